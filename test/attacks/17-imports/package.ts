// Says in a package.json what its imports mean.
// aims: leaks
// here: not defined | Error

// %% answer="q1"
import { readFileSync, writeFileSync } from 'node:fs';
writeFileSync('package.json', '{ "imports": { "#tests": "./tests.mjs" } }');
writeFileSync('peek.mjs', "import { readFileSync } from 'node:fs'; export default readFileSync('tests.mjs', 'utf8');");
const { default: text } = await import(`${process.cwd()}/peek.mjs`);
throw new Error(text);
