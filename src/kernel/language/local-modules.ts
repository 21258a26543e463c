// TypeScript files of the notebook's folder that a cell imports, compiled for the loader.

import ts = require('typescript');

import type { LocalModule } from '../session/ports.js';

/** The files that a cell reaches, and how it names them. */
export interface LocalModules {
  list: LocalModule[];
  /** The files themselves. */
  files: ts.SourceFile[];
  /** What to load for an import: the address of a local file with its version, anything else as it was written. */
  specifier(text: string): string;
}

/** Finds and compiles the local files behind the imports of `cell`; the version of a file covers all that it imports. */
export function localModules(program: ts.Program, cell: ts.SourceFile): LocalModules {
  const found = new Map<string, LocalModule>();
  const visit = (file: ts.SourceFile, path: Set<string>): string => {
    const known = found.get(file.fileName);
    if (known || path.has(file.fileName)) return known?.version ?? '';
    const within = new Set(path).add(file.fileName);
    const versions = localImports(program, file).map(({ target }) => visit(target, within));
    const version = hash([file.text, ...versions].join('\u0000'));
    const name = relativeName(program.getCurrentDirectory(), file.fileName);
    found.set(file.fileName, {
      url: fileUrl(file.fileName),
      version,
      name,
      source: file.text,
      ...emitModule(program, file),
    });
    return version;
  };
  const imports = new Map(
    localImports(program, cell).map(({ text, target }) => [
      text,
      `${fileUrl(target.fileName)}?v=${visit(target, new Set())}`,
    ]),
  );
  const files = [...found.keys()].flatMap((path) => program.getSourceFile(path) ?? []);
  return { list: [...found.values()], files, specifier: (text) => imports.get(text) ?? text };
}

function localImports(program: ts.Program, file: ts.SourceFile): { text: string; target: ts.SourceFile }[] {
  return importTexts(file).flatMap((text) => {
    const { resolvedModule } = ts.resolveModuleName(text, file.fileName, program.getCompilerOptions(), ts.sys);
    const target = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
    const local =
      target &&
      !target.isDeclarationFile &&
      !resolvedModule.isExternalLibraryImport &&
      /\.[mc]?tsx?$/.test(target.fileName);
    return local ? [{ text, target }] : [];
  });
}

/** The module names in `import`, `export … from` and `import('…')`. */
function importTexts(file: ts.SourceFile): string[] {
  return ts
    .preProcessFile(file.text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.includes('/.lectern.'));
}

function emitModule(program: ts.Program, file: ts.SourceFile): { js: string; map: string } {
  const { outputText, sourceMapText = '' } = ts.transpileModule(file.text, {
    fileName: file.fileName,
    compilerOptions: { ...program.getCompilerOptions(), sourceMap: true, paths: {} },
  });
  return { js: outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), map: sourceMapText };
}

function fileUrl(path: string): string {
  return `file://${path.startsWith('/') ? '' : '/'}${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`;
}

/** How tracebacks call a file: from the notebook's folder, or by its whole path when it lies elsewhere. */
export function relativeName(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** A short digest (FNV-1a) that tells versions apart. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return `${(h >>> 0).toString(36)}${text.length.toString(36)}`;
}
