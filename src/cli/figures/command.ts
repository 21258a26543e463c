// `lectern figures`: draws every figure of lessons and notebooks, or says which are not as before.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nearest } from '../../options/index.js';
import { Refused } from '../refused.js';
import { show } from './changed.js';
import { messages } from './messages.js';
import { type Order, orderOf } from './order.js';
import { checkFiles, type Figure, figuresOf, fileOf, place } from './outputs.js';
import { indexPage } from './page.js';
import { drawAll } from './pool.js';
import { executed } from './run.js';
import { sourcesOf } from './sources.js';
import { compare, parseSums, type Sums, sumsText } from './sums.js';
import type { Task } from './worker.js';

/** What can be said: to the user, and, while something goes on, to a terminal. */
export interface Voice {
  say(line: string): void;
  complain(line: string): void;
  progress(line: string): void;
}

/** Runs the command; 0 when all went well, 1 when something failed or differs, 2 when the arguments are wrong. */
export async function figures(args: string[], voice: Voice): Promise<number> {
  try {
    const order = orderOf(args);
    if (order.help) {
      voice.say(messages.help);
      return 0;
    }
    return await carriedOut(order, voice);
  } catch (error) {
    voice.complain(`lectern figures: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Refused ? 2 : 1;
  }
}

async function carriedOut(order: Order, voice: Voice): Promise<number> {
  const sumsFile = order.sums ?? join(order.out, 'figures.sha256');
  if (order.check && !existsSync(sumsFile)) throw new Refused(messages.noSums(sumsFile));
  const before = existsSync(sumsFile) ? parseSums(readFileSync(sumsFile, 'utf8'), sumsFile) : new Map();
  const all = await collected(order, voice);
  checkFiles(all);
  const wanted = order.name === null ? all : all.filter(({ name }) => name === order.name);
  const names = all.map(({ name }) => name);
  if (order.name !== null && wanted.length === 0)
    throw new Refused(messages.noName(order.name, names, nearest(order.name, names)));
  const fresh = order.check ? mkdtempSync(join(tmpdir(), 'lectern-figures-')) : order.out;
  try {
    const now = await draw(wanted, fresh, order, voice);
    const sources = new Set(all.map(({ source }) => source));
    const asked = (file: string) => order.name === null && sources.has(file.split('/')[0]!) && isAsked(file, order);
    if (order.check) return judged(before, now, asked, fresh, order, voice);
    for (const file of before.keys()) if (asked(file) && !now.has(file)) before.delete(file);
    mkdirSync(dirname(sumsFile), { recursive: true });
    writeFileSync(sumsFile, sumsText(new Map([...before, ...now])));
    const index = join(order.out, 'index.html');
    writeFileSync(index, indexPage(wanted, order));
    voice.say(messages.written(index, sumsFile));
    return 0;
  } finally {
    if (order.check) rmSync(fresh, { recursive: true, force: true });
  }
}

/** Whether a file is of a theme and a format that were asked for. */
function isAsked(file: string, { formats, themes }: Order): boolean {
  const [, theme = 'light', format] = /(?:-(dark|print))?\.(\w+)$/.exec(file) ?? [];
  return themes.some((name) => name === theme) && formats.some((name) => name === format);
}

/** The figures of all notebooks, which are run one after the other: each takes all cores. */
async function collected(order: Order, { say, progress }: Voice): Promise<Figure[]> {
  const all: Figure[] = [];
  for (const source of sourcesOf(order)) {
    if (source.foreign !== null) say(messages.foreign(source.name, source.foreign));
    if (source.run) progress(messages.running(source.name));
    const found = figuresOf(source.run ? await executed(source) : source);
    progress('');
    const unnamed = found.filter(({ named }) => !named).length;
    if (found.length === 0) say(messages.nothing(source.name));
    if (unnamed > 0) say(messages.unnamed(source.name, unnamed));
    all.push(...found);
  }
  return all;
}

/** Draws into a folder, and gives the digests of what can be compared. */
async function draw(wanted: readonly Figure[], folder: string, order: Order, voice: Voice): Promise<Sums> {
  const start = performance.now();
  const { formats, themes, scale } = order;
  const tasks = wanted.map((figure): Task => {
    const forms = themes.flatMap((theme) =>
      formats.map((format) => ({ file: fileOf(figure, theme, format), theme, format })),
    );
    return { spec: figure.spec, description: figure.description, forms, scale, folder };
  });
  mkdirSync(folder, { recursive: true });
  const done = await drawAll(tasks, availableParallelism(), (n) =>
    voice.progress(messages.drawing(n, tasks.length, wanted[n - 1]!.name)),
  );
  voice.progress('');
  const sums: Sums = new Map();
  for (const [i, result] of done.entries()) {
    const figure = wanted[i]!;
    if ('error' in result) throw new Error(messages.notDrawn(place(figure), figure.name, result.error));
    if (!figure.volatile) for (const [file, sum] of result.sums) sums.set(file, sum);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const source of new Set(wanted.map((figure) => figure.source))) {
    const own = wanted.filter((figure) => figure.source === source).length;
    voice.say(messages.summary(source, own, own * formats.length * themes.length, seconds));
  }
  return sums;
}

function judged(
  before: Sums,
  now: Sums,
  asked: (file: string) => boolean,
  fresh: string,
  { out }: Order,
  { say, complain }: Voice,
): number {
  const changes = compare(before, now, asked);
  const unseen = [...before.keys()].filter((file) => !now.has(file) && !asked(file)).length;
  const wrong = changes.differs.length + changes.added.length + changes.gone.length;
  if (wrong === 0) {
    say(messages.same(now.size));
    if (unseen > 0) say(messages.unseen(unseen));
    return 0;
  }
  const { lines, page } = show(changes, before, { fresh, out });
  for (const line of lines) complain(line);
  complain(messages.failed(wrong, page));
  if (unseen > 0) complain(messages.unseen(unseen));
  return 1;
}
