// A course with a queue, as its instructor has it: a Redis, markers and workers, each a process of its own that can be killed.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'dist/cli/main.js');

/** Whether there is a Redis; where all must be tested, its lack is a failure. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0 || process.env['CI'] === 'true';

export const homework = `// %%
'what is given';
// %% answer="q1" points=2
export function deviation(fanIn: number, fanOut: number): number {
  // BEGIN SOLUTION
  return Math.sqrt(2 / (fanIn + fanOut));
  // END SOLUTION
}
// %% checks="q1"
import { check } from 'lectern/assignment';
export const q1 = [
  check(deviation, { visible: [[100, 200]], hidden: (draw) => [draw.whole(1, 500), draw.whole(1, 500)] }),
];
// %% answer="q2" points=3 needs=["q1"] seconds=4
export function start(x: number): number {
  // BEGIN SOLUTION
  return x * deviation(x, 2 * x);
  // END SOLUTION
}
// %% checks="q2"
export const q2 = [check(start, { visible: [[3]], hidden: (draw) => [draw.whole(1, 500)] })];
`;

export const right = {
  q1: 'function deviation(fanIn, fanOut) { return Math.sqrt(2 / (fanIn + fanOut)) }',
  q2: 'function start(x) { return x * deviation(x, 2 * x) }',
};

/** Waits for something that must come, though machines are slow. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > 120_000) throw new Error(`it never came that ${holds}`);
    await sleep(20);
  }
}

export interface Program {
  child: ChildProcess;
  /** All that it has said so far. */
  said(): string;
  /** Its status, when it has ended. */
  ended: Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

export class Course {
  readonly folder = mkdtempSync(join(tmpdir(), 'lectern-queue-'));
  private readonly programs: Program[] = [];

  constructor() {
    writeFileSync(this.path('hw.ts'), homework);
    mkdirSync(this.path('node_modules'));
    symlinkSync(root, this.path('node_modules/lectern'));
    writeFileSync(this.path('term.json'), JSON.stringify({ name: 'test', secret: 'f'.repeat(64) }));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Puts a submission into a folder. */
  handIn(folder: string, student: string, answers: { [id: string]: string } = {}): void {
    const cells = Object.entries({ ...right, ...answers }).map(([id, source]) => ({
      ...{ cell_type: 'code', id, metadata: {}, source, outputs: [], execution_count: null },
    }));
    const words = { cell_type: 'markdown', id: 'words', metadata: {}, source: 'This is nobody else’s business.' };
    mkdirSync(this.path(folder), { recursive: true });
    const notebook = { cells: [words, ...cells], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(this.path(folder, `${student}.ipynb`), JSON.stringify(notebook));
  }

  run(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): Program {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...process.env, LECTERN_TERM: this.path('term.json'), ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += String(piece)));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const kill = (signal: NodeJS.Signals = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    };
    const running: Program = { child, said: () => said, ended, kill };
    this.programs.push(running);
    return running;
  }

  grade(submissions: string, out: string, more: string[] = [], environment: NodeJS.ProcessEnv = {}): Program {
    const args = ['grade', submissions, '--assignment', 'hw', '--out', out, ...more];
    return this.run(process.execPath, [main, ...args], environment);
  }

  /** Starts a worker with one slot, whose questions others take soon when it is killed. */
  async worker(queue: string, environment: NodeJS.ProcessEnv = {}): Promise<Program> {
    const args = ['grade-worker', '--queue', queue, '--assignment', 'hw', '--workers', '1', '--lease', '2'];
    const worker = this.run(process.execPath, [main, ...args], environment);
    await until(() => worker.said().includes('waits at') || worker.child.exitCode !== null);
    return worker;
  }

  /** Records by student, as they lie there. */
  records(out: string): { [file: string]: string } {
    const folder = this.path(out, 'records');
    if (!existsSync(folder)) return {};
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  }

  /** What the log of a run has. */
  log(out: string): { [name: string]: unknown }[] {
    const lines = readFileSync(this.path(out, 'queue.log'), 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as { [name: string]: unknown });
  }

  /** Ends the markers and workers that still run, so that what fails in one test does not fail the next. */
  async endMarking(): Promise<void> {
    await this.end(({ child }) => child.spawnfile === process.execPath);
  }

  /** Ends all that still runs. */
  async end(which: (program: Program) => boolean = () => true): Promise<void> {
    await Promise.all(this.programs.filter(which).map(({ kill }) => kill()));
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A Redis that keeps what it says it keeps. */
export class Server {
  private program: Program | null = null;
  private constructor(
    private readonly course: Course,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @param more settings besides, a line each; `PORT` in them stands for the port */
  static async start(course: Course, name: string, more = 'port PORT'): Promise<Server> {
    const server = new Server(course, course.path(name), await freePort());
    mkdirSync(server.folder);
    const own = `dir ${server.folder}\nbind 127.0.0.1\nappendonly yes\nappendfsync always\nsave ""\n`;
    writeFileSync(join(server.folder, 'redis.conf'), own + more.replaceAll('PORT', String(server.port)));
    await server.begin();
    return server;
  }

  get address(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  client(): Redis {
    const client = new Redis(this.address, { maxRetriesPerRequest: null });
    client.on('error', () => undefined); // it is killed on purpose
    return client;
  }

  async begin(): Promise<void> {
    const program = this.course.run('redis-server', [join(this.folder, 'redis.conf')]);
    this.program = program;
    await until(() => {
      if (program.child.exitCode !== null) throw new Error(program.said());
      return program.said().includes('Ready to accept connections');
    });
  }

  async kill(): Promise<void> {
    await this.program?.kill();
  }

  /** All that was ever written into it. */
  written(): string {
    const folder = join(this.folder, 'appendonlydir');
    const files = readdirSync(folder).filter((name) => name.endsWith('.aof'));
    return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  }
}

/** A key and a certificate for this machine, signed by itself. */
export function certificate(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key, cert };
}
