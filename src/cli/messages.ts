// Every wording of the command line.

export const messages = {
  help: `Usage: lectern install   [--user | --prefix DIR | --sys-prefix] [--types HOW]
       lectern uninstall [--user | --prefix DIR | --sys-prefix]
       lectern COMMAND --help

Commands that say more of themselves:

  figures       draws the figures of lessons, byte for byte
  handout       packs a lesson into one zip: page, slides, notebook, figures
  check         runs the checks of a homework that a student has
  assignment    makes the notebooks of a homework, and the secret of a term
  collect       sorts what students handed in with Canvas, Moodle or nbgrader
  grade         marks what students handed in
  grade-worker  does so on other machines
  mark          makes pages for marking by hand, and takes in what was marked
  marks         makes the marks that count: late penalties, extensions, points that you set
  export        writes these for nbgrader, Canvas, Moodle, Gradescope and others
  gradescope    makes an autograder for Gradescope

install puts the TypeScript kernel, and what JupyterLab needs to be comfortable with it,
where a Jupyter of your own finds them.

  --user        for you, in your Jupyter data folder (the default)
  --prefix DIR  for all who use the environment DIR, in DIR/share/jupyter
                (a container: --prefix /usr/local; JupyterHub: its environment)
  --sys-prefix  for the Python environment that is active now
  --types HOW   how strictly types are checked where a notebook does not say it:
                strict (every type error stops a cell), off (none does), or
                notebook (the default: what a notebook may leave open is let through)
  -h, --help    this text

With --prefix and --sys-prefix it also sets JupyterLab's defaults: completion
while typing, brackets that close by themselves, names of files at full width,
no news pop-up.`,
  badArguments: (reason: string) => `lectern: ${reason}\nTry: lectern --help`,
  unknownOption: (given: string, known: readonly string[], near: string | undefined) =>
    `there is no option ${given}${near === undefined ? '.' : `; did you mean ${near}?`} The options are ${known.join(', ')}`,
  needsValue: (option: string) => `${option} needs a value: ${option} VALUE`,
  valueOrOption: (option: string, value: string) =>
    `${option} needs a value, and ${value} looks like an option; if it is the value, write ${option}=${value}`,
  takesNoValue: (option: string, value: string) => `${option} takes no value, so "${value}" is too much`,
  optionsOnly: (command: string, given: readonly string[]) => `${command} takes options only, not ${given.join(' ')}`,
  unknownCommand: (given: string, near: string | undefined) =>
    `unknown command "${given}"${near === undefined ? '' : `; did you mean ${near}?`}`,
  onePlace: 'choose one of --user, --prefix and --sys-prefix',
  badTypes: (given: string, choices: readonly string[]) =>
    `--types is "${given}", but must be one of ${choices.join(', ')}`,
  typesAtInstall: '--types belongs to install; uninstall takes no such option',
  failed: (reason: string) => `lectern: ${reason}`,
  installed: (what: string, where: string) => `Installed ${what} in ${where}`,
  removed: (what: string, where: string) => `Removed ${what} from ${where}`,
  nothingThere: (where: string) => `Nothing of Lectern is installed in ${where}`,
  noSuchFolder: (folder: string) => `${folder} is no folder; give that of an environment, such as /usr/local`,
  emptyPrefix: '--prefix is empty; give the folder of an environment, such as /usr/local',
  noPython: '--sys-prefix: no Python was found; activate an environment, or use --prefix DIR',
  badSettings: (file: string) => `${file} is not JSON; mend or remove it, then run the command again`,
};
