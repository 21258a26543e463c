// Prints a digest for each of some charts in each form, theme by theme: the same lines on every version of Node.

import { createHash } from 'node:crypto';
import { manualSeed, plot, randn } from 'lectern';
import { frameStrip, framesToGif, vegaLiteToSvg } from '../../dist/host/render.js';

manualSeed(1);
const numbers = randn([40]);
const walk = [...numbers.cumsum(0).data];
const charts = {
  line: plot.line({ a: walk, 'b, with a band': [walk.map((y) => y / 2), walk] }, { title: 'Ein Weg', xLabel: 'step' }),
  'logarithmic line': plot.line({ a: walk.map((y) => y * y) }, { yScale: 'log', yLabel: 'α · β²' }),
  hist: plot.hist([numbers, randn([1000])], { bins: 20, labels: ['first', 'second'] }),
  table: plot.table([{ layer: 1, mean: 0.25, verdict: '✓ agrees' }], { digits: 6, title: 'Table' }),
  both: plot.vconcat([plot.hist(numbers), plot.line({ a: walk })], { title: 'Two' }),
  slices: new plot.Chart(
    {
      data: { values: walk.slice(0, 7).map((y, i) => ({ i, share: y * y + 1 })) },
      mark: { type: 'arc', innerRadius: 30 },
      encoding: { theta: { field: 'share', type: 'quantitative' }, color: { field: 'i', type: 'nominal' } },
    },
    'arcs',
  ),
};

const say = (name, bytes) => console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
const fail = (warning) => {
  throw new Error(warning);
};
for (const [name, chart] of Object.entries(charts)) {
  for (const theme of ['light', 'dark', 'print']) say(`${name}, ${theme}, svg`, chart.toSVG({ theme }));
  say(`${name}, png`, chart.toPNG());
  say(`${name}, print, png`, chart.toPNG({ theme: 'print', scale: 1.5 }));
  say(`${name}, pdf`, chart.toPDF());
  say(`${name}, print, pdf`, chart.toPDF({ theme: 'print' }));
}
const frames = [10, 20, 30].map((n) => vegaLiteToSvg(plot.line({ a: walk.slice(0, n) }).spec, fail));
say(
  'gif',
  framesToGif(
    frames.slice(0, 1).map(({ source }) => source),
    { delay: 100, loops: 2, scale: 1 },
  ),
);
say('strip', frameStrip(frames, 2).source);
