// Files as the compiler sees them: those of packages are read once, all others whenever they change.

import ts = require('typescript');

export class FileCache {
  private readonly snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot | undefined }>();
  private readonly existing = new Map<string, boolean>();
  private readonly directories = new Map<string, boolean>();

  /** @param packageRoot the package whose types come with the kernel */
  constructor(private readonly packageRoot: string) {}

  /** Changes when the file does. */
  version(path: string): string {
    return this.changes(path) ? String(ts.sys.getModifiedTime?.(path)?.getTime() ?? 0) : '0';
  }

  snapshot(path: string): ts.IScriptSnapshot | undefined {
    const version = this.version(path);
    const known = this.snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = ts.sys.readFile(path);
    const snapshot = text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    this.snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  readonly read = (path: string): string | undefined => ts.sys.readFile(path);

  readonly exists = (path: string): boolean => this.remember(this.existing, path, ts.sys.fileExists);

  readonly directoryExists = (path: string): boolean => this.remember(this.directories, path, ts.sys.directoryExists);

  private remember(answers: Map<string, boolean>, path: string, ask: (path: string) => boolean): boolean {
    if (this.changes(path)) return ask(path);
    let answer = answers.get(path);
    if (answer === undefined) answers.set(path, (answer = ask(path)));
    return answer;
  }

  /** Packages are not expected to change while a kernel runs; the student's own files are. */
  changes(path: string): boolean {
    return !path.includes('/node_modules/') && !path.startsWith(`${this.packageRoot}/dist/`);
  }
}
