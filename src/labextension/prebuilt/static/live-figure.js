// A figure that grows while a net trains: `{ spec, rows, from }`, where the rows from `from` on are new. Rows are added to the
// drawing that is there already.

import { drawVega } from './vega-figure.js';

export async function drawLive(stage, content, help, state) {
  const shape = JSON.stringify(content.spec);
  const copies = (rows) => rows.map((row) => ({ ...row })); // Vega marks the rows that it is given
  const shown = copies(content.rows);
  const drawing = await drawVega(stage, { spec: content.spec, lite: true, rows: shown }, help, state);
  return {
    ...drawing,
    takes: async ({ spec, rows, from }, { label }) => {
      if (JSON.stringify(spec) !== shape) return false;
      const kept = Math.min(from ?? shown.length, shown.length, rows.length);
      const gone = shown.splice(kept);
      const come = copies(rows.slice(kept));
      shown.push(...come);
      drawing.name(label);
      if (gone.length + come.length > 0) await drawing.change(gone, come);
      return true;
    },
  };
}
