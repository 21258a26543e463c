// The cells of a lesson that some figures need: those that show them, and those that declare what these use, and so on.

import ts from 'typescript';

interface Cell {
  text: string;
  declares: Set<string>;
  uses: Set<string>;
}

/** The names that a binding gives. */
const bound = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));

/** The names that some statements declare. */
const declared = (statements: readonly ts.Node[]): string[] =>
  statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
    if (ts.isVariableDeclarationList(statement)) return statement.declarations.flatMap(({ name }) => bound(name));
    const { name } = statement as { name?: ts.Node };
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });

/** The names that a node gives to what stands in it. */
function inside(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return node.parameters.flatMap(({ name }) => bound(name));
  if (ts.isBlock(node)) return declared(node.statements);
  if (ts.isForStatement(node) || ts.isForOfStatement(node)) return node.initializer ? declared([node.initializer]) : [];
  return [];
}

const isMember = (node: ts.Node, { parent } = node): boolean =>
  (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;

const read = new Map<string, Cell>();

/** The names that a cell declares for others, and those that it uses of others. */
function cellOf(text: string): Cell {
  const known = read.get(text);
  if (known) return known;
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.ES2022, true);
  const uses = new Set<string>();
  const visit = (node: ts.Node, own: readonly string[]): void => {
    if (ts.isIdentifier(node) && !isMember(node) && !own.includes(node.text)) uses.add(node.text);
    const more = inside(node);
    node.forEachChild((child) => visit(child, more.length > 0 ? [...own, ...more] : own));
  };
  file.forEachChild((node) => visit(node, []));
  const cell = { text, declares: new Set(declared(file.statements)), uses };
  read.set(text, cell);
  return cell;
}

/**
 * A lesson cut down to what some figures need.
 * @param lesson its source, in percent format
 * @param figures their names; a figure that no cell shows by its name needs all cells
 */
export function slice(lesson: string, figures: readonly string[]): string {
  const [imports = '', ...others] = lesson
    .split(/^(?=\/\/ %%)/m)
    .filter((cell) => cell.startsWith('// %%') && !cell.startsWith('// %% [markdown]'));
  const cells = others.map(cellOf);
  const shows = (name: string) =>
    cells.filter(({ text }) => text.replace(/show\(\s+/g, 'show(').includes(`show('${name}'`));
  if (figures.some((name) => shows(name).length === 0)) return lesson;
  const needed = new Set(figures.flatMap(shows));
  for (const cell of needed) for (const other of cells) if ([...cell.uses].some((name) => other.declares.has(name))) needed.add(other); // biome-ignore format: one line
  return [imports, ...cells.filter((cell) => needed.has(cell)).map(({ text }) => text)].join('\n');
}
