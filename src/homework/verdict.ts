// What a student sees of a question's checks.

import { displaySymbol, inspectSymbol } from '../notebook/bundle.js';
import type { MimeBundle } from '../notebook/host.js';
import { escapeHtml } from '../notebook/media.js';
import { messages } from './messages.js';

/** What came out of one check. */
export interface CheckResult {
  what: string;
  points: number;
  /** How many of the points the answer got. */
  got: number;
  right: boolean;
  /** What came out and what was expected, for the first input that went wrong. */
  said: string | null;
  mistake: { name: string; hint: string } | null;
}

/** Points of the homework so far: of the visible checks that were run. */
export interface Progress {
  got: number;
  all: number;
  /** Points of the homework that are marked by hand. */
  byHand?: number;
}

/**
 * The outcome of the visible checks of a question, or of an exercise. In a notebook it is shown as a list, with a bar of the homework's
 * points below.
 * @example new Verdict('q1', [], { got: 0, all: 2 }).right // true
 */
export class Verdict {
  /**
   * @param question which one
   * @param results a check each
   * @param progress the points of the whole homework; null where there are none
   * @param all the points of the question; those of its checks, when left out
   */
  constructor(
    readonly question: string,
    readonly results: readonly CheckResult[],
    readonly progress: Progress | null,
    readonly all: number = sum(results),
  ) {}

  /** Whether all checks are passed. */
  get right(): boolean {
    return this.results.every(({ right }) => right);
  }

  /** The points that the checks bring, at most those of the question: thirds need not add up to a whole. */
  get points(): number {
    const got = this.results.reduce((total, one) => total + one.got, 0);
    return this.right ? this.all : Math.min(this.all, got);
  }

  /** The verdict as text. */
  toString(): string {
    const lines = this.results.flatMap(({ what, right, said, mistake }) => [
      `${right ? '✓' : '✗'} ${what}: ${messages.outcome(right)}`,
      ...[said, mistake && messages.looksLike(mistake.name, mistake.hint)]
        .filter((text) => text)
        .map((text) => `    ${text}`),
    ]);
    const below = this.progress === null ? [] : [`${bar(this.progress)} ${messages.ofHomework(this.progress)}`];
    return [this.head, ...lines, ...below].join('\n');
  }

  private get head(): string {
    const outcome = this.progress === null ? messages.outcome(this.right) : messages.points(this.points, this.all);
    return `${this.question}: ${outcome}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): MimeBundle {
    const text = (value: string) => escapeHtml(value);
    const items = this.results.map(({ what, right, said, mistake }) => {
      const more = [said, mistake && messages.looksLike(mistake.name, mistake.hint)].filter((one) => one);
      const below = more.map((one) => `<div style="margin-left:1.6em">${text(one!)}</div>`).join('');
      return `<div><b aria-hidden="true">${right ? '✓' : '✗'}</b> ${text(what)}: <b>${messages.outcome(right)}</b>${below}</div>`;
    });
    const head = `<div><b>${text(this.head)}</b></div>`;
    const meter = this.progress === null ? '' : meterOf(this.progress);
    return {
      'text/html': `<div class="lectern-verdict">${head}${items.join('')}${meter}</div>`,
      'text/plain': this.toString(),
    };
  }
}

const sum = (results: readonly { points: number }[]): number =>
  results.reduce((total, { points }) => total + points, 0);

function meterOf(progress: Progress): string {
  const { got, all } = progress;
  const said = messages.ofHomework(progress);
  return `<div style="margin-top:.5em"><progress value="${got}" max="${all}" aria-label="${said}" style="width:16em"></progress> ${said}</div>`;
}

const barLength = 20;
function bar({ got, all }: Progress): string {
  const full = all === 0 ? 0 : Math.round((barLength * got) / all);
  return `${'█'.repeat(full)}${'░'.repeat(barLength - full)}`;
}
