"""A long session: 320 cells of all kinds, and 150 of them edited and run again in random order."""

import random
import unittest

from kernel import KernelCase


class Names:
    """What the names of the session hold. Functions are live: they see the latest value of what they use."""

    def __init__(self):
        self.held = {}

    def __getitem__(self, name):
        return self.held[name]()

    def const(self, name, value):
        self.held[name] = lambda: value

    def live(self, name, read):
        self.held[name] = read


# Each kind of cell: from its number, its own parameter, an older constant and the names, the code and its result. The
# parameter is what an edit changes; an odd one also changes the shape of what is declared.


def constant(n, p, older, names):
    names.const(f"c{n}", p)
    return f"const c{n} = {p}{' as number' if p % 2 else ''}\nc{n}", p


def function(n, p, older, names):
    names.live(f"f{n}(1)", lambda: p + names[older])
    extra = ", _unused?: string" if p % 2 else ""
    return f"function f{n}(x: number{extra}) {{ return x * {p} + {older} }}\nf{n}(1)", p + names[older]


def klass(n, p, older, names):
    names.const(f"new K{n}().v", p)
    extra = "static kind = 'odd'; " if p % 2 else ""
    body = f"#v = {p}; {extra}add(x: number) {{ this.#v += x; return this }} get v() {{ return this.#v }}"
    return f"class K{n} {{ {body} }}\nnew K{n}().add({older}).v", p + names[older]


def subclass(n, p, older, names):
    return f"class Base{n} {{ constructor(readonly v: number) {{}} }}\nclass Sub{n} extends Base{n} {{ twice() {{ return 2 * this.v }} }}\nnew Sub{n}({p}).twice() + {older}", 2 * p + names[older]


def typed(n, p, older, names):
    names.const(f"t{n}.a", p)
    extra = "; b?: string" if p % 2 else ""
    return f"type T{n} = {{ a: number{extra} }}\nconst t{n}: T{n} = {{ a: {p} }}\nt{n}.a + {older}", p + names[older]


def interface(n, p, older, names):
    extra = " extends Partial<Error>" if p % 2 else ""
    return f"interface I{n}{extra} {{ (x: number): number }}\nconst i{n}: I{n} = (x) => x - {p}\ni{n}({older})", names[older] - p


def enum(n, p, older, names):
    names.const(f"E{n}.B", p + 1)
    extra = ", C" if p % 2 else ""
    return f"enum E{n} {{ A = {p}, B{extra} }}\nE{n}.B + {older}", p + 1 + names[older]


def generic(n, p, older, names):
    names.const(f"g{n}(0).length", p)
    extra = " | null" if p % 2 else ""
    return f"function g{n}<T>(x: T, times = {p}): (T{extra})[] {{ return Array(times).fill(x) }}\ng{n}({older}).length", p


def module(n, p, older, names):
    name = "extname" if p % 2 else "basename"
    return f"import {{ {name} as m{n} }} from 'node:path'\nm{n}('/x/{p}.txt').length", len(".txt" if p % 2 else f"{p}.txt")


def waiting(n, p, older, names):
    return f"const w{n} = await Promise.resolve({p})\nawait new Promise<number>((r) => setTimeout(r, 0, w{n} + {older}))", p + names[older]


def pattern(n, p, older, names):
    names.const(f"x{n}", p + names[older])
    return f"let {{ x{n}, y: [y{n} = 0] }} = {{ x{n}: {p}, y: [{older}] }}\nx{n} += y{n}; x{n}", p + names[older]


def displays(n, p, older, names):
    return f"display({p}); console.log({older})\nawait null; for (const k of [{p}]) k\n{older}", names[older]


KINDS = (constant, function, klass, subclass, typed, interface, enum, generic, module, waiting, pattern, displays)


class LongSession(KernelCase):
    fresh = True

    def test_every_cell_is_right_however_others_are_edited(self):
        choice = random.Random(20)
        names = Names()
        cells = []
        edited = 0

        def run(n, kind, older, p):
            code, value = kind(n, p, older, names)
            result = self.ok(code)
            self.assertEqual(result.value, str(value), code)
            if kind is displays:
                shown = [c["data"]["text/plain"] for c in result.contents("display_data")]
                self.assertEqual((result.stdout, shown), (f"{names[older]}\n", [str(p)]))

        for n in range(320):
            kind = constant if n == 0 else KINDS[n % len(KINDS)]
            # A cell uses what an older cell has declared: a constant, a function, a class, an enum …
            older = choice.choice([*names.held]) if kind is not constant else ""
            cells.append((n, kind, older))
            run(n, kind, older, choice.randrange(1, 100))
            if n > 20 and n % 2 == 1:
                run(*choice.choice(cells), choice.randrange(1, 100))
                edited += 1
        self.assertEqual((len(cells), edited), (320, 150))
        for expression in choice.sample([*names.held], 50):
            self.assertEqual(self.value(expression), str(names[expression]), expression)


if __name__ == "__main__":
    unittest.main()
