// A text in Markdown as blocks, and how much of a slide each takes.

/** How many letters a line of a slide has, and how many lines a slide. */
const lineLength = 66;
export const screenful = 15;

/** A text that is a little longer is set smaller instead of being split; the more so when only a few lines would be left for a screen. */
const slack = 1.15;
const slackForFew = 1.3;
const few = 4;

/** The blocks of a text: paragraphs, formulas, items of lists. Blank lines in formulas and in fenced code end nothing. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(open.join('\n'));
    open = [];
  };
  let within: string | null = null;
  for (const line of text.split('\n')) {
    if (within === null && line.trim() === '') {
      close();
      continue;
    }
    if (within === null && (/^(- |\d+\. )/.test(line) || /^#{1,6} /.test(line))) close();
    open.push(line);
    for (const [mark] of line.matchAll(/\$\$|^```/g)) within = within === null ? mark : within === mark ? null : within;
    if (within === null && /^#{1,6} /.test(line)) close();
  }
  close();
  return blocks;
}

/** About how many lines a block takes. */
export function heightOf(block: string): number {
  if (block.startsWith('#')) return 2;
  if (/^```/.test(block)) return 0.8 * (block.split('\n').length - 1);
  if (isTable(block)) return rowsOf(block).reduce((sum, row) => sum + heightOfRow(row), 0);
  const display = [...block.matchAll(/\$\$(.*?)\$\$/gs)].reduce((sum, [, tex]) => {
    const rows = tex!.split('\\\\').length + (tex!.match(/\\qquad/g) ?? []).length * (shown(tex!) > lineLength ? 1 : 0);
    return sum + 2.4 * rows;
  }, 0);
  const words = block.replaceAll(/\$\$.*?\$\$/gs, '').trim();
  const length = words.replaceAll(/\$([^$]*)\$/g, (_, tex: string) => 'x'.repeat(shown(tex))).length;
  return display + (words === '' ? 0 : Math.ceil(length / lineLength) + 0.6);
}

const isTable = (block: string): boolean => /^\|.*\n\|[-:| ]+/.test(block);
const rowsOf = (table: string): string[] => table.split('\n').filter((line) => !/^\|[-:| ]+$/.test(line));

/** Cells share the line evenly, more or less. */
function heightOfRow(row: string): number {
  const cells = row.split('|').slice(1, -1);
  const lines = cells.map((cell) => (shown(cell) * cells.length) / lineLength);
  return Math.ceil(Math.max(...lines) * 0.8) + 0.4;
}

/** A table as tables of a screen each, under the same headings. */
function parted(block: string): string[] {
  if (!isTable(block) || heightOf(block) <= screenful) return [block];
  const [heading, rule, ...rows] = block.split('\n');
  const half = Math.ceil(rows.length / 2);
  const parts = [rows.slice(0, half), rows.slice(half)];
  return rows.length < 2 ? [block] : parts.flatMap((part) => parted([heading, rule, ...part].join('\n')));
}

/** How many letters of a formula are seen. */
const shown = (tex: string): number => tex.replaceAll(/\\[a-zA-Z]+/g, 'x').replaceAll(/[{}^_\\\s]/g, '').length;

const isItem = (block: string): boolean => /^(- |\d+\. )/.test(block);

/** Blocks as one text again. */
export const joined = (blocks: readonly string[]): string =>
  blocks.reduce((text, block, i) => {
    if (i === 0) return block;
    return `${text}${isItem(block) && isItem(blocks[i - 1]!) ? '\n' : '\n\n'}${block}`;
  }, '');

/** Whether a block leads to the next one: a heading, or a sentence that is not at its end. */
const leads = (block: string): boolean => /^#/.test(block) || (!isItem(block) && !/[.!?…)*_">|`$]$/.test(block.trim()));

/** About how many lines blocks take. */
export const heightOfAll = (blocks: readonly string[]): number =>
  blocks.reduce((sum, block) => sum + heightOf(block), 0);

/** Texts of a screen each; on the first screen some lines are taken already. */
export function screensOf(given: readonly string[], taken = 0): string[] {
  const blocks = given.flatMap(parted);
  if (taken + heightOfAll(blocks) <= screenful * slack) return [joined(blocks)];
  const screens: string[][] = [[]];
  let left = screenful - taken;
  for (let i = 0; i < blocks.length; ) {
    let end = i + 1;
    while (end < blocks.length && leads(blocks[end - 1]!)) end++;
    const group = blocks.slice(i, end);
    const height = heightOfAll(group);
    if (height > left && screens.at(-1)!.length > 0) {
      screens.push([]);
      left = screenful;
    }
    screens.at(-1)!.push(...group);
    left -= height;
    i = end;
  }
  const full = screens.filter((screen) => screen.length > 0);
  const [before, last] = full.slice(-2);
  if (last !== undefined && heightOfAll(last) <= few) {
    const height = heightOfAll([...before!, ...last]) + (full.length === 2 ? taken : 0);
    if (height <= screenful * slackForFew) full.splice(-2, 2, [...before!, ...last]);
  }
  return full.map(joined);
}
