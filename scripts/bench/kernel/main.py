"""Our kernel beside ipykernel, tslab and Deno in one run: start, cells, completion, output, memory.

Run with `npm run bench -- kernel`. Blocks are taken in turn: each kernel runs one, then the next block begins, and every
other round the kernels change their order. What counts are ratios within one run: machines differ, and are shared.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import blocks
import client
from rows import rows
from table import table


class Size(NamedTuple):
    cells: int
    edits: int
    drafts: int
    rounds: int


usual = Size(cells=500, edits=150, drafts=50, rounds=50)
small = Size(cells=200, edits=50, drafts=20, rounds=20)


def variant(words, folder):
    """Our kernelspec with variables (`NAME=value`) and flags of Node added; returns its name."""
    spec = json.loads((client.folders[0] / "lectern/kernel.json").read_text())
    for word in words.split():
        if word.startswith("-"):
            spec["argv"].insert(1, word)
        else:
            name, value = word.split("=", 1)
            spec.setdefault("env", {})[name] = value
    name = f"variant-{len(list(folder.iterdir())) + 1}"
    (folder / name).mkdir()
    (folder / name / "kernel.json").write_text(json.dumps(spec))
    return name


def measure(block, name, size):
    """The figures of one block; what did not come within its time is left out."""
    figures = {}
    try:
        for row, figure in block(name, size):
            figures[row] = figure
    except client.Lost as lost:
        progress(f"{block.__name__}, {name}: {lost}", end="\n")
    return figures


def median(figures):
    numbers = [figure for figure in figures if isinstance(figure, float)]
    return "lost" if "lost" in figures else statistics.median(numbers) if numbers else None


def compete(names, wanted, size, rounds):
    """All figures: by row and kernel, one of each round."""
    needed = [block for block in blocks.blocks if any(row in wanted for row in rows[block.__name__])]
    found = {row: {name: [] for name in names} for row in wanted}
    for number in range(rounds):
        for block in needed:
            for name in names if number % 2 == 0 else names[::-1]:
                progress(f"round {number + 1}: {block.__name__}, {name}")
                figures = measure(block, name, size)
                for row in rows[block.__name__]:
                    if row in wanted:
                        found[row][name].append(figures.get(row))
    progress("")
    return found


def progress(text, end=""):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end=end, file=sys.stderr, flush=True)
    elif end:
        print(text, file=sys.stderr)


def choose(words):
    """Rows by their block, or by a word of their name."""
    every = {row: block for block, of in rows.items() for row in of}
    chosen = {
        word: [row for row, block in every.items() if (word == block if word in rows else word in row)] for word in words
    }
    for word, of in chosen.items():
        if not of:
            sys.exit(f"No row has the word {word!r}; the blocks are {', '.join(rows)}.")
    return [row for row in every if not words or any(row in of for of in chosen.values())]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="npm run bench -- kernel", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="lectern,python3,tslab,deno", help="kernels, with commas between them")
    parser.add_argument("--rows", default="", help="words of rows, or blocks, with commas between them")
    parser.add_argument("--quick", action="store_true", help="one round, with fewer cells")
    parser.add_argument(
        "--variant",
        action="append",
        default=[],
        metavar="'NAME=value --flag'",
        help="a further column: our kernel with these variables and flags of Node",
    )
    arguments = parser.parse_args()
    size, rounds = (small, 1) if arguments.quick else (usual, arguments.rounds)
    wanted = choose([word for word in arguments.rows.split(",") if word])
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    with tempfile.TemporaryDirectory() as folder:
        client.folders.append(Path(folder))
        titles = {name: name.replace("python3", "ipykernel") for name in arguments.only.split(",") if name}
        titles |= {variant(words, Path(folder)): words for words in arguments.variant}
        found = compete(list(titles), wanted, size, rounds)
    medians = {row: {titles[name]: median(figures) for name, figures in by.items()} for row, by in found.items()}
    output = client.root / "output/bench/kernel.json"
    output.parent.mkdir(parents=True, exist_ok=True)
    every = {row: {titles[name]: figures for name, figures in by.items()} for row, by in found.items()}
    output.write_text(json.dumps({"load": load, **size._asdict(), "rounds": rounds, "figures": every}, indent=1) + "\n")
    counts = f"{size.cells} cells, {size.edits} edits, {size.drafts} completions, {size.rounds} rounds of cells and completion"
    print(f"Medians of {rounds} rounds; {counts}; load {load} at the start\n")
    print(table(medians, list(titles.values())))
    print(f"\nAll figures: {output}")
