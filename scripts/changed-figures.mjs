// `npm run changed-figures -- REF`: figures of the lessons whose numbers are others than at a commit or tag, for the change log.

import { spawnSync } from 'node:child_process';
import { keptBy, keptIn, recorded } from './lessons/digests.mjs';
import { program, root, Stop } from './lib/run.mjs';

/** What git says; null when it fails. */
function git(args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : null;
}

await program(async ([ref, ...rest]) => {
  if (ref === undefined || rest.length > 0)
    throw new Stop('npm run changed-figures takes one commit or tag, as in npm run changed-figures -- v0.1.0');
  const commit = git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === null)
    throw new Stop(
      `git knows no commit or tag "${ref}". \`git tag\` and \`git log --oneline\` list those that there are.`,
    );
  const then = git(['show', `${commit.trim()}:${keptIn}`]);
  if (then === null) throw new Stop(`At ${ref} no numbers of figures were kept yet: ${keptIn} is younger.`);
  const before = keptBy(then);
  const now = recorded();
  const names = (holds) => [...new Set([...before.keys(), ...now.keys()])].filter(holds).join('; ') || 'none';
  console.log(
    `other numbers: ${names((name) => before.has(name) && now.has(name) && before.get(name) !== now.get(name))}`,
  );
  console.log(`new: ${names((name) => !before.has(name))}`);
  console.log(`no longer shown: ${names((name) => !now.has(name))}`);
});
