// Which cells of a lesson become which screens.

import { describe, expect, test } from 'vitest';
import { blocksOf, heightOf, screenful, screensOf } from '../../../scripts/lessons/pages/blocks.js';
import type { Cell } from '../../../scripts/lessons/pages/notebook.js';
import { slidesOf } from '../../../scripts/lessons/pages/slides.js';

const text = (source: string): Cell => ({ cell_type: 'markdown', source, metadata: {} });
const code = (source: string, ...shown: string[]): Cell => ({
  cell_type: 'code',
  source,
  outputs: shown.map((name) => ({ output_type: 'display_data', data: { 'text/plain': name } })),
  metadata: {},
});

/** Each screen as `tag kind: what it shows`, without what is skipped. */
function screens(...cells: Cell[]): string[] {
  const made = slidesOf({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }).cells;
  return made.flatMap(({ metadata, source, outputs = [] }) => {
    const { slide_type } = metadata['slideshow'] as { slide_type: string };
    const { kind } = metadata['lectern'] as { kind: string };
    const shown = outputs.map(({ data }) => `<${data!['text/plain']}>`).join('');
    return slide_type === 'skip' ? [] : [`${slide_type} ${kind}: ${String(source).replaceAll('\n', '|')}${shown}`];
  });
}

describe('a lesson as screens', () => {
  test('text, a question, its figure with the code below, and the answer behind a key', () => {
    const found = screens(
      text('# 3 Weights\n\n**After this lesson you can**\n\n- say why.'),
      text('## The idea\n\nA net starts.'),
      code("import { plot } from 'lectern';"),
      text('## 3.1 Small\n\nIt works.\n\n**Predict:** by which factor?'),
      code('const predicted31 = NaN; // a number: the *factor*'),
      code('const net = build();'),
      code("show('3.1', net)", 'figure 3.1'),
      text('<details><summary>The answer</summary>\n\nBy 0.22.\n\n</details>\n\nAnd then?'),
    );
    expect(found).toEqual([
      'slide title: # 3 Weights||**After this lesson you can**||- say why.',
      'slide text: ## The idea||A net starts.',
      'slide text: ## 3.1 Small||It works.||**Predict:** by which factor?||<span class="choices">a number: the \\*factor\\*</span>',
      'slide figure: <figure 3.1>',
      'subslide code: const net = build();',
      "subslide code: show('3.1', net)",
      'slide answer: ### The answer||**Predict:** by which factor?',
      'fragment answer: By 0.22.',
      'slide text: And then?',
    ]);
  });

  test('each figure of a cell has a screen; the code stands below the first', () => {
    expect(screens(text('## A'), code('both()', 'one', 'two'))).toEqual([
      'slide text: ## A',
      'slide figure: <one>',
      'subslide code: both()',
      'slide figure: <two>',
    ]);
  });

  test('a few words about code stand above it', () => {
    const found = screens(text('`f` is the loop.'), code('const f = 1;'), code('show(f)', 'figure'));
    expect(found).toEqual([
      'slide figure: <figure>',
      'subslide code: `f` is the loop.',
      '- code: const f = 1;',
      'subslide code: show(f)',
    ]);
  });

  test('a text goes on on the screen of the one before while there is room, up to its question', () => {
    const found = screens(
      text('## A\n\nOne.'),
      code('const f = 1;'),
      text('### Two\n\nMore.\n\n**Predict:** what?'),
      code('const predicted = 0; // a number'),
      text('And so?'),
      code('show(f)', 'figure'),
    );
    expect(found).toEqual([
      'slide text: ## A||One.||### Two||More.||**Predict:** what?||<span class="choices">a number</span>',
      'slide figure: And so?',
      '- figure: <figure>',
      'subslide code: const f = 1;',
      'subslide code: show(f)',
    ]);
    const long = `${'Long '.repeat(150)}.`;
    expect(screens(text(`## A\n\n${long}`), text(long))).toHaveLength(2);
  });

  test('a sentence stands above the figure that it leads to', () => {
    const before = [text('## A'), code('show()', 'first')];
    const rest = ['slide text: ## A', 'slide figure: <first>', 'subslide code: show()'];
    expect(screens(...before, text('In a net:'), code('show()', 'second'))).toEqual([
      ...rest,
      'slide figure: In a net:',
      '- figure: <second>',
      'subslide code: show()',
    ]);
    expect(screens(...before, text('That is all.'), text('## B'))).toEqual([
      ...rest,
      'slide text: That is all.',
      'slide text: ## B',
    ]);
  });

  test('exercises, papers and PyTorch are left to the notebook', () => {
    const found = screens(
      text('## Summary\n\nShort.'),
      text('<details><summary>The same in PyTorch</summary>\n\n```python\nimport torch\n```\n\n</details>'),
      text('## Exercises\n\nFind it.'),
      code('check()', 'not yet'),
      text('<details><summary>Solution</summary>\n\n1\n\n</details>'),
      text('## Papers\n\nOne.'),
      text('## After\n\nMore.'),
    );
    expect(found).toEqual(['slide text: ## Summary||Short.', 'slide text: ## After||More.']);
  });

  test('a heading without words is said at the foot of the next figure', () => {
    const { cells } = slidesOf({
      cells: [text('## 9.1 Steps'), text('### How `strong`?'), code('show()', 'figure')],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });
    expect(cells.map(({ metadata }) => (metadata['lectern'] as { section: string }).section)).toEqual([
      '9.1 Steps',
      '9.1 Steps · How strong?',
      '9.1 Steps · How strong?',
    ]);
  });
});

describe('a long text', () => {
  const paragraph = (n: number) => `Number ${n} ${'is long '.repeat(40)}and ends.`;
  test('is split between paragraphs', () => {
    const found = screensOf([1, 2, 3, 4].map(paragraph));
    expect(found.length).toBe(2);
    expect(found.join('\n\n')).toBe([1, 2, 3, 4].map(paragraph).join('\n\n'));
  });

  test('that is a little longer than a screen is set smaller', () => {
    const lines = Array.from({ length: 10 }, (_, i) => `Line ${i}.`);
    expect(lines.length * heightOf(lines[0]!)).toBeGreaterThan(screenful);
    expect(screensOf(lines)).toHaveLength(1);
  });

  test('does not leave a line or two for a screen of their own', () => {
    const lines = Array.from({ length: 11 }, (_, i) => `Line ${i}.`);
    expect(lines.length * heightOf(lines[0]!)).toBeGreaterThan(1.15 * screenful);
    expect(screensOf(lines)).toHaveLength(1);
    expect(screensOf(lines, 4)).toHaveLength(2);
  });

  test('keeps a sentence with the formula to which it leads', () => {
    const found = screensOf([paragraph(1), paragraph(2), 'So we have', '$$a = b$$', paragraph(3)]);
    expect(found.find((screen) => screen.includes('So we have'))).toContain('$$a = b$$');
  });

  test('has items of lists below each other, and formulas and code in one piece', () => {
    expect(blocksOf('Two:\n\n- a\n  goes on\n- b\n\n$$\nx\n\ny\n$$\n\n```ts\na\n\nb\n```\n## Next\nwords')).toEqual([
      'Two:',
      '- a\n  goes on',
      '- b',
      '$$\nx\n\ny\n$$',
      '```ts\na\n\nb\n```',
      '## Next',
      'words',
    ]);
    expect(screensOf(blocksOf('- a\n- b\n\nc'))).toEqual(['- a\n- b\n\nc']);
  });

  test('has a long table as several, each under the headings', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `| ${i} | x |`);
    const found = screensOf([['| a | b |', '|---|---|', ...rows].join('\n')]);
    expect(found.length).toBeGreaterThan(1);
    for (const part of found) expect(part).toMatch(/^\| a \| b \|\n\|---\|---\|\n/);
    expect(found.flatMap((part) => part.split('\n').slice(2))).toEqual(rows);
  });
});
