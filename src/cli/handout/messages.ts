// Every wording of the handout command.

const list = (names: readonly string[]) => names.join(', ');

export const messages = {
  help: `Usage: lectern handout LESSON… [--out DIR] [--from DIR]

Packs what students get of a lesson into one zip: the page to read, the slides, the notebook without outputs, and its
figures as files (svg, png). The same lesson gives the same bytes.

  LESSON      the beginning of a lesson's name, such as 03
  --out DIR   where the zip goes (default: the current folder)
  --from DIR  where \`npm run lessons\` has written (default: output/lessons)`,
  noLesson: (given: string, lessons: readonly string[], nearest: string | undefined) =>
    `there is no lesson "${given}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} There are ${list(lessons)}`,
  several: (given: string, found: readonly string[]) => `"${given}" may be ${list(found)}; write more of the name`,
  notRun: (name: string, file: string) =>
    `${name} has not been run: there is no ${file}. First: npm run lessons -- ${name}`,
  changed: (name: string) => `${name} has changed since it was run. First: npm run lessons -- ${name}`,
  noFolder: (folder: string) => `${folder} is no folder`,
  drawing: (name: string, done: number, all: number) => `${name}: drawing ${done}/${all}`,
  written: (file: string, figures: number, megabytes: string) =>
    `${file}: page, slides, notebook and ${figures} figures, ${megabytes} MB`,
};
