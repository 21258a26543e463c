// Each example of a doc comment compiles, runs, and gives what is said behind it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import * as lectern from '../../src/index.js';
import { exportsOf, findExamples, namesIn, root, withRemarks } from './examples.js';
import { programIn } from './folder.js';
import { prelude, preludes } from './prelude.js';
import { isTrue } from './remarks.js';

/** These need files that do not come with the package, and are only compiled. */
const needFiles = ['data/sets/cifar10.ts', 'data/sets/idx.ts', 'homework/homework.ts', 'homework/hidden.ts'];

/** Examples that are known to be wrong, and are left out until they are mended; nothing else may stand here. */
const examples = findExamples();

/** Where the names of an example come from, as declarations around it: its prelude, its own file, the common prelude. */
function declarations(index: number): string {
  const { file, code } = examples[index]!;
  const names = namesIn(code);
  const special = Object.keys((preludes as { [file: string]: () => object })[file]?.() ?? {});
  const own = exportsOf(readFileSync(join(root, 'src', file), 'utf8'));
  const from = (list: readonly string[], source: string) => {
    const used = list.filter((name) => names.delete(name));
    return used.length > 0 ? `const { ${used.join(', ')} } = ${source};` : '';
  };
  return [
    from(special, `preludes['${file}']()`),
    from(own, `own${index}`),
    from(Object.keys(lectern), 'lectern'),
    from(common, 'prelude()'),
  ].join(' ');
}
const common = Object.keys(prelude());

/** A module with a function for each example. */
const program = [
  "import * as lectern from '../../src/index.js';",
  "import { type nn, type train, Tensor } from '../../src/index.js';",
  "import { prelude, preludes } from '../../test/docs/prelude.js';",
  ...examples.map(({ file }, i) => `import * as own${i} from '../../src/${file.replace(/ts$/, 'js')}';`),
  "import { display, clearOutput, progress, table } from '../../src/notebook/index.js';",
  "import { compare } from '../../src/slides/compare.js';",
  'type Said = (value: unknown, remark: string) => void;',
  'export const examples: ((said: Said) => unknown)[] = [];',
  ...examples.map(
    ({ code }, i) => `examples[${i}] = async (said) => { ${declarations(i)} {\n${withRemarks(code)}\n} };`,
  ),
].join('\n');

/** Where an example stands. */
const place = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

const inFolder = programIn('examples', program);

test('there are a hundred examples and more', () => expect(examples.length).toBeGreaterThan(100));

test('every example compiles', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  // as in cells: a list is not doubted where one of its elements is taken
  const own = { ...options, noUncheckedIndexedAccess: false, noUnusedLocals: false, noUnusedParameters: false };
  const compiled = ts.createProgram([inFolder('examples.ts')], own);
  const file = compiled.getSourceFile(inFolder('examples.ts'))!;
  const diagnostics = [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)];
  const wrong = diagnostics.map(({ start, messageText }) => {
    const before = program
      .slice(0, start)
      .match(/^examples\[\d+\]/gm)
      ?.at(-1);
    const example = examples[Number(/\d+/.exec(before ?? '')?.[0])];
    return `${example ? place(example) : 'imports'}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(wrong).toEqual([]);
});

test('every example runs, and says what is true', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true); // displays and progress in a terminal
  const wrong: string[] = [];
  const before = process.cwd();
  process.chdir(inFolder()); // some write files
  try {
    const module = (await import(inFolder('examples.ts'))) as {
      examples: ((said: (value: unknown, remark: string) => void) => Promise<void>)[];
    };
    for (const [i, example] of examples.entries()) {
      if (needFiles.includes(example.file)) continue;
      const said = (value: unknown, remark: string) => {
        if (!isTrue(value, remark)) wrong.push(`${place(example)}: ${String(value)}, not ${remark}`);
      };
      await module.examples[i]!(said).catch((error: unknown) => wrong.push(`${place(example)}: ${String(error)}`));
    }
  } finally {
    process.chdir(before);
    log.mockRestore();
    write.mockRestore();
  }
  expect(wrong).toEqual([]);
});

test('a remark that is not true is found', () => {
  const { tensor, zeros } = lectern;
  const cases: [value: unknown, remark: string, truth: boolean][] = [
    [5, '5', true],
    [5, '6', false],
    [[1, 2], '[1, 2]', true],
    [{ a: 1, b: [2] }, '{ a: 1, b: [2] }', true],
    [{ a: 1 }, '{ a: 2 }', false],
    [tensor([1, 2]), 'tensor([1., 2.])', true],
    [tensor([1, 2]), '[1, 2]', true],
    [tensor([1, 2]), '[1, 3]', false],
    [zeros([2]), '0', true],
    [tensor([0, 1]), '0', false],
    [zeros([2, 3]), 'shape [2, 3]', true],
    [zeros([2, 3]), '[N, 3]', true],
    [zeros([2, 3]), '[N, 2]', false],
    [1.01, 'about 1', true],
    [1.2, 'about 1', false],
    [Math.LN10, 'ln 10 = 2.3026', true],
    [Math.LN10, 'ln 10 = 2.3025', false],
    [{ a: 1, b: 2 }, 'such as { a: 3, b: 4 }', true],
    [{ a: 1 }, 'such as { a: 3, b: 4 }', false],
    [5, 'some number', false],
  ];
  for (const [value, remark, truth] of cases) expect(isTrue(value, remark), `${value}: ${remark}`).toBe(truth);
});

test.each([
  ['f(1) // 2', 'said(f(1), "2"); // 2'],
  ['a(); f(1); // 2\ng()', 'a(); said(f(1), "2"); // 2\ng()'],
  ['const [x] = f(); // 3', 'const [x] = f();;said(x, "3"); // 3'],
  ['step(w) // w is 0 now', 'step(w);said(w, "0"); // w is 0 now'],
])('%s', (code, wanted) => expect(withRemarks(code)).toBe(wanted));
