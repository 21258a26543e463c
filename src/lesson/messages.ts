// Every wording of the figures and exercises of lessons that a user can meet.

import { shown } from '../options/index.js';

/** As a text sets it: with a true minus. */
const signed = (number: number | string) => String(number).replace(/^-/, '−');

export const messages = {
  yourRun: (shows: string) => `Your run: ${shows}`,
  number: (predicted: number, answer: string) => `You predicted ${signed(predicted)}; it is ${signed(answer)}`,
  choice: (predicted: string, answer: string) =>
    predicted === answer ? `✓ You predicted: ${predicted}` : `✗ You predicted: ${predicted}; it is: ${answer}`,
  layerNames: (layers: number, names: number) =>
    `drawing: there are ${layers} layers, and ${names} names; give one for each`,
  describeDrawing: (sizes: readonly number[], layers: readonly string[]) =>
    `A net of ${sizes.length - 1} layers of weights: ${layers.map((name, l) => `${name} with ${sizes[l]}`).join(', ')} units; each is connected with all of the next`,
  standIn: () => 'stand-in',
  fewImages: (there: number, train: number, val: number) =>
    `colourImages: the files have ${there} images to train with, fewer than ${train} + ${val}; ask for fewer`,
  noScratchFile: (name: string, there: readonly string[]) =>
    `there is no file '${name}' in the folder; there ${there.length > 0 ? `is ${there.join(', ')}` : 'is none at all'}`,
  noNumber: (predicted: string) => `show: the prediction is '${predicted}'; write a number, such as 0.5`,
  exercise: (number: string) => `Exercise ${number}`,
  noExercise: (given: string, near: string | undefined, known: readonly string[]) =>
    `check: there is no exercise '${given}'${near === undefined ? '' : `; did you mean '${near}'?`} The exercises are ${known.join(', ')}`,
  noResult: (name: string) => `there is no ${name} yet; declare it, const ${name} = …, and run its cell`,
  found: (numbers: unknown) => `found ${shown(numbers)}`,
  handOver: (number: string, names: readonly string[]) =>
    `check: the names of the notebook are not known here; hand your results over: check('${number}', { ${names.join(', ')} })`,
  badChoice: (predicted: string, choices: readonly string[]) =>
    `show: the prediction is '${predicted}'; write ${choices.map((one) => `'${one}'`).join(' or ')}`,
};
