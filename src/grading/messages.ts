// Every wording of marking.

import type { Failure } from './sandbox/guest.js';
import { type Limits, patience } from './sandbox/limits.js';

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

export const messages = {
  // Terms.
  badTerm: (file: string) => `${file} holds no term; lectern assignment new-term makes one`,
  termExists: (file: string) =>
    `${file} exists; move it away first, and keep it: what was marked with it can be marked again with it only`,
  termInRepository: (file: string, repository: string) =>
    `${file} would lie in the repository ${repository}, whose readers would know what students must not see; give --term FILE outside of it`,
  // Rosters.
  noId: (name: string, line: number) => `${name}: row ${line} has no id`,
  sameId: (name: string, column: string, id: string) =>
    `${name}: ${id} stands twice in the column "${column}"; each student needs one of their own`,
  badId: (name: string, id: string, why: string) => `${name}: "${id}" cannot name a student: ${why}`,
  idTooLong: 'it has more than 64 letters',
  idLetters: 'write letters, digits, and . _ @ + - between them',
  idReserved: 'Windows reserves this name',
  lookAlike: (name: string, one: string, other: string) =>
    `${name}: the ids "${one}" and "${other}" differ in case or in how their letters are written only, and would share a folder`,
  // Submissions.
  noFile: 'there is no such file',
  noRegularFile: 'it is no regular file of its own; links, folders, pipes and devices are not read',
  tooHeavy: (bytes: number, most: number) =>
    `it has ${megabytes(bytes)} MB, more than ${megabytes(most)}; clear its output and hand it in again`,
  nothing: 'nothing was handed in',
  otherNames: (homework: string, names: readonly string[]) =>
    `there is no ${homework}.ipynb, but ${names.join(', ')}; give the one that counts this name`,
  empty: 'the file is empty',
  noNotebook: 'it is no notebook, or only a part of one: its JSON cannot be read, or has no cells',
  otherLanguage: (language: string) => `it is a notebook for ${JSON.stringify(language)}, not for TypeScript`,
  otherHomework: (name: string, ids: readonly string[]) =>
    `it has none of the answers of ${name} (${ids.join(', ')}); it is another homework, or its cells were copied into a new notebook`,
  noAnswer: (id: string) => `there is no cell for ${id}; it was deleted, or its name was changed`,
  twoAnswers: (id: string, n: number) => `${id} is answered in ${n} cells; one cell answers a question`,
  longAnswer: (id: string, length: number, most: number) =>
    `the answer to ${id} has ${length} characters, more than ${most}`,
  deadly: (n: number) => `the answer was not run again: ${n} times the marker ended while it ran`,
  twoFiles: (names: readonly string[]) =>
    `there are ${names.length} submissions of one student (${names.join(', ')}); keep one of them`,
  byHand: 'marked by hand',
  noOutline: (out: string) =>
    `${out} is no folder of marks: it has no outline.json; give the one that lectern grade wrote with --out`,
  // Questions.
  hidden: 'right for the inputs that you can see, but not for others',
  unsteady: 'wrong; and it gave something else when it was run again with the inputs that you can see',
  notShown: (carried: readonly string[]) =>
    `wrong, or it failed; what came out is not shown, since the author's answer to ${carried.join(', ')} was used`,
  // What the compiler does not bear.
  unread: {
    broken: () => 'the answer could not be read: the compiler broke down over it',
    late: ({ seconds }: Limits) =>
      `the answer could not be read: the compiler was stopped, as it took longer than ${seconds} s of computing`,
    memory: ({ megabytes }: Limits) =>
      `the answer could not be read: the compiler was stopped, as it took more than ${megabytes} MB of memory`,
    long: () => 'the answer could not be read: what the compiler makes of it is far too large',
  },
  stopped: {
    start: () => 'its process could not be started',
    ended: () => 'the answer ended its process, with process.exit or the like',
    broken: () => 'the process of the answer broke down: it ran out of memory, or called process.abort',
    late: ({ seconds }: Limits) => `the answer was stopped: it took longer than ${seconds} s of computing`,
    idle: (limits: Limits) =>
      `the answer was stopped: nothing came for ${patience(limits) / 1000} s, although it computed for less than ${limits.seconds} s; it sleeps, or waits for something that never comes`,
    unsettled: () => 'the answer waits for a promise that is never settled',
    memory: ({ megabytes }: Limits) => `the answer was stopped: it took more than ${megabytes} MB of memory`,
    long: () => 'the answer was stopped: what it gave is far larger than what was asked for',
    malformed: () => 'the answer was stopped: it wrote where only results may be written',
  } satisfies { [failure in Failure]: (limits: Limits) => string },
};
