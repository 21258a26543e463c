// A lesson as slides: which cells become screens, and of which kind. What nbconvert reads is `slideshow.slide_type`.

import { blocksOf, heightOfAll, joined, screenful, screensOf } from './blocks.js';
import { type Cell, type Notebook, type Output, sourceOf } from './notebook.js';

/** `slide` stands to the right of the one before, `subslide` below it; `fragment` is revealed by a key; `skip` is for the notebook. */
export type Tag = 'slide' | 'subslide' | 'fragment' | 'skip';
export type Kind = 'title' | 'text' | 'figure' | 'answer' | 'code';

/** Sections that are work for readers, and not for a lecture hall. */
const forReaders = /^(Exercises|Papers)\b/;
const inPython = /^The same in PyTorch/;

/** The lesson's cells as screens, tagged; what is left to the notebook is there and skipped. */
export function slidesOf({ cells, ...rest }: Notebook): Notebook {
  const slides = new Slides();
  cells.forEach((cell, i) => {
    if (cell.cell_type === 'markdown')
      slides.text(sourceOf(cell), isDefinition(cells[i + 1]), leadsToFigure(cells.slice(i + 1)));
    else if (cell.cell_type === 'code') slides.code(cell);
  });
  return { ...rest, cells: slides.done() };
}

/** Words of so few lines stand above the code that they are about, and of so few on the screen of the figure that they lead to. */
const short = 5;
const shortest = 2.6;

const isPrediction = (source: string): boolean => /^const predicted\w* = .*$/.test(source.trim());
const isImports = (source: string): boolean => source.replaceAll(/^import\b[^;]*;$/gm, '').trim() === '';

/** Code that shows nothing: it is for what comes after it. */
function isDefinition(cell: Cell | undefined): boolean {
  if (cell?.cell_type !== 'code' || (cell.outputs ?? []).length > 0) return false;
  return !isPrediction(sourceOf(cell)) && !isImports(sourceOf(cell));
}

/** Whether cells show a figure before they say anything. */
function leadsToFigure(cells: readonly Cell[]): boolean {
  const first = cells.find(({ cell_type, outputs = [] }) => cell_type === 'markdown' || outputs.length > 0);
  return first?.cell_type === 'code';
}

class Slides {
  readonly #cells: Cell[] = [];
  /** What the screen says at its foot: the headings that it stands under. */
  #headings: [string, string] = ['', ''];
  #skipping = false;
  /** Questions without an answer so far, and where on the slides the last one stands. */
  #questions: { text: string; cell: Cell }[] = [];
  /** Code, and words about it, that will stand below the next figure. */
  #below: { text: string; kind: Kind }[] = [];
  /** Words that will stand above the next figure. */
  #above = '';
  /** The text that is the last screen so far, and may go on. */
  #open: Cell | null = null;

  done(): Cell[] {
    this.#show();
    return this.#cells;
  }

  text(source: string, isAboutCode: boolean, isBeforeFigure: boolean): void {
    for (const part of source.split(/(<details>.*?<\/details>)/s).map((part) => part.trim())) {
      if (part === '') continue;
      const [, summary, answer] = /^<details><summary>(.*?)<\/summary>(.*)<\/details>$/s.exec(part) ?? [];
      if (answer === undefined)
        this.#words(part, isAboutCode && part === source.trim(), isBeforeFigure && source.trim().endsWith(part));
      else if (this.#skipping || inPython.test(summary!)) this.#skip(part);
      else this.#answer(summary!, answer);
    }
  }

  code(cell: Cell): void {
    const source = sourceOf(cell);
    const outputs = cell.outputs ?? [];
    if (this.#skipping || isImports(source)) return this.#skip(source);
    if (isPrediction(source)) return this.#choices(source);
    this.#below.push({ text: source, kind: 'code' });
    if (outputs.length === 0) return;
    const [first, ...others] = outputs;
    if (this.#above === '') this.#push('slide', 'figure', shows(first!));
    else {
      this.#push('slide', 'figure', { source: this.#above });
      this.#push(null, 'figure', shows(first!));
      this.#above = '';
    }
    this.#show();
    for (const output of others) this.#push('slide', 'figure', shows(output));
  }

  #words(text: string, isAboutCode: boolean, isBeforeFigure: boolean): void {
    const blocks = blocksOf(text);
    for (const block of blocks) {
      const [, sign, heading] = /^(#{1,3}) (.*)$/.exec(block) ?? [];
      if (sign === undefined) continue;
      if (sign === '###') this.#headings[1] = plain(heading!);
      else {
        this.#show();
        this.#headings = [plain(heading!), ''];
        this.#skipping = forReaders.test(heading!);
      }
    }
    if (this.#skipping) return this.#skip(text);
    const bare = blocks.every((block) => block.startsWith('#'));
    if (bare && !/^##? /m.test(text)) return; // the foot of the next figure says it
    const at = blocks.findIndex((block) => block.startsWith('**Predict'));
    if (at < 0 && isAboutCode && !/^##? /m.test(text) && heightOfAll(blocks) <= short) {
      this.#below.push({ text, kind: 'text' });
      return;
    }
    const kind = text.startsWith('# ') ? 'title' : 'text';
    if (!this.#goesOn(text)) {
      if (at < 0 && isBeforeFigure && !/^#/m.test(text) && heightOfAll(blocks) <= shortest) {
        this.#above = text;
        return;
      }
      const screens = kind === 'title' ? [text] : screensOf(blocks);
      for (const screen of screens) this.#push('slide', kind, { source: screen });
      if (kind === 'text') this.#open = this.#cells.at(-1)!;
    }
    if (at < 0) return;
    this.#questions.push({ text: joined(blocks.slice(at)), cell: this.#open ?? this.#cells.at(-1)! });
    this.#open = null; // a question is the last thing before its figure
  }

  /** Adds a text to the screen of the one before, if there is room. */
  #goesOn(text: string): boolean {
    if (this.#open === null || /^##? /m.test(text)) return false;
    const whole = `${sourceOf(this.#open)}\n\n${text}`;
    if (heightOfAll(blocksOf(whole)) > screenful) return false;
    this.#open.source = whole;
    return true;
  }

  /** What may be predicted is said where it is asked. */
  #choices(source: string): void {
    const comment = /\/\/ (.*)$/m.exec(source)?.[1];
    const question = this.#questions.at(-1);
    if (question === undefined || comment === undefined) return this.#skip(source);
    const choices = `\n\n<span class="choices">${comment.replaceAll(/[\\`*_$<>[\]&]/g, '\\$&')}</span>`;
    question.cell.source = `${sourceOf(question.cell)}${choices}`;
    this.#skip(source);
  }

  /** The question once more, and the answer behind a key. */
  #answer(summary: string, answer: string): void {
    const asked = this.#questions.map(({ text }) => text);
    this.#questions = [];
    const lines = [`### ${summary}`, ...asked];
    const [first, ...others] = screensOf(blocksOf(answer), heightOfAll(lines.flatMap(blocksOf)));
    this.#push('slide', 'answer', { source: lines.join('\n\n') });
    this.#push('fragment', 'answer', { source: first ?? '' });
    for (const screen of others) this.#push('slide', 'answer', { source: screen });
  }

  /** What has been kept for below the figure. */
  #show(): void {
    let words = '';
    for (const { text, kind } of this.#below.splice(0)) {
      if (kind === 'text') {
        words = text;
        continue;
      }
      if (words !== '') this.#push('subslide', 'code', { source: words });
      this.#push(words === '' ? 'subslide' : null, 'code', { cell_type: 'code', source: text, outputs: [] });
      words = '';
    }
  }

  #skip(source: string): void {
    this.#push('skip', 'text', { source });
  }

  #push(tag: Tag | null, kind: Kind, cell: Partial<Cell>): void {
    const section = [...new Set(this.#headings)].filter((heading) => heading !== '').join(' · ');
    const metadata = { slideshow: { slide_type: tag ?? '-' }, lectern: { kind, section } };
    const whole = cell.cell_type === 'code' ? { execution_count: null } : {};
    const id = `screen-${this.#cells.length}`;
    if (tag !== 'skip') this.#open = null;
    this.#cells.push({ id, cell_type: 'markdown', source: '', ...cell, ...whole, metadata });
  }
}

const plain = (heading: string): string => heading.replaceAll(/[`*$\\]/g, '');

/** A screen with what a cell shows. */
const shows = (output: Output): Partial<Cell> => ({ cell_type: 'code', outputs: [output] });
