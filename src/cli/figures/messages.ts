// Every wording of the figures command.

const list = (names: readonly string[]) => names.join(', ');
const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean "${nearest}"?`);

export const messages = {
  help: `Usage: lectern figures [LESSON…] [--name NAME] [--format svg,png,pdf,gif] [--theme light,dark,print]
                       [--scale 2] [--out DIR] [--from NOTEBOOK|DIR] [--check] [--sums FILE]

Draws every figure of lessons, or of notebooks (.ipynb) and lesson files (.ts) of your own, and writes an index of them
and figures.sha256, the digests of all files.

  LESSON        the beginning of a lesson's name, such as 03, or a file; all lessons when left out
  --name NAME   only the figures of this name
  --format LIST svg, png, pdf, gif (default: svg,png)
  --theme LIST  light, dark, print (default: light)
  --scale N     pixels of a png to a CSS pixel (default: 2)
  --out DIR     where the files go (default: figures)
  --from PLACE  the figures of a notebook that was executed already, or of the notebooks of a folder: nothing is run
  --check       compares with the digests instead, and fails when a file differs; what differs is shown in DIR/changed
  --sums FILE   where the digests are (default: DIR/figures.sha256)`,
  unknown: (option: string, given: string, choices: readonly string[], nearest?: string) =>
    `${option} "${given}" is none of ${list(choices)}.${meant(nearest)}`,
  twice: (option: string, given: string) => `${option} names "${given}" twice`,
  badScale: (given: string) => `--scale is "${given}", but must be a number above 0, and at most 8`,
  noLesson: (given: string, lessons: readonly string[], nearest?: string) =>
    `there is no lesson "${given}", nor a file of this name; there are ${list(lessons)}.${meant(nearest)}`,
  noLessons: (folder: string) => `there are no lessons in ${folder}; give a notebook or a lesson file`,
  noFile: (file: string) => `there is no file ${file}`,
  notOurs: (file: string) => `${file} is no lesson: a file ends in .ipynb or .ts`,
  badNotebook: (file: string, reason: string) => `${file} is no notebook: ${reason}`,
  noName: (given: string, names: readonly string[], nearest?: string) =>
    `there is no figure "${given}".${meant(nearest)}${names.length > 0 ? ` There are ${list(names.map((name) => `"${name}"`))}` : ''}`,
  sameName: (name: string, first: string, second: string) =>
    `two figures are called "${name}": ${first}, and ${second}. Give each a name of its own`,
  sameFile: (file: string, first: string, second: string) =>
    `"${first}" and "${second}" would be written to the same file, ${file}. Give one another name`,
  place: (source: string, cell: number) => `${source}, cell ${cell}`,
  cellFailed: (place: string, error: string) => `${place}: ${error}`,
  kernelEnded: (source: string) => `${source}: the kernel has ended before its last cell`,
  notDrawn: (place: string, name: string, reason: string) => `${place}, "${name}": ${reason}`,
  running: (source: string) => `${source}: running …`,
  foreign: (source: string, language: string) => `${source} is a notebook in ${language}: its saved outputs are read`,
  drawing: (done: number, all: number, name: string) => `  ${done}/${all}  ${name}`,
  summary: (source: string, figures: number, files: number, seconds: string) =>
    `${source}: ${count(figures, 'figure')}, ${count(files, 'file')}, ${seconds} s`,
  written: (index: string, sums: string) => `To look at: ${index}\nDigests: ${sums}`,
  unnamed: (source: string, n: number) =>
    `${source}: ${count(n, 'figure')} without a name; { name: '…' } among the options of a chart gives one that stays`,
  nothing: (source: string) => `${source}: no figures`,
  noSums: (file: string) => `there is no ${file} to compare with; run the command without --check first`,
  badSums: (file: string, line: number) => `${file}, line ${line}: neither a digest nor a comment`,
  differs: (file: string) => `${file} differs`,
  differsBy: (file: string, pixels: number) => `${file} differs in ${count(pixels, 'pixel')}`,
  added: (file: string) => `${file} is new: it is not among the digests`,
  gone: (file: string) => `${file} is among the digests, but is no longer drawn`,
  failed: (n: number, page: string | null) =>
    `${count(n, 'file')} not as before.${page === null ? '' : ` Old, new, and what differs: ${page}`}\nIf this was meant, run the command without --check, and commit the digests.`,
  same: (n: number) => `${count(n, 'file')}, all as before`,
  unseen: (n: number) =>
    `${count(n, 'digest')} not looked at: of other lessons, names, themes or formats than were asked for`,
  noOld: 'The old picture is not at hand: it is that of the last run, if it still stands in the folder.',
};
