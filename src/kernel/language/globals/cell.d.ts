// What local files have without an import, as cells do, and what `import.meta` is in a cell.

declare var display: typeof import('lectern/notebook').display;
declare var clearOutput: typeof import('lectern/notebook').clearOutput;
declare var input: typeof import('lectern/notebook').input;

interface ImportMeta {
  /** The address of the notebook's folder, as a file in it. */
  url: string;
  /** The notebook's folder. */
  dirname: string;
  /** The address of the module that an import would load. */
  resolve(specifier: string): string;
}
