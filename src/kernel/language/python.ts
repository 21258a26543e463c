// Lines that are Python, or copied from a slide, and no TypeScript: such a text has no tree worth looking at, so their words are read as they stand.

import ts = require('typescript');

import type { Cells } from './cells.js';

/** How Python's literals are written. */
const literals: { readonly [python: string]: string } = { True: 'true', False: 'false', None: 'null' };

/** A line without its remark and with its literals as JavaScript writes them; what stands in quotes is left alone. */
export function withOurLiterals(line: string): string {
  return line.replace(/"[^"]*"|'[^']*'|\s*\/\/.*|\b(?:True|False|None)\b/g, (word) =>
    /^\s*\/\//.test(word) ? '' : (literals[word] ?? word),
  );
}

/** Quotes and dashes as slides and word processors set them, and as code has them. */
const typographic: { readonly [mark: string]: string } = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '−': '-',
  '×': '*',
};

/** A line with the marks of code; undefined when it has them. */
export function withPlainMarks(line: string): string | undefined {
  const plain = line.replace(/[“”„‘’–−×]/g, (mark) => typographic[mark] ?? mark);
  return plain === line ? undefined : plain.trim();
}

/** `math` of `import math` and of `from math import sqrt`. */
export function moduleIn(line: string): string | undefined {
  return /^\s*(?:import|from)\s+([\w.]+)/.exec(line)?.[1];
}

/** `a` and `1, 3` of `a[1:3]`. */
export function sliceIn(line: string): { name: string; range: string } | undefined {
  const [, name, from = '', to = ''] =
    /([\p{ID_Start}$_][\p{ID_Continue}$]*)\[\s*(-?\w*)\s*:\s*(-?\w*)\s*\]/u.exec(line) ?? [];
  return name === undefined ? undefined : { name, range: to === '' ? from : `${from || '0'}, ${to}` };
}

/** The members of a name that an earlier cell has declared. */
export function membersOfName(cells: Cells, name: string): string[] | undefined {
  const symbol = cells.scope.seen(name).value;
  const { checker } = cells.program;
  if (!symbol?.valueDeclaration) return undefined;
  return checker.getPropertiesOfType(checker.getApparentType(checker.getTypeOfSymbol(symbol))).map((one) => one.name);
}

/** Numbers with a name, as `math` and numpy call them. */
const constants: { readonly [name: string]: string } = { pi: 'Math.PI', e: 'Math.E', inf: 'Infinity', nan: 'NaN' };

/** `Math.PI` for `np.pi`; undefined for anything else. */
export function ourConstant(node: ts.Node): string | undefined {
  return constants[/^(?:math|np|numpy|torch)\.(\w+)$/.exec(node.getText())?.[1] ?? ''];
}

/** The value of an argument. */
export function ourLiteral(node: ts.Node): string {
  return literals[node.getText()] ?? ourConstant(node) ?? node.getText();
}

/** A line whose `and`, `or` and `not` are JavaScript's; undefined when it holds a text, in which such words may stand. */
export function withOurLogic(line: string): string | undefined {
  if (/['"`]/.test(line)) return undefined;
  return line.replace(/\band\b/g, '&&').replace(/\bor\b/g, '||').replace(/\bnot\s+/g, '!').trim(); // biome-ignore format: one line
}
