// `npm run changed-figures -- REF`: figures of the lessons whose numbers are others than at a commit or tag, for the change log.

import { keptBy, keptIn, recorded } from './lessons/digests.mjs';
import { program, quietly, Stop } from './lib/run.mjs';

await program(async ([ref, ...rest]) => {
  if (ref === undefined || rest.length > 0)
    throw new Stop('npm run changed-figures takes one commit or tag, as in npm run changed-figures -- v0.1.0');
  const before = keptBy(quietly('git', ['show', `${ref}:${keptIn}`], 'Is it a commit or a tag that git knows?'));
  const now = recorded();
  const names = (holds) => [...new Set([...before.keys(), ...now.keys()])].filter(holds).join('; ') || 'none';
  console.log(
    `other numbers: ${names((name) => before.has(name) && now.has(name) && before.get(name) !== now.get(name))}`,
  );
  console.log(`new: ${names((name) => !before.has(name))}`);
  console.log(`no longer shown: ${names((name) => !now.has(name))}`);
});
