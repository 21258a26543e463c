// `node --import ./scripts/ts.mjs scripts/lessons/01-activations.ts` writes src/lesson/stored/01-activations.ts: the runs over twenty seeds
// that demos 1.5 and 1.8 show. Every non-linearity gets the same four rates, each tried with all seeds. About fifteen minutes on one core.
// Build first: the cells import `lectern`.

import { digestOfProgram, programOf, resultOf, write } from './stored.js';

const runs = `const { part: kept } = globalThis;
const rates = [0.02, 0.06, 0.2, 0.6];
const runs = {};
for (const name of [...Object.keys(nonLinear), 'maxout'])
  runs[name] = rates.map((lr) =>
    kept(name + ', ' + lr, () =>
      Array.from({ length: 20 }, (_, seed) => {
        const { errors, validation, test } = learn(name, lr, seed);
        return [errors.findIndex((error) => error <= 0.25) + 1, errors.at(-1), validation, test];
      }),
    ),
  );
globalThis.result = { rates, runs };
`;

const imports = `import { data, functional, init, manualSeed, nn, noGrad, optim } from 'lectern';
`;

/** The cells of the lesson that the runs need, and the runs. */
export const program = (): string => programOf('01-activations', imports, runs);

/** Accuracies are shares of 2000 and 1500: five digits tell them apart. */
const short = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);

async function main(): Promise<void> {
  const text = program();
  const result = await resultOf<object>(text);
  const numbers = JSON.stringify({ digest: digestOfProgram(text), ...result }, short);
  write(
    '01-activations.ts',
    `// Written by scripts/lessons/01-activations.ts: the runs over twenty seeds of lesson 1.\n\n// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: an accuracy is no constant of mathematics\n\n/** For each non-linearity and rate a list of seeds: the first epoch with a training error of 25 % or less (0: none of 20), the training\n * error after the last, the accuracies on the validation and on the test part. */\nexport const storedActivations = ${numbers};\n`,
  );
}

if (process.argv[1]?.endsWith('01-activations.ts')) await main();
