// A notebook in memory: the real compiler, and the smallest runtime that compiled cells can run on.

import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';
import { Cells } from '../../../src/kernel/language/cells.js';
import { compile } from '../../../src/kernel/language/compile.js';
import { Boxes } from '../../../src/kernel/runtime/boxes.js';
import type { TypeChecks } from '../../../src/kernel/session/ports.js';

const packageRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const folder = join(tmpdir(), 'Lectern'); // not all in small letters, and it need not be there
const libFolder = dirname(createRequire(import.meta.url).resolve('typescript'));
const node = Number(process.versions.node.split('.')[0]);
// One for all tests of a file: reading the library's types takes a while.
const cells = new Cells({ folder, packageRoot, libFolder, node, builtins: ['fs', 'path', 'os'], files: ts.sys });
const used: { id: number; names: string[] }[] = [];
let lastId = 0;

/** A new notebook, in which no name is declared. */
export function notebook() {
  for (const { id, names } of used.splice(0)) cells.forget(id, names);
  const boxes = new Boxes();
  const runtime = {
    i: new Int32Array(2),
    s: () => {
      throw new Error('interrupted');
    },
    b: (name: string) => boxes.box(name),
    d: boxes.declare,
    c: boxes.constant,
    o: boxes.keep,
    a: <T>(_run: number, value: T) => value,
    h: <T>(value: T) => value,
    w: <T>(value: T) => value,
    u: <T>(value: T) => value,
    e: <T>(value: T) => value,
    l: (specifier: string) => import(specifier),
    p: (module: Record<string, unknown>, name: string) => module[name],
  };
  let count = 0;
  const compileCell = (code: string, types: TypeChecks = 'notebook') => {
    const result = compile(cells, { id: ++lastId, name: `In [${++count}]`, code, types });
    if (result.status === 'ok') used.push({ id: lastId, names: [...result.cell.declares] });
    return result;
  };
  return {
    cells,
    runtime,
    compile: compileCell,
    /** Takes back names of the cell that was compiled last. */
    forget: (names: string[]) => cells.forget(lastId, names),
    /** The errors of a cell, as the student sees them; the empty string when there is none. */
    errors(code: string): string {
      const result = compileCell(code);
      return result.status === 'error' ? `${result.error.ename}: ${result.error.evalue}` : '';
    },
    /** Compiles and runs a cell; its result. */
    async run(code: string): Promise<unknown> {
      const result = compileCell(code);
      if (result.status === 'error') throw new Error(result.error.evalue);
      const scope: { v?: unknown } = Object.create(runtime);
      await vm.runInThisContext(result.cell.js)(scope);
      return scope.v;
    },
  };
}
