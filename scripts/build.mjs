// Compiles src to dist, puts what is not TypeScript beside it, and joins the modules behind each of the package's doors: a
// hundred small files take 40 ms to import, a few large ones 10. For a page all that the first door leads to is one file.

import { chmodSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { addDrawing } from './lib/lab-drawing.mjs';
import { loudly, program, root } from './lib/run.mjs';
import { extendedFont } from './lib/widths.mjs';

/** What `exports` in package.json leads to. */
const doors = [
  'index',
  'math/index',
  'notebook/index',
  'notebook/tslab',
  'plot/index',
  'slides/index',
  'lesson/index',
  'homework/index',
  'assignment/index',
];

/** Programs that share tensors with what they import through the doors. */
const programs = [
  'cli/assignment/command',
  'cli/check/command',
  'cli/grade/command',
  'cli/grade-worker/command',
  'cli/gradescope/command',
  'grading/guest/main',
  'grading/guest/compile',
];

/** Where the threads of the kernel begin, and what runs at its installation. */
const threads = ['main', 'io-worker', 'language-worker', 'make-cache'].map((name) => `kernel/node/${name}`);

/** What of src is copied as it is. */
const assets = [
  'grading/manual/marking.js',
  'kernel/language/globals',
  'kernel/resources',
  'labextension/prebuilt',
  'python/lectern_jupyter.py',
  'python/nbgrader_config.py',
  'remedies.json',
];

/** The sheet that JupyterLab's menu Help opens. */
const sheet = ['docs/pytorch.md', 'labextension/prebuilt/static/pytorch.md'];

await program(async () => {
  const made = join(root, 'dist.new'); // dist is replaced as a whole: a kernel that starts meanwhile finds all of it
  rmSync(made, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const code = await loudly(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', made]);
  if (code !== 0) return code;
  chmodSync(join(made, 'cli/main.js'), 0o755); // npx makes it a program only when it meets the package for the first time
  for (const asset of assets) cpSync(join(root, 'src', asset), join(made, asset), { recursive: true });
  cpSync(join(root, sheet[0]), join(made, sheet[1]));
  await writeFonts(made);
  await addDrawing(made, join(made, 'labextension/prebuilt/static'));
  await bundleForPages(made); // before the doors are written over
  await bundle(made, [...doors, ...programs], 'chunks/[name]');
  await bundle(made, threads, 'kernel/node/joined-[name]');
  minifyTypeScript(join(made, 'kernel/typescript.cjs'));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(made, join(root, 'dist'));
  return 0;
});

/** What is joined stays in the folder of its entries: modules of the kernel know the files beside them. */
async function bundle(folder, entries, chunks) {
  const joined = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [entry, join(folder, `${entry}.js`)])),
    external: [/^node:/, 'zeromq', 'typescript', 'lectern', 'bullmq', 'ioredis'],
    platform: 'node',
  });
  const { output } = await joined.write({ dir: folder, chunkFileNames: `${chunks}.js` });
  // imports of Node's modules stay for nothing where what used them was dropped; a page could not load those
  for (const { fileName, code } of output.filter(({ type }) => type === 'chunk'))
    writeFileSync(join(folder, fileName), code.replace(/^import "node:\w+";\n/gm, ''));
}

/** What `exports` names for browsers: one file, in which `host/web` stands where Node has `host/node`. */
async function bundleForPages(folder) {
  const swap = {
    name: 'host',
    resolveId: (id, importer) => (/^\.\/node\//.test(id) ? join(importer, '..', id.replace('node', 'web')) : null),
  };
  const joined = await rolldown({
    input: { index: join(folder, 'index.js') },
    platform: 'browser',
    plugins: [swap],
  });
  // Names are kept, since messages show those of classes, and nothing is computed beforehand, since bits may depend on who does.
  const minify = { compress: false, mangle: { keepNames: true } };
  await joined.write({ dir: join(folder, 'web'), codeSplitting: false, minify });
}

/** What pictures are drawn with: the font, and the letters that the table of widths knows, a fifth of its size. */
async function writeFonts(folder) {
  const [{ knownLetters }, { extended, subset }] = await Promise.all(
    ['font', 'node/font-subset'].map((name) => import(join(folder, `host/${name}.js`))),
  );
  for (const weight of [400, 600]) {
    const font = extendedFont(weight, extended);
    writeFileSync(join(folder, `host/inter-${weight}.ttf`), font);
    writeFileSync(join(folder, `host/letters-${weight}.ttf`), subset(font, knownLetters()));
  }
}

/** The kernel loads the compiler at every start: a third of the text is read in less time and memory. */
function minifyTypeScript(file) {
  const text = readFileSync(createRequire(import.meta.url).resolve('typescript'), 'utf8');
  const licence = text.slice(0, text.indexOf('*/') + 2);
  const { code, errors } = minifySync('typescript.js', text, { module: false, compress: true, mangle: true });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  // One character beyond Latin-1 would double the memory that the text takes.
  const ascii = code.replace(/[^ -~\s]|[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const parameters = 'exports, require, module, __filename, __dirname'; // what Node would wrap it in
  writeFileSync(file, `${licence}\n(function (${parameters}) {${ascii}\n})`);
}
