// Marks one question: a process of its own gets the cells and, one by one, calls with inputs that students see and others that they
// do not; what comes back is compared here.

import { outcome } from '../assignment/check.js';
import { tolerance } from '../assignment/sheet.js';
import type { Question } from '../assignment/source.js';
import { callOf, judge, type Known } from '../homework/run-check.js';
import { restored, type Stored } from '../homework/values.js';
import { fromGuest, toGuest } from './channel/frames.js';
import type { Cells } from './channel/requests.js';
import { decode, encode } from './channel/values.js';
import type { Compiler, Module } from './compiler.js';
import { drawFor, inOrder, seedFor } from './keys.js';
import { messages } from './messages.js';
import type { PlannedCheck } from './plan.js';
import type { CheckRecord, QuestionRecord } from './record.js';
import { type Guest, GuestError } from './sandbox/guest.js';
import { type Limits, patience } from './sandbox/limits.js';
import { told } from './told.js';

export interface QuestionJob {
  assignment: string;
  question: Question;
  checks: readonly PlannedCheck[];
  cells: Cells;
  /** The needed questions that are answered as the author does. */
  carried: string[];
  /** Digest of the submission. */
  submission: string;
  secret: string;
  limits: Limits;
}

/** One call that is to be made, and what must come out. */
interface Planned {
  check: number;
  visible: boolean;
  /** The request. */
  opening: Uint8Array;
  /** The call as it would be written, where students see it. */
  call: string | null;
  expected: unknown;
  known: Known;
}

/** What an answer is worth so far, by check. */
type Tally = { share: number; said: string | null; mistake: CheckRecord['mistake'] }[];

/** How the process of an answer went. */
interface Run {
  tally: Tally;
  end: 'marked' | 'failed' | 'stopped';
  reason: string | null;
}

/**
 * Marks a question.
 * @param start starts a student's process
 * @param compiler makes a module of the cells
 * @throws {GuestError} of the kind `start`, when a process does not come so far that a student's code runs
 */
export async function markQuestion(
  job: QuestionJob,
  start: (limits: Limits) => Guest,
  compiler: Compiler,
): Promise<QuestionRecord> {
  const calls = await callsOf(job);
  let made: Promise<Module> | undefined;
  const module = () => (made ??= compiler.module(job.cells, job.submission));
  const run = await runCalls(job, calls, start, module);
  if (run.end === 'marked' && run.tally.some(({ said }) => said !== null)) {
    // what students are told comes from a process that has met only what they can see
    const seen = calls.filter(({ visible }) => visible);
    const again = await runCalls(job, seen, start, module);
    for (const [i, one] of run.tally.entries()) {
      const { said, mistake } = again.tally[i]!;
      if (one.said !== null) Object.assign(one, { said: said ?? messages.unsteady, mistake });
    }
  }
  for (const one of run.tally) if (one.share < 1) one.said ??= messages.hidden;
  return recordOf(job, job.carried.length > 0 ? withoutTexts(run, job.carried) : run);
}

/** Where the author's answers stand beside the student's, they could be read in what the student's says. */
function withoutTexts({ tally, end, reason }: Run, carried: readonly string[]): Run {
  const silent = messages.notShown(carried);
  return {
    tally: tally.map(({ said, ...one }) => ({ ...one, said: said === null || end === 'stopped' ? said : silent })),
    end,
    reason: end === 'failed' ? silent : reason,
  };
}

/** Makes calls in a process of their own. */
async function runCalls(
  job: QuestionJob,
  calls: readonly Planned[],
  start: (limits: Limits) => Guest,
  compiled: () => Promise<Module>,
): Promise<Run> {
  const { checks, limits } = job;
  const tally: Tally = checks.map(() => ({ share: 1, said: null, mistake: null }));
  const lost = (end: Run['end'], reason: string): Run => ({
    tally: tally.map((one) => (one.share > 0 ? { share: 0, said: reason, mistake: null } : one)),
    end,
    reason,
  });
  const until = (deadline: number) => Math.max(1, deadline - performance.now());
  const guest = start(limits);
  try {
    const module = await compiled(); // while the process starts
    if ('problem' in module) return lost(module.end, module.problem);
    await guest.ready;
    const deadline = performance.now() + patience(limits);
    const loaded = await guest.ask(toGuest.module, module.bytes, shortAnswer, until(deadline));
    if (loaded.kind !== fromGuest.loaded) return lost('failed', textOf(loaded.content));
    for (const { check, visible, opening, call, expected, known } of calls) {
      const longest = 4 * encode(expected).length + shortAnswer;
      const { kind, content } = await guest.ask(toGuest.call, opening, longest, until(deadline));
      const one =
        kind === fromGuest.value
          ? judge(decoded(content), expected, known, tolerance(checks[check]!.check))
          : { share: 0, said: textOf(content), mistake: null };
      const said = one.said === null ? null : `${call}: ${one.said}`;
      tally[check] = worse(tally[check]!, visible ? { ...one, said } : { share: one.share, said: null, mistake: null });
    }
    return { tally, end: 'marked', reason: null };
  } catch (error) {
    if (!(error instanceof GuestError) || error.failure === 'start') throw error;
    return lost('stopped', messages.stopped[error.failure](limits));
  } finally {
    guest.kill();
  }
}

function decoded(content: Uint8Array): unknown {
  try {
    return decode(content);
  } catch {
    throw new GuestError('malformed');
  }
}

const shortAnswer = 65536;

/** The smaller share; what is said comes from calls that students see, of the others only that there is something. */
const worse = (before: Tally[number], one: Tally[number]): Tally[number] => ({
  share: Math.min(before.share, one.share),
  ...(before.said === null || (one.said !== null && one.share < before.share)
    ? { said: one.said, mistake: one.mistake }
    : { said: before.said, mistake: before.mistake }),
});

const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

/** Lets what else there is to do have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** All calls of a question, those that students see among the others. */
async function callsOf({ assignment, question, checks, submission, secret }: QuestionJob): Promise<Planned[]> {
  const all: Planned[] = [];
  for (const [i, { check, visible }] of checks.entries()) {
    const opening = (seed: number | null, inputs: readonly unknown[]) => encode([check.calls, seed, ...inputs]);
    for (const { seed, inputs, expected, mistakes, best = null } of visible) {
      const known = { mistakes, best };
      const request = opening(seed, inputs.map(restored));
      const call = callOf(check.calls, { inputs });
      all.push({ check: i, visible: true, opening: request, call, expected: restored(expected as Stored), known });
    }
    for (let n = 0; check.hidden && n < check.hiddenCalls; n++) {
      await turn(); // other questions of this marker, and its word to a queue that it is alive, need not wait for all of the author's answers
      const what = [assignment, question.id, submission, i, n];
      const { inputs, expected, best = null } = check.hidden(drawFor(secret, ...what));
      const seed = check.seed === null ? null : seedFor(secret, ...what);
      const request = opening(seed, inputs); // before the solution can change them
      const wanted = expected ?? (await outcome(check.solution, inputs, seed));
      all.push({
        check: i,
        visible: false,
        opening: request,
        call: null,
        expected: wanted,
        known: { mistakes: [], best },
      });
    }
  }
  return inOrder(secret, all, assignment, question.id, submission);
}

function recordOf({ question, checks, carried }: QuestionJob, { tally, end, reason: why }: Run): QuestionRecord {
  const list = checks.map(({ check, points }, i): CheckRecord => {
    const { share, said, mistake } = tally[i]!;
    return { what: check.what, points, got: points * share, said: said === null ? null : told(said), mistake };
  });
  const reason = why === null ? null : told(why);
  const got = list.reduce((sum, one) => sum + one.got, 0);
  return { question: question.id, points: question.points, got, end, reason, checks: list, carried };
}
