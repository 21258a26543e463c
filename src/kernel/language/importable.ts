// Names that an import would bring: which line to add for each.

import ts = require('typescript');

import type { Cells } from './cells.js';

/** The modules whose names are looked through, in this order, and the files that declare them. */
const modules: [specifier: string, file: string][] = [
  ['lectern', 'index.d.ts'],
  ['lectern/notebook', 'notebook/index.d.ts'],
  ['lectern/plot', 'plot/index.d.ts'],
];

/** Names of Node's modules that programs use most. */
export const nodeNames: { readonly [module: string]: readonly string[] } = {
  fs: ['existsSync', 'mkdirSync', 'readdirSync', 'readFileSync', 'rmSync', 'statSync', 'writeFileSync'],
  path: ['basename', 'dirname', 'extname', 'join', 'resolve'],
  child_process: ['exec', 'execFileSync', 'execSync', 'spawn', 'spawnSync'],
  os: ['cpus', 'homedir', 'tmpdir'],
  crypto: ['createHash', 'randomBytes', 'randomUUID'],
  util: ['inspect', 'promisify', 'styleText'],
  url: ['fileURLToPath', 'pathToFileURL'],
  http: ['createServer'],
  readline: ['createInterface'],
  events: ['EventEmitter'],
};

/** A name of a module: the line that imports it, how it is written then, and what it is. */
export interface Importable {
  line: string;
  name: string;
  symbol: ts.Symbol;
}

interface Found {
  /** By name, those that an import brings by themselves. */
  direct: Map<string, Importable>;
  /** By their last name, those inside of a namespace, as `nn.Linear`. */
  inside: Map<string, Importable>;
}

/** What was found for a session, as long as its program is the same. */
const known = new WeakMap<Cells, { built: number; found: Found }>();

/** The line that imports `name`; null when none of our modules, nor Node, has it. */
export function importable(cells: Cells, name: string): string | null {
  const ours = names(cells).direct.get(name);
  if (ours) return ours.line;
  if (cells.options.builtins.includes(name)) return `import ${name} from 'node:${name}';`;
  const module = Object.entries(nodeNames).find(([, list]) => list.includes(name))?.[0];
  return module ? `import { ${name} } from 'node:${module}';` : null;
}

/** Where our modules have `name`, also within a namespace of theirs; null when none has it. */
export function homeOf(cells: Cells, name: string): Importable | null {
  const { direct, inside } = names(cells);
  return direct.get(name) ?? inside.get(name) ?? null;
}

/** The names that begin with `begun`, for completion. */
export function importables(cells: Cells, begun: string): Importable[] {
  const lower = begun.toLowerCase();
  return [...names(cells).direct.values()].filter(
    ({ name, line }) => name.toLowerCase().startsWith(lower) && !line.includes("'lectern/plot'"),
  );
}

/** Has the compiler read our modules, also when no cell has imported one yet. */
export function includeModules(cells: Cells): void {
  for (const [, path] of modules) cells.program.include(pathOf(cells, path));
}

const pathOf = (cells: Cells, path: string) => `${cells.options.packageRoot.replaceAll('\\', '/')}/dist/${path}`;

function names(cells: Cells): Found {
  const { program, built } = cells.program;
  const before = known.get(cells);
  if (before?.built === built) return before.found;
  const checker = program.getTypeChecker();
  const found: Found = { direct: new Map(), inside: new Map() };
  for (const [specifier, path] of modules) {
    const file = program.getSourceFile(pathOf(cells, path));
    const module = file && checker.getSymbolAtLocation(file);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const line = `import { ${symbol.name} } from '${specifier}';`;
      if (!found.direct.has(symbol.name)) found.direct.set(symbol.name, { line, name: symbol.name, symbol });
      gather(checker, symbol, line, symbol.name, found.inside, 2);
    }
  }
  known.set(cells, { built: cells.program.built, found });
  return found;
}

/** Adds the names in a namespace, those of the outermost first. */
function gather(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  line: string,
  path: string,
  into: Map<string, Importable>,
  depth: number,
): void {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (!(target.flags & ts.SymbolFlags.ValueModule)) return;
  const members = checker.getExportsOfModule(target);
  for (const member of members) {
    const name = `${path}.${member.name}`;
    const old = into.get(member.name);
    if (!old || old.name.split('.').length > name.split('.').length)
      into.set(member.name, { line, name, symbol: member });
  }
  if (depth > 1) for (const member of members) gather(checker, member, line, `${path}.${member.name}`, into, depth - 1);
}
