// What the JupyterLab extension draws with, put beside its modules: Vega, Plotly, the font, and the colours of themes. All of
// it lies on the server, so that figures need no network, and a page loads each part with the first figure that needs it.

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './run.mjs';

const require = createRequire(import.meta.url);

/** Two weights of the font that pictures are drawn with. */
const fonts = ['inter-400.ttf', 'inter-600.ttf'];

/** Files of ours that a page runs too, each with what it imports in it. */
const modules = ['plot/theme.js', 'plot/config.js', 'host/font.js'];

/** Fills the extension's folder `to`; `dist` is where the compiler has put our own modules. */
export async function addDrawing(dist, to) {
  for (const file of fonts) cpSync(join(dist, 'host', file), join(to, file));
  for (const file of modules) {
    const joined = await rolldown({ input: join(dist, file), platform: 'browser' });
    await joined.write({ file: join(to, file.split('/')[1]), codeSplitting: false });
  }
  writeFileSync(join(to, 'plotly.js'), asModule(readFileSync(require.resolve('plotly.js-dist-min'), 'utf8')));
  const parts = await writeVega(join(to, 'vega.js'));
  writeFileSync(
    join(to, 'licences.txt'),
    ['@expo-google-fonts/inter', '@expo-google-fonts/noto-sans-math', 'plotly.js-dist-min', ...parts]
      .map(licence)
      .join('\n'),
  );
}

/** What the authors of a package want to be handed on with it. */
function licence(name) {
  const folder = join(root, 'node_modules', name);
  const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  return [`${'='.repeat(72)}\n${name}\n`, ...files.map((file) => readFileSync(join(folder, file), 'utf8'))].join('\n');
}

/** Plotly gives itself to `module.exports` where there is one; so no page has a new global name. */
const asModule = (text) => `const module = { exports: {} };\n${text}\nexport default module.exports;\n`;

/** Vega and Vega-Lite as one module: what they have in common is in it once. Returns the names of the packages in it. */
async function writeVega(file) {
  const exported =
    "export { changeset, parse, textMetrics, View } from 'vega';\nexport { compile } from 'vega-lite';\n";
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? join(root, 'vega-entry.js') : null),
    load: (id) => (id === join(root, 'vega-entry.js') ? exported : null),
  };
  const joined = await rolldown({ input: 'entry', platform: 'browser', plugins: [entry, pointsOfShrunkFigures] });
  const { output } = await joined.write({ file, codeSplitting: false, minify: true });
  const packages = output[0].moduleIds.map((id) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]);
  return [...new Set(packages)].filter(Boolean).sort();
}

/**
 * Vega takes a pixel of the window for a unit of its drawing, which is wrong in a figure that was shrunk to fit; the browser
 * knows where in the drawing a place of the window is.
 */
const pointsOfShrunkFigures = {
  name: 'points',
  transform(code, id) {
    if (!id.endsWith('vega-scenegraph.module.js')) return null;
    const theirs = /function point ?\(event, el\) \{[^}]*\}/;
    if (!theirs.test(code))
      throw new Error('Vega finds the place of the pointer in another way than this build knows.');
    return code.replace(theirs, (text) => `${text.replace('point', 'pointAtFullSize')}\n${point}`);
  },
};

const point = `function point(event, el) {
  const matrix = el.getScreenCTM?.();
  if (!matrix) return pointAtFullSize(event, el);
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return [x, y];
}`;
