// The page on which a question is marked by hand: every answer, without names, beside the lines of the mark scheme as boxes.

import { readFileSync } from 'node:fs';
import type { Outline, OutlineQuestion } from '../outline.js';
import { documentHtml, html } from '../texts/html.js';
import type { Answer } from './answers.js';
import { type Criterion, schemeOf } from './marks.js';
import { messages } from './messages.js';

const style = `
  body { max-width: 80rem; padding-top: 0; }
  header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; padding: .7rem 0;
    background: Canvas; border-bottom: 1px solid var(--line); }
  header h1 { margin: 0 auto 0 0; font-size: 1.2rem; }
  button { font: inherit; padding: .25rem .8rem; border: 1px solid var(--line); border-radius: .3rem; background: var(--soft); color: inherit; cursor: pointer; }
  button.main { background: var(--strong); border-color: var(--strong); color: Canvas; }
  button:disabled { opacity: .55; cursor: default; }
  details { margin: .6rem 0; } details .text { margin: .3rem 1.1rem; } summary { cursor: pointer; font-weight: 600; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .quiet { color: var(--quiet); font-size: .9rem; font-weight: normal; }
  .card { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 0 2rem; padding: 1rem 0 1.4rem; border-bottom: 1px solid var(--line);
    scroll-margin-top: 3.5rem; }
  .card h2 { grid-column: 1 / -1; margin: 0 0 .4rem; }
  .card.marked h2::after { content: ' ✓'; color: var(--strong); }
  form label { display: block; } form label.box { display: flex; gap: .6rem; align-items: start; margin-bottom: .4rem; }
  .box input { flex: none; width: 1rem; height: 1rem; margin: .25rem 0 0; }
  .sum { margin: .6rem 0; } .points { font: inherit; width: 4rem; text-align: right; }
  .points:invalid { outline: 2px solid #c62828; }
  textarea { font: inherit; width: 100%; box-sizing: border-box; min-height: 4.5rem; }
  .reuse:not(:empty)::before { content: attr(data-title); color: var(--quiet); font-size: .9rem; }
  .reuse button { display: block; width: 100%; margin-top: .3rem; padding: .15rem .6rem; text-align: left; font-size: .9rem; }
  .changed { display: none; margin-top: .4rem; } .card.fresh .changed { display: block; }
  @media (max-width: 56rem) { .card { grid-template-columns: minmax(0, 1fr); gap: .8rem; } }`;

/** The page of a question; it keeps what is marked in the browser and gives it as a file. */
export function markingPage(outline: Outline, question: OutlineQuestion, answers: readonly Answer[]): string {
  const { id, points, stub, solution, scheme } = question;
  const { criteria, notes } = schemeOf(scheme);
  const cards = answers.map((answer, i) => card(answer, i + 1, points, criteria));
  const whole = { assignment: outline.assignment, question: id, points, kept: outline.source };
  const data = Object.entries(whole).map(([name, value]) => ` data-${name}="${html(String(value))}"`);
  const body = `<header${data.join('')}>
<h1>${html(messages.title(outline.assignment, id, points))}</h1>
<span id="done" role="status" data-words="${messages.done}"></span>
<button type="button" id="next">${messages.next}</button>
<button type="button" id="download" class="main" data-words="${messages.download}"></button>
</header>
<p id="said" class="quiet">${html(messages.how(outline.assignment))}</p>
<p id="unkept" hidden>${html(messages.unkept)}</p>
${folded(messages.question, stub, true)}
${folded(messages.solution, solution)}
${notes === '' ? '' : folded(messages.notes, notes, true)}
${answers.length === 0 ? `<p>${messages.nothing}</p>` : cards.join('\n')}`;
  const title = messages.title(outline.assignment, id, points);
  return documentHtml({ title, style, body, script: readFileSync(new URL('./marking.js', import.meta.url), 'utf8') });
}

const folded = (title: string, text: string, open = false): string =>
  `<details${open ? ' open' : ''}><summary>${title}</summary><div class="text">${html(text)}</div></details>`;

function card(
  { digest, text, students, mark }: Answer,
  n: number,
  points: number,
  criteria: readonly Criterion[],
): string {
  const isTicked = (one: Criterion) => mark?.criteria.some((own) => own.text === one.text) ?? false;
  const boxes = criteria.map(
    (one) =>
      `<label class="box"><input type="checkbox" data-points="${one.points}" value="${html(one.text)}"${isTicked(one) ? ' checked' : ''}>` +
      `<span><b>${html(messages.worth(one.points))}</b> ${html(one.text)}</span></label>`,
  );
  const same = students.length > 1 ? ` <span class="quiet">${messages.same(students.length)}</span>` : '';
  return `<section class="card" data-answer="${digest}">
<h2>${messages.answer(n)} <span class="quiet">${digest.slice(0, 6)}</span>${same}</h2>
<div class="text">${html(text)}</div>
<form autocomplete="off">
${boxes.join('\n')}
<label class="sum"><input class="points" inputmode="decimal" title="${html(messages.pointsAre(points))}" value="${mark ? String(mark.points) : ''}"> ${messages.of(points)}</label>
<label>${messages.comment}<textarea>${html(mark?.comment ?? '')}</textarea></label>
<div class="reuse" data-title="${messages.reuse}"></div>
<div class="changed quiet">${messages.changed} <button type="button">${messages.undo}</button></div>
</form>
</section>`;
}
