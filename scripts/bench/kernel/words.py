"""The same deeds in each kernel's language. `i` is the number of a cell, `k` what an edited run of it changes."""

import pathlib

import nbformat

root = pathlib.Path(__file__).resolve().parents[3]


class TypeScript:
    first = "const total0 = 0"
    one_line = "console.log('x')"
    lines = "for (let i = 0; i < 20000; i++) console.log(`line ${i}`)"
    write = "process.stdout.write('x'.repeat(10 << 20) + '\\n');"
    busy = "const until = Date.now() + {ms}; while (Date.now() < until) {}"

    @staticmethod
    def small(i, k=1):
        return f"const value{i} = {i} + {k}\nvalue{i}"

    @staticmethod
    def ten(i, k=1):
        return f"""interface Point{i} {{ x: number; y: number; name?: string }}
function scaled{i}(points: Point{i}[], by: number): Point{i}[] {{
  return points.map((point) => ({{ ...point, x: point.x * by, y: point.y * by }}));
}}
const cloud{i} = Array.from({{ length: 20 }}, (_, j): Point{i} => ({{ x: j, y: j ** 2 }}));
const larger{i} = scaled{i}(cloud{i}, {k});
const total{i} = larger{i}.reduce((sum, point) => sum + point.x + point.y, total{i // 2} % 10);
const label{i} = `cloud {i}: ${{total{i}.toFixed(2)}}`;
const parts{i} = label{i}.split(' ').filter((part) => part.length > 1);
parts{i}.length"""

    @staticmethod
    def draft(i):
        """A cell that is being typed, and a word that must be among the completions."""
        return f"const rounded{i} = Math.ro", "round"


class Deno(TypeScript):
    write = "console.log('x'.repeat(10 << 20))"  # what process.stdout gets does not reach the notebook


class Lectern(TypeScript):
    product = """import { randn } from 'lectern';
const a = randn([1000, 1000]);
const b = randn([1000, 1000]);
const times: number[] = [];
for (let i = 0; i < 300; i++) {
  const start = performance.now();
  a.mul(b);
  times.push(performance.now() - start);
}
times.sort((one, other) => one - other)[75]"""  # the quarter that nobody else disturbed
    keep = """import { ones } from 'lectern';
let kept = Array.from({ length: 15 }, () => ones([1000, 10000]));
kept.length"""
    # What is dropped is collected at once, so that the figure shows what the allocator gives back, not V8's mood.
    drop = """kept = [];
const { getBuiltinModule } = process as any;
getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
getBuiltinModule('node:vm').runInNewContext('gc')();"""

    @staticmethod
    def lesson():
        notebook = nbformat.read(root / "notebooks/03-weight-initialization.ipynb", as_version=4)
        return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


class Python:
    first = "import math\nfrom dataclasses import dataclass, replace\ntotal0 = 0"
    one_line = "print('x')"
    lines = "for i in range(20000): print(f'line {i}')"
    write = "import sys; sys.stdout.write('x' * (10 << 20) + '\\n');"
    busy = "import time; until = time.time() + {ms} / 1e3\nwhile time.time() < until: pass"

    @staticmethod
    def small(i, k=1):
        return f"value{i} = {i} + {k}\nvalue{i}"

    @staticmethod
    def ten(i, k=1):
        return f"""@dataclass
class Point{i}: x: float; y: float; name: str = ''
def scaled{i}(points: list[Point{i}], by: float) -> list[Point{i}]:
    return [replace(point, x=point.x * by, y=point.y * by) for point in points]
cloud{i} = [Point{i}(j, j ** 2) for j in range(20)]
larger{i} = scaled{i}(cloud{i}, {k})
total{i} = sum((point.x + point.y for point in larger{i}), total{i // 2} % 10)
label{i} = f'cloud {i}: {{total{i}:.2f}}'
parts{i} = [part for part in label{i}.split(' ') if len(part) > 1]
len(parts{i})"""

    @staticmethod
    def draft(i):
        return f"rounded{i} = total0.bit_le", "bit_length"
