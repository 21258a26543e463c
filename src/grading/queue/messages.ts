// Every wording of marking on several machines.

import type { QuestionRecord } from '../record.js';
import type { Job, Setting } from './job.js';

/** So much of a digest as one looks at. */
const short = (digest: string): string => digest.slice(0, 8);
/** A job, as a worker may name it. */
const shown = ({ assignment, question, student }: Job): string => `${assignment} ${question} of ${short(student)}`;

export const messages = {
  // Packages and addresses.
  noPackages:
    '--queue needs two packages that are not installed; where lectern is installed, run: npm install bullmq@6.7.0 ioredis@6.0.0',
  badAddress:
    'the address of a queue is redis://HOST:PORT, or rediss://USER:PASSWORD@HOST:PORT with TLS; what was given is none',
  noRedis: (address: string, port: number, why: string) =>
    `no Redis answers at ${address} (${why}); start one: redis-server --port ${port} --appendonly yes --appendfsync always`,
  noAccess: (address: string, why: string) =>
    `the Redis at ${address} does not let us in (${why}); give the password in the address, or in REDISCLI_AUTH as for redis-cli`,
  noTrust: (address: string, why: string) =>
    `the certificate of the Redis at ${address} is not trusted (${why}); NODE_EXTRA_CA_CERTS=FILE names that of its authority`,
  gone: (address: string) => `the Redis at ${address} does not answer any more; waiting for it`,
  back: (address: string) => `the Redis at ${address} is back`,
  noAlways: (address: string) =>
    `the Redis at ${address} may forget what it has said it keeps, should it end: set appendonly yes and appendfsync always`,
  unknownAlways: (address: string) =>
    `the Redis at ${address} does not say how it keeps data; see that it has appendonly yes and appendfsync always`,
  open: (address: string) =>
    `the Redis at ${address} asks for no password: whoever reaches it can read the answers and hold the marking up`,
  trouble: (why: string) => `the queue cannot be looked at: ${why}; trying again`,
  // Jobs and results.
  setting: ({ assignment, source, marker, node, isolation }: Setting) =>
    `${assignment} (source ${short(source)}) with Lectern ${short(marker)}, Node ${node} and the isolation ${isolation}`,
  forged: 'it does not come from a marker with the secret of this term and this version of the homework',
  unsealed: 'it does not come from a worker with the secret of this term, or was changed on its way',
  otherBinding: (what: string) => `it belongs to another ${what}`,
  noResult: 'it came back without a result: a worker refused it, or the result was removed',
  refused: (what: string, why: string) => `refused ${what}: ${why}`,
  again: (student: string, question: string, why: string) => `${student}, ${question}: ${why}`,
  gaveUp: (n: number, why: string) => `${n} workers did not mark it; the last one: ${why}`,
  // Workers.
  noWorker: (setting: string, command: string) =>
    `no worker takes questions of ${setting}; start some: ${command}\nA worker says at its start which versions it has; all must be these, and the secret of the term the same.`,
  marked: (job: Job, { got, points }: QuestionRecord) => `${shown(job)}: ${Number(got.toFixed(2))} of ${points} points`,
  notMarked: (job: Job, why: string) => `${shown(job)}: not marked: ${why}`,
  leaves: (n: number) =>
    `ends; ${n} question${n === 1 ? '' : 's'} that it had begun ${n === 1 ? 'goes' : 'go'} back into the queue`,
};
