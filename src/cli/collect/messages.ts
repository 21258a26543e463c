// Every wording of `lectern collect`.

export const messages = {
  help: `Usage: lectern collect SOURCE… --assignment NAME --roster FILE [--out DIR] [--force]

Puts what students have handed in where nbgrader and Lectern look for it:

  DIR/STUDENT/NAME/NAME.ipynb

A SOURCE is the zip of "Download Submissions" (Canvas) or "Download all submissions"
(Moodle), or a folder: such a zip unpacked, or nbgrader's folder submitted.

  --assignment NAME  which homework, such as hw1
  --roster FILE      a CSV with the column id, and, as far as they are known, name,
                     canvas (the number in the column ID of Canvas's gradebook) and
                     moodle (that of "Participant 123" in Moodle's grading worksheet)
  --out DIR          where they go (default: submitted)
  --limit MB         how large a notebook may be (default: 50)
  --force            replaces notebooks that are there already and differ
  -h, --help         this text

A submission that cannot be taken is named, and the others are collected; the exit
status is 1 then.`,
  needs: (what: string) => `lectern collect needs ${what}; lectern collect --help says more`,
  badName: (given: string) => `--assignment "${given}" must be the name of a homework, such as hw1`,
  badLimit: (given: string) => `--limit "${given}" must be a number of megabytes above 0, such as 50`,
  badArguments: (why: string) => `lectern collect: ${why}`,
  noSource: (path: string) => `${path} does not exist`,
  badSource: (path: string, why: string) => `${path}: ${why}`,
  sameFolder: (path: string) => `${path} is both SOURCE and --out; collect into another folder`,
  differs: (path: string) => `${path} is there already, and differs; --force replaces it`,
  problem: (id: string | null, what: string) => (id === null ? what : `${id}: ${what}`),
  missing: (ids: readonly string[]) =>
    `handed in nothing: ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ` and ${ids.length - 20} more` : ''}`,
  summary: (collected: number, students: number, problems: number) =>
    `${collected} of ${students} students collected${problems > 0 ? `, ${problems} ${problems === 1 ? 'problem' : 'problems'}` : ''}`,
};
