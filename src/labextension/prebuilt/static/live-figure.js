// A figure that grows while a net trains: `{ spec, rows, from, bar, table }`. The rows are those from the place `from` on of the data
// set of that name; they are added to the drawing that is there already. Above it stands a bar, below it a table of texts, where
// there are such.

import { drawVega } from './vega-figure.js';

export async function drawLive(stage, content, help, state) {
  const shape = JSON.stringify(content.spec);
  const copies = (rows) => rows.map((row) => ({ ...row })); // Vega marks the rows that it is given
  const shown = copies(content.rows);
  const first = content.from ?? 0; // a page that comes late has not seen those before
  const [above, figure, below] = ['div', 'div', 'div'].map((name) => document.createElement(name));
  stage.append(above, figure, below);
  const surround = ({ bar, table }) => {
    above.replaceChildren(...(bar ? barOf(bar) : []));
    below.replaceChildren(...(table?.rows.length > 0 ? [tableOf(table)] : []));
  };
  surround(content);
  const drawing = await drawVega(figure, { spec: content.spec, lite: true, rows: shown }, help, state);
  return {
    ...drawing,
    takes: async (next, { label }) => {
      const from = (next.from ?? 0) - first;
      if (JSON.stringify(next.spec) !== shape || from < 0 || from > shown.length) return false;
      let kept = from;
      while (kept < shown.length && isSame(shown[kept], next.rows[kept - from])) kept++;
      const gone = shown.splice(kept);
      const come = copies(next.rows.slice(kept - from));
      shown.push(...come);
      surround(next);
      drawing.name(label);
      if (gone.length + come.length > 0) await drawing.change(gone, come);
      return true;
    },
  };
}

const isSame = (shown, row) => row !== undefined && Object.keys(row).every((name) => shown[name] === row[name]);

function barOf({ share, text }) {
  const bar = document.createElement('progress');
  bar.max = 1;
  if (share !== undefined) bar.value = share;
  const words = document.createElement('span');
  words.textContent = text;
  return [bar, words];
}

function tableOf({ columns, rows }) {
  const line = (texts, name) => {
    const row = document.createElement('tr');
    for (const text of texts) row.append(Object.assign(document.createElement(name), { textContent: text }));
    return row;
  };
  const [table, head, body] = ['table', 'thead', 'tbody'].map((name) => document.createElement(name));
  head.append(line(columns, 'th'));
  body.append(...rows.map((row) => line(row, 'td')));
  table.append(head, body);
  return table;
}
