// What the weaker isolation, a user of its own, does not stop, or says in other words. No attack gets points by it.

export interface Weaker {
  /** Begins the name of the attack. */
  name: string;
  /** What the record says. */
  here: string;
  /** What an answer can do with it; null where only the words differ. */
  leaves: string | null;
}

const more = (name: string, leaves: string): Weaker => ({ name, here: 'escaped', leaves });

export const weaker: readonly Weaker[] = [
  more('08-server', 'reaches servers of this machine'),
  more('08-socket', 'reaches the network: it can send an answer away, and fetch one'),
  more('21-devices', 'sees the machine’s devices, of which it may open those that everybody may'),
  more('21-files', 'reads what everybody may read: names of users, programs, what is not closed to others'),
  more(
    '21-memory-of-others',
    'finds the numbers of other processes, and of the kernel’s threads that they have no memory',
  ),
  more(
    '21-mounts',
    'writes into `/dev/shm` and other folders that everybody may write into, until its processes are ended',
  ),
  more('21-namespaces', 'finds the programs that make namespaces'),
  more('21-processes', 'reads names and arguments of all processes'),
  more('21-programs', 'starts the machine’s programs, within its limits'),
  more('21-root-of-others', 'looks through the processes of its own user'),
  more('21-settings', 'finds files that another answer has left in `/dev/shm`'),
  more('21-setuid', 'finds programs that run as root, such as `su`, which must be safe by themselves'),
  { name: '21-full-folder', here: 'found 0, expected', leaves: 'fills the disk, as far as its other limits let it' },
  { name: '01-abort', here: 'ended its process', leaves: null },
  { name: '07-heap', here: 'ended its process', leaves: null },
  { name: '20-worker-killer', here: 'found nothing, expected a number', leaves: null },
  { name: '21-memory-of-many', here: 'longer than 2 s of computing | more than 1024 MB', leaves: null },
];

/** The table of docs/attacks-user.md. */
export function weakerTable(tries: ReadonlyMap<string, string>): string {
  const rows = weaker
    .filter(({ leaves }) => leaves !== null)
    .map(({ name, leaves }) => `| ${name.slice(0, 2)} | ${name.slice(3)} | ${tries.get(name)} | ${leaves} |`);
  return `# What a user of its own does not stop

Where a machine has no namespaces, as Gradescope's containers, \`--isolation user\` runs each answer as a user who owns nothing, with limits of time,
memory, processes and files, in an empty folder that is its own. All [attacks](attacks.md) are made on it too
(\`LECTERN_ISOLATION=user npx vitest run --project attacks\`). None gets a point that it does not deserve, none reads the homework, the secret of the
term or another's answers, and none changes a record; but these get further than in a sandbox, where they find nothing. This table is written by
the test.

| family | attack | what it does | what is left to it |
|---|---|---|---|
${rows.join('\n')}

So do not mark where something lies open to every user of the machine, and give it no network that matters: a container of its own is right.
`;
}
