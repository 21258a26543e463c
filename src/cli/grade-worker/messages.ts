// Every wording of `lectern grade-worker`.

export const messages = {
  help: `Usage: lectern grade-worker --queue ADDRESS --assignment HOMEWORK [options]

Marks questions that lectern grade --queue hands out, until it is ended. Start as many as there are machines. Each has the homework's source and
the secret of the term itself; through the queue go only answers, under pseudonyms, and records.

  --queue ADDRESS        redis://HOST:PORT, or rediss://USER:PASSWORD@HOST:PORT with TLS; a password that is not in it: $REDISCLI_AUTH
  --assignment HOMEWORK  the homework's source, as for lectern grade
  --term FILE            the secret of the term (default: $LECTERN_TERM, or ~/.config/lectern/term.json)
  --workers N            how many questions at once (default: as many as there are processors)
  --lease SECONDS        so long after a worker was heard of last, others take its questions (default: 60)
  --isolation KIND       bubblewrap (default), or user; as for lectern grade
  --unsafe-no-sandbox    runs students' code as your own, with your files and your network
  -h, --help             this text

SIGTERM and Ctrl-C end it: what it has begun goes back into the queue.`,
  noQueue: 'say where the queue is: --queue redis://HOST:PORT',
  badLease: (given: string) => `--lease ${given} must be a whole number of seconds, 2 or more`,
  waits: (setting: string, address: string, slots: number) =>
    `waits at ${address} for questions of ${setting}; ${slots} at once`,
};
