"""The aligned table: a goal that we miss has an exclamation mark."""

from rows import Row, rows

flat: dict[str, Row] = {row: about for of in rows.values() for row, about in of.items()}


def table(medians, names):
    width = max(len(f"{row}, {flat[row].unit}") for row in medians)
    shown = {name: name if len(name) <= 12 else f"variant {i}" for i, name in enumerate(names)}
    lines = [f"{shown[name]}: {name}" for name in names if shown[name] != name]
    lines.append("".join([" " * width, f"{'goal':>8}", *(f"{shown[name]:>13}" for name in names)]))
    for row, figures in medians.items():
        about = flat[row]
        cells = [f"{text(figures[name], about, name):>13}" for name in names]
        lines.append("".join([f"{row}, {about.unit}".ljust(width), f"{about.text():>8}", *cells]))
    return "\n".join(lines)


def text(figure, about, name):
    peer = name in ("ipykernel", "tslab", "deno")
    return number(figure) + (" " if peer or about.met(figure) else "!")


def number(figure):
    if not isinstance(figure, float):
        return figure or "–"
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
