// Every wording of `lectern gradescope`.

export const messages = {
  help: `Usage: lectern gradescope build FILE [--out ZIP] [--term FILE] [--visibility WHEN]
       lectern gradescope run FOLDER

build makes of a homework's source the zip that Gradescope calls an autograder. It holds all that marking needs, Node itself among it:
nothing is fetched when the container is built or when it marks. Build it on Linux with the processor that Gradescope has (x64).
The zip holds the homework's hidden checks and the secret of the term; give it to Gradescope only.

Gradescope's containers have no namespaces, so students' code runs as a user of its own: docs/attacks-user.md says what that does not stop.

  --out ZIP          where it goes (default: NAME-gradescope.zip)
  --term FILE        the secret of the term (default: $LECTERN_TERM, or ~/.config/lectern/term.json)
  --visibility WHEN  when students see their marks: visible (default), after_due_date, after_published or hidden
  -h, --help         this text

run is what the zip calls in the container: it marks FOLDER/submission and writes FOLDER/results/results.json.`,
  unknown: (given: string) =>
    `unknown command "gradescope ${given}"; there are: lectern gradescope build FILE, lectern gradescope run FOLDER`,
  one: (what: string) => `give one ${what}`,
  noFile: (file: string) => `${file} does not exist`,
  badVisibility: (given: string, known: readonly string[]) =>
    `--visibility is "${given}", but must be one of ${known.join(', ')}`,
  noLinux: (platform: string, arch: string) =>
    `this is ${platform} on ${arch}; the zip takes the Node that makes it into Gradescope's containers, which are Linux on x64`,
  wrote: (file: string, megabytes: number) => `Wrote ${file} (${megabytes} MB)`,
  noSettings: (file: string) => `${file} is not there; build the zip again with lectern gradescope build`,
  noNotebook: (homework: string) =>
    `There is no notebook in this submission. Hand in ${homework}.ipynb, as it was handed out, with your answers.`,
  several: (homework: string, paths: readonly string[]) =>
    `There are several notebooks in this submission: ${paths.join(', ')}. Hand in one, ${homework}.ipynb.`,
  unread: (path: string, why: string) => `${path} cannot be read: ${why}.`,
  byHand: (questions: readonly string[]) => `Marked by hand, and not in this score: ${questions.join(', ')}.`,
  setUp: 'Nothing is installed: the zip holds all that marking needs.',
};
