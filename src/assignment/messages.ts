// Every wording of homework that its author or a student can meet.

const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));

export const messages = {
  at: (line: number, what: string) => `line ${line}: ${what}`,
  // What stands in the place of a solution.
  writeCode: ['// Your code here.', "throw new Error('this is not answered yet');"],
  writeText: ['*Your answer here.*'],
  // What stands in a student's copy besides.
  opening: (name: string) =>
    `import { homework } from 'lectern/homework';\n\nconst check = homework('${name}'); // reads ${name}.checks.json, which lies beside this notebook`,
  columns: ['Question', 'Points', 'Minutes, about'],
  called: (id: string, title: string | undefined) => (title === undefined ? id : `${title} (${id})`),
  byHand: (points: number) => `${points}, marked by hand`,
  // nbgrader takes the last value, a number, for the points.
  checkCell: (id: string) => `const verdict = await check('${id}');\ndisplay(verdict);\nverdict.points`,
  hiddenCell: (name: string, id: string) =>
    `\n// BEGIN HIDDEN TESTS\nimport { hiddenPoints } from 'lectern/homework';\nawait hiddenPoints('${name}', '${id}')\n// END HIDDEN TESTS`,
  // Regions.
  unclosed: (region: string) => `BEGIN ${region} has no END ${region} in its cell`,
  notOpen: (region: string) => `END ${region} ends nothing: no BEGIN ${region} is open`,
  nested: (region: string, other: string, line: number) =>
    `BEGIN ${region} stands where BEGIN ${other}, ${line === 1 ? 'the first line' : `line ${line}`} of the cell, has no END ${other} yet; end it before`,
  unknownRegion: (given: string) =>
    `${JSON.stringify(given)} begins or ends nothing that is known; write BEGIN SOLUTION, BEGIN MARK SCHEME, and END for both, in capital letters`,
  hiddenTests:
    'hidden tests have no region here; write them in a cell whose marker says checks="q1", which students never see',
  solutionElsewhere: 'a solution stands in a cell that is no answer; give its marker answer="q1" points=2',
  noSolution: (id: string) =>
    `the answer ${id} has no solution; put one between // BEGIN SOLUTION and // END SOLUTION, and the student's version lacks it`,
  // Names.
  badName: (given: string) =>
    `"${given}" cannot name a homework; name its file with letters, digits, - and _, at most 40 of them, such as hw1.ts`,
  // Markers.
  badId: (given: unknown) =>
    `${JSON.stringify(given)} cannot name a question; write a letter, then letters, digits and _, such as "q1"`,
  badPoints: (id: string, given: unknown) =>
    `${id} needs points above 0, such as points=2${given === undefined ? '' : `, not ${JSON.stringify(given)}`}`,
  badTime: (name: string, given: unknown) => `${name}=${JSON.stringify(given)} must be a number above 0`,
  badList: (name: string, given: unknown) => `${name}=${JSON.stringify(given)} must be a list of names, such as ["q1"]`,
  twoRoles: 'a cell is an answer, checks answers or says what varies, one of them; write two cells',
  onlyAnswers: (names: readonly string[]) => `${listed(names)} can be said of an answer only: add answer="q1"`,
  termIsCode: 'what varies from term to term is code; leave out [markdown]',
  termElsewhere: (name: string) =>
    `{{${name}}} names nothing that varies; a cell with the marker // %% term=true declares it`,
  // Questions.
  duplicate: (id: string, line: number) => `there is an answer ${id} in line ${line} already; each question has one`,
  duplicateChecks: (id: string, line: number) => `${id} is checked in line ${line} already; put both into one cell`,
  noQuestions: 'no cell is an answer; a marker such as // %% answer="q1" points=2 makes one',
  noChecks: (id: string) =>
    `${id} has points, but nothing checks it; add a cell // %% checks="${id}", or make the answer a text, which is marked by hand`,
  checksOfNothing: (id: string, ids: readonly string[]) =>
    `checks="${id}" belongs to no answer; there are: ${listed(ids)}`,
  checksOfManual: (id: string) => `${id} is answered in words and marked by hand; it cannot be checked`,
  checksAreCode: 'checks are code; leave out [markdown]',
  noSuchNeed: (id: string, need: string) => `${id} needs ${need}, but there is no such question`,
  needsLater: (id: string, need: string) => `${id} needs ${need}, which must stand before it`,
  // Checks.
  noList: (id: string) =>
    `${id}: its cell of checks must say: export const ${id} = [check(solution, { visible: […] })];`,
  pointsDiffer: (id: string, points: number, said: number) =>
    `${id} has ${points} points, but those of its checks are ${said}; they must add up, or some be left out`,
  call: (name: string, i: number) => `${name} with visible input ${i + 1}`,
  theSolution: 'the solution',
  theMistake: (name: string) => `the mistake "${name}"`,
  throws: (who: string, error: unknown) => `${who} fails: ${error instanceof Error ? error.message : String(error)}`,
  notTheSame: 'the solution does not give the same twice; give the check a seed, as seed: 1',
  givesNaN: 'the solution gives NaN, which nothing can be compared with',
  solutionFails: (said: string) => `the solution fails its own check: ${said}`,
  mistakePasses: (name: string, mistake: string) =>
    `the mistake "${mistake}" gives the same as ${name} for all visible inputs; add an input that tells them apart`,
  stubPasses: (id: string, what: string) =>
    `${id}: the student's version passes the check "${what}" before anything is written; let the solution hold what is checked`,
  noModule: (file: string, why: string) => `${file}: ${why}`,
};
