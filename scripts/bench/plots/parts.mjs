// Where the time of a chart goes: Vega-Lite's compiler, Vega's parser, its layout, its SVG text, rounding, the rasteriser.

import { createRequire } from 'node:module';
import { rounded } from '../../../dist/host/node/rounded.js';
import { rasterise } from '../../../dist/host/render.js';
import { chartOf } from './kinds.mjs';

const require = createRequire(import.meta.url);
const vega = require('vega');
const { compile } = require('vega-lite');

/** Milliseconds of processor time by part, the median of some runs. */
export function partsOf(kind, n, times) {
  const runs = Array.from({ length: times + 1 }, () => parts(kind, n)).slice(1);
  const names = Object.keys(runs[0]);
  const middle = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor(times / 2)];
  return Object.fromEntries(names.map((name) => [name, middle(name)]));
}

function parts(kind, n) {
  const taken = {};
  const lap = (name, work) => {
    const before = process.cpuUsage();
    const value = work();
    const { user, system } = process.cpuUsage(before);
    taken[name] = (user + system) / 1000;
    return value;
  };
  const { spec } = lap('our part', () => chartOf(kind, n));
  const compiled = lap('vega-lite', () => compile(spec, { logger: silent }).spec);
  const parsed = lap('parse', () => vega.parse(compiled));
  const view = lap('layout', () => new vega.View(parsed, { renderer: 'none' }).run());
  const renderer = new vega.SVGStringRenderer(view.loader()).initialize(null, 800, 500, [0, 0]);
  const drawn = lap('svg', () => renderer.background('#ffffff').render(view.scenegraph().root).svg());
  const svg = lap('rounding', () => rounded(drawn));
  lap('resvg', () => rasterise(svg, 2));
  return taken;
}

const silent = {
  warn: () => silent,
  error: () => silent,
  info: () => silent,
  debug: () => silent,
  level: () => silent,
};
