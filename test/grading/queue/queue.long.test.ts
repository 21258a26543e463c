// Marking by workers, with a real Redis: the same records as on one machine, whatever ends in the middle, and whoever meddles.

import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Marker } from '../../../src/grading/mark-submission.js';
import { boardIn } from '../../../src/grading/queue/board.js';
import { coordinate } from '../../../src/grading/queue/coordinator.js';
import { queueOf } from '../../../src/grading/queue/job.js';
import { loadPackages } from '../../../src/grading/queue/redis.js';
import { seal } from '../../../src/grading/queue/seal.js';
import { take } from '../../../src/grading/queue/take.js';
import { work } from '../../../src/grading/queue/worker.js';
import type { SubmissionRecord } from '../../../src/grading/record.js';
import { job, plan, question, record, secret, setting } from './example.js';
import { Course, certificate, hasRedis, type Program, right, Server, until } from './programs.js';

const course = hasRedis ? new Course() : (null as never);
afterAll(async () => {
  if (!hasRedis) return;
  await course.end();
  rmSync(course.folder, { recursive: true });
}, 60_000);

afterEach(() => course?.endMarking());

/** Runs to the end; the status, and all that was said. */
const ended = async (program: Program): Promise<[number | null, string]> => [await program.ended, program.said()];
const lines = (said: string, part: string): number => said.split('\n').filter((line) => line.includes(part)).length;
const parsed = (record: string | undefined) => JSON.parse(record!) as SubmissionRecord;

/** What a log has so far. */
const loggedIn = (out: string) => (existsSync(course.path(out, 'queue.log')) ? course.log(out) : []);

/** The jobs that somebody has begun and not ended. */
async function begun(redis: Redis): Promise<number> {
  const notes = await Promise.all((await redis.keys('lectern-job:*')).map((key) => redis.hkeys(key)));
  return notes.flat().filter((name) => !['wanted', 'result'].includes(name)).length;
}

describe.skipIf(!hasRedis)('a queue', { timeout: 300_000 }, () => {
  let server: Server;
  let redis: Redis;
  const queue = () => ['--queue', server.address];
  const students = Array.from({ length: 12 }, (_, i) => `student-${i}`);

  beforeAll(async () => {
    for (const [i, student] of students.entries()) {
      const q1 = `${i % 3 === 1 ? right.q1.replace('sqrt', 'abs') : right.q1} // ${i}`;
      course.handIn('class', student, { q1, ...(i === 5 && { q2: 'function start() { for (;;); }' }) });
    }
    server = await Server.start(course, 'redis');
    redis = server.client();
    const [status, said] = await ended(course.grade('class', 'pool'));
    expect([status, said]).toEqual([0, expect.stringContaining('12 of 12: ')]);
  }, 300_000);
  afterAll(() => redis.disconnect());

  describe('with three workers', () => {
    let said: string;
    beforeAll(async () => {
      const workers = await Promise.all([1, 2, 3].map(() => course.worker(server.address)));
      const [status, all] = await ended(course.grade('class', 'queue', queue()));
      said = all;
      expect([status, said]).toEqual([0, expect.stringContaining('12 of 12: ')]);
      for (const worker of workers) {
        expect(await worker.kill('SIGTERM')).toBe(0);
        expect(worker.said()).toContain('ends; 0 questions that it had begun go back');
      }
    }, 300_000);

    test('has the records, reports and marks of one machine, byte for byte', () => {
      expect(course.records('queue')).toEqual(course.records('pool'));
      for (const file of ['marks.csv', 'class.html', 'reports/student-1.html'])
        expect(readFileSync(course.path('queue', file))).toEqual(readFileSync(course.path('pool', file)));
    });

    test('has times, hosts and attempts in a log beside, and nowhere else', () => {
      const log = course.log('queue');
      for (const student of students)
        for (const question of ['q1', 'q2']) {
          const own = log.filter((one) => one['student'] === student && one['question'] === question);
          expect(own.map(({ what }) => what)).toEqual(['asked', 'marked']);
          expect(own[1]).toMatchObject({ time: expect.stringMatching(/^\d{4}-/), round: 1 });
          expect(own[1]!['by']).toContain(`${hostname()} `);
        }
      expect(readdirSync(course.path('queue')).sort()).toEqual(
        [...readdirSync(course.path('pool')), 'queue.log'].sort(),
      );
    });

    test('hands neither names, nor words, nor what is given, nor the secret to Redis', () => {
      const written = server.written();
      expect(written).toContain('Math.abs'); // it is the answers that are handed out
      for (const hidden of ['student-', 'business', 'what is given', 'ffffffff', 'markdown'])
        expect(written).not.toContain(hidden);
    });

    test('leaves nothing in Redis', async () => {
      expect(await redis.keys('lectern-job:*')).toEqual([]);
      expect((await redis.keys('lectern:*')).filter((key) => /:q[0-9a-f]{64}/.test(key))).toEqual([]);
    });

    test('marks nothing again that is marked', async () => {
      const [status, again] = await ended(course.grade('class', 'queue', queue()));
      expect([status, lines(again, ' of 12: ')]).toEqual([0, 12]);
      expect(course.log('queue').filter(({ what }) => what === 'asked').length).toBe(24);
    });
  });

  test('of which a worker, Redis and the marker are killed in the middle loses nothing and doubles nothing', async () => {
    const workers = await Promise.all([1, 2, 3].map(() => course.worker(server.address)));
    const marked = (n: number) => () => loggedIn('killed').filter(({ what }) => what === 'marked').length >= n;
    const first = course.grade('class', 'killed', queue());
    await until(marked(3));
    await workers[0]!.kill();
    await until(marked(6));
    await server.kill();
    await sleep(500);
    await server.begin();
    await until(marked(9));
    await first.kill();
    const logged = loggedIn('killed').length;
    expect(first.said()).toContain(`the Redis at ${server.address} does not answer any more; waiting for it`);
    expect(first.said()).toContain(`the Redis at ${server.address} is back`);
    const [status, said] = await ended(course.grade('class', 'killed', queue()));
    expect([status, lines(said, ' of 12: ')]).toEqual([0, 12]);
    expect(course.records('killed')).toEqual(course.records('pool'));
    const log = loggedIn('killed');
    const accepted = [log.slice(0, logged), log.slice(logged)].map((part) =>
      part.filter(({ what }) => what === 'marked'),
    );
    for (const part of accepted) expect(new Set(part.map(({ job }) => job)).size).toBe(part.length);
    const [earlier, later] = accepted.map((part) => new Map(part.map(({ job, by }) => [job, by])));
    expect(new Set([...earlier!.keys(), ...later!.keys()]).size).toBe(24);
    // what was accepted in the moment of the kill and not written down is taken again, and not marked again
    for (const [job, by] of later!) if (earlier!.has(job)) expect(earlier!.get(job)).toBe(by);
    for (const worker of workers) await worker.kill('SIGTERM');
  });

  test('gives an answer up under which three workers died, with the record of one machine', async () => {
    course.handIn('deadly', 'dan', { q2: 'function start() { for (;;); }' });
    for (let n = 1; n <= 3; n++) {
      const marker = course.grade('deadly', 'deadly-pool', ['--workers', '1']);
      await until(() => {
        const part = course.records('deadly-pool')['dan.part'] ?? '';
        return lines(part, '{"begins":"q2"}') === n;
      });
      await marker.kill();
    }
    expect((await ended(course.grade('deadly', 'deadly-pool')))[0]).toBe(0);
    const coordinator = course.grade('deadly', 'deadly-queue', queue());
    for (let n = 1; n <= 3; n++) {
      const worker = await course.worker(server.address);
      await until(async () => {
        const isAtSecond = loggedIn('deadly-queue').some(({ what, question }) => what === 'asked' && question === 'q2');
        return isAtSecond && (await begun(redis)) === n;
      });
      await worker.kill();
    }
    const last = await course.worker(server.address);
    expect(await coordinator.ended).toBe(0);
    await last.kill('SIGTERM');
    expect(course.records('deadly-queue')).toEqual(course.records('deadly-pool'));
    expect(parsed(course.records('deadly-queue')['dan.json']).questions).toMatchObject([
      { question: 'q1', got: 2, end: 'marked' },
      {
        ...{ question: 'q2', got: 0, end: 'stopped' },
        reason: 'the answer was not run again: 3 times the marker ended while it ran',
      },
    ]);
  });

  test('takes back what a worker has begun that is told to end', async () => {
    course.handIn('slow', 'sue', { q1: 'function deviation() { for (;;); }' });
    const coordinator = course.grade('slow', 'slow-queue', queue());
    for (let n = 1; n <= 4; n++) {
      const worker = await course.worker(server.address);
      await until(async () => (await begun(redis)) === 1);
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect(worker.said()).toContain('ends; 1 question that it had begun goes back into the queue');
      expect(await begun(redis)).toBe(0);
    }
    const last = await course.worker(server.address);
    expect(await coordinator.ended).toBe(0);
    await last.kill('SIGTERM');
    expect(parsed(course.records('slow-queue')['sue.json']).questions[0]!.reason).toContain('longer than 20 s');
  });

  describe('in this process', () => {
    const say = () => undefined;
    const begin = async (mark: Marker) => {
      const packages = await loadPackages();
      const board = boardIn(redis, secret);
      const jobs: string[] = [];
      const coordinator = await coordinate(packages, redis, {
        ...{ setting, secret, board, run: 'here', before: [], command: '', say },
        log: ({ what, job }) => what === 'asked' && jobs.push(job),
      });
      const taker = { plan, setting, secret, board, say, lease: 2000, pause: 1 };
      const worker = work(packages, redis, { ...taker, slots: [mark] });
      const end = async () => {
        await coordinator.close();
        await worker.leave();
        await redis.del(await redis.keys(`lectern:${queueOf(secret, setting)}:*`)); // which no other test looks for
      };
      return { board, jobs, coordinator, end };
    };

    test('has a result until it is written down', async () => {
      const { board, jobs, coordinator, end } = await begin(async () => record);
      expect(await coordinator.mark(question(), 'ada')).toEqual(record);
      expect(await board.result(jobs[0]!)).toContain('"question":"q2"');
      await end();
      expect(await redis.keys(`*${jobs[0]}*`)).toEqual([]);
    });

    test('takes a result while a worker still holds the job, and keeps nothing of what that one brings', async () => {
      let finish = () => {};
      const { board, jobs, coordinator, end } = await begin(async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return record;
      });
      const marking = coordinator.mark(question(), 'ada');
      await until(async () => (await begun(redis)) === 1);
      const id = jobs[0]!;
      const elsewhere = { plan, setting, secret, board, say, lease: 1, pause: 1 }; // cut off for a while
      await take(id, seal(secret, 'jobs', job({ run: 'here' })), elsewhere, async () => record);
      expect(await marking).toEqual(record);
      finish();
      await until(async () => (await redis.keys(`*${id}*`)).length === 0);
      await end();
    });
  });

  test('without a worker says what is needed, and how one is started', async () => {
    const coordinator = course.grade('class', 'lonely', [...queue(), '--student', 'student-0']);
    const wanted =
      /no worker takes questions of hw \(source [0-9a-f]{8}\) with Lectern [0-9a-f]{8}, Node v\S+ and the isolation bubblewrap; start some: lectern grade-worker --queue redis:\/\/127\.0\.0\.1:\d+ --assignment hw\.ts --term FILE/;
    await until(() => wanted.test(coordinator.said()));
    const worker = await course.worker(server.address);
    expect(await coordinator.ended).toBe(0);
    await worker.kill('SIGTERM');
  });

  describe('that somebody meddles with (20-fleet)', () => {
    beforeAll(async () => {
      const worker = await course.worker(server.address);
      const four = ['student-0', 'student-2', 'student-3', 'student-6'].flatMap((one) => ['--student', one]);
      expect((await ended(course.grade('class', 'earlier', [...queue(), ...four])))[0]).toBe(0);
      await worker.kill('SIGTERM');
    }, 120_000);

    /** The job that is asked for; it is another one than before. */
    const asked = async (out: string, before: string[]): Promise<string> => {
      let found: unknown;
      await until(() => {
        const fresh = loggedIn(out).find(({ what, job }) => what === 'asked' && !before.includes(job as string));
        found = fresh?.['job'];
        return found !== undefined;
      });
      before.push(found as string);
      return `lectern-job:${found}`;
    };
    /** Results of runs before, as Redis has had them. */
    const results = () => server.written().match(/[0-9a-f]{64} \{"job":"q[0-9a-f]{64}","binding":.*\}(?=\r)/g)!;

    test('forged and replayed: takes no result that is not of this very job', async () => {
      const coordinator = course.grade('class', 'meddled', [...queue(), '--student', 'student-0']);
      const before: string[] = [];
      const forged = { format: 1, assignment: 'hw', student: 'eve', got: 10, points: 10, questions: [] };
      await redis.hset(await asked('meddled', before), 'result', JSON.stringify(forged));
      const old = results().find((one) => one.includes('"question":"q1"') && one.includes('"got":2'))!;
      await redis.hset(await asked('meddled', before), 'result', old);
      await asked('meddled', before);
      const worker = await course.worker(server.address);
      const [status, said] = await ended(coordinator);
      expect([status, said]).toEqual([0, expect.stringContaining('1 of 1: student-0: 5 of 5 points')]);
      expect(said).toContain('refused the result: it does not come from a worker with the secret of this term');
      expect(said).toContain('refused the result: it belongs to another run');
      expect(course.records('meddled')).toEqual({ 'student-0.json': course.records('pool')['student-0.json'] });
      await worker.kill('SIGTERM');
    });

    test('exchanged: takes no result of another student, and fails closed', async () => {
      const coordinator = course.grade('class', 'exchanged', [...queue(), '--student', 'student-1']);
      const before: string[] = [];
      const others = results().filter((one) => one.includes('"question":"q1"') && one.includes('"got":2'));
      for (const other of others.slice(0, 3)) await redis.hset(await asked('exchanged', before), 'result', other);
      const [status, said] = await ended(coordinator);
      expect([status, said]).toEqual([
        3,
        expect.stringContaining('student-1: not marked, the marker failed: 3 workers'),
      ]);
      expect(course.records('exchanged')['student-1.json']).toBeUndefined();
    });

    test('enqueued: marks nothing that it has not asked for', async () => {
      const worker = await course.worker(server.address);
      const meta = (await redis.keys('lectern:hw-*:meta'))[0]!;
      const before = await redis.keys('lectern-job:*');
      const connection = server.client();
      const own = new Queue(meta.split(':')[1]!, { connection, prefix: 'lectern' });
      await own.add('mark', { student: 'eve', question: 'q1' });
      await own.add('mark', { sealed: JSON.stringify({ student: 'eve', question: 'q1', answers: [] }) });
      await until(() => lines(worker.said(), 'refused a job: it does not come from a marker') === 2);
      expect(await redis.keys('lectern-job:*')).toEqual(before);
      await own.obliterate({ force: true });
      await own.close();
      connection.disconnect();
      await worker.kill('SIGTERM');
    });

    test.runIf(process.platform === 'linux')('disk: where it is full, nobody is marked by half', async () => {
      const worker = await course.worker(server.address);
      const two = [...queue(), '--student', 'student-2', '--student', 'student-3'];
      await ended(course.grade('class', 'disk', two));
      for (const [file, place] of [
        ['records/student-2.json.new', 'disk'],
        ['queue.log', 'disk'],
      ] as const) {
        rmSync(course.path(place, file), { force: true });
        symlinkSync('/dev/full', course.path(place, file));
      }
      const [status, said] = await ended(course.grade('class', 'disk', [...two, '--again']));
      expect([status, said]).toEqual([3, expect.stringContaining('student-2: not marked, the marker failed: ENOSPC')]);
      expect(said).toContain('the log cannot be written: ENOSPC');
      expect(said).toContain('student-3: 5 of 5 points');
      rmSync(course.path('disk/records/student-2.json.new'));
      expect((await ended(course.grade('class', 'disk', [...two, '--again'])))[0]).toBe(0);
      const { 'student-2.json': second, 'student-3.json': third } = course.records('pool');
      expect(course.records('disk')).toEqual({ 'student-2.json': second, 'student-3.json': third });
      await worker.kill('SIGTERM');
    });
  });
});

describe.skipIf(!hasRedis)('an address', { timeout: 120_000 }, () => {
  beforeAll(() => course.handIn('one', 'olga'));

  test.each([['grade'], ['grade-worker']])(
    'where there is no Redis is named by %s, with what to start',
    async (command) => {
      const nowhere = 'redis://127.0.0.1:1';
      const program =
        command === 'grade' ? course.grade('one', 'nowhere', ['--queue', nowhere]) : await course.worker(nowhere);
      const [status, said] = await ended(program);
      expect([status, said]).toEqual([
        2,
        `no Redis answers at ${nowhere} (ECONNREFUSED); start one: redis-server --port 1 --appendonly yes --appendfsync always\n`,
      ]);
      expect(readdirSync(course.folder)).not.toContain('nowhere');
    },
  );

  test('of a Redis that may forget what it keeps is used, with a warning', async () => {
    const server = await Server.start(course, 'forgetful', 'port PORT\nappendfsync everysec');
    const marker = course.grade('one', 'forgetful-out', ['--queue', server.address]);
    await until(() => marker.said().includes('set appendonly yes and appendfsync always'));
    await marker.kill();
    await server.kill();
  });

  describe('with TLS, a user and a password', () => {
    const [user, password, inAddress] = ['marking', 'gehe1m%', 'gehe1m%25'];
    let server: Server;
    let trusted: NodeJS.ProcessEnv;
    const address = (given = inAddress) => `rediss://${user}:${given}@localhost:${server.port}`;
    const shown = () => `rediss://localhost:${server.port}`;

    beforeAll(async () => {
      const { key, cert } = certificate(course.folder);
      trusted = { NODE_EXTRA_CA_CERTS: cert };
      // as docs/queue.md has it
      const tls = `port 0\ntls-port PORT\ntls-cert-file ${cert}\ntls-key-file ${key}\ntls-auth-clients no\n`;
      const users = `user default off\nuser ${user} on >${password} ~lectern* &* +@all -@admin +config|get +client|list\n`;
      server = await Server.start(course, 'redis-tls', `${tls}tls-ca-cert-file ${cert}\n${users}`);
    });

    test('is used, and nobody can read the password', async () => {
      const worker = await course.worker(address(), trusted);
      const marker = course.grade('one', 'tls', ['--queue', address()], trusted);
      const worked = () => readFileSync(`/proc/${worker.child.pid}/cmdline`, 'utf8');
      if (process.platform === 'linux') expect(worked()).not.toContain('gehe1m');
      expect(await marker.ended).toBe(0);
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect(parsed(course.records('tls')['olga.json']).got).toBe(5);
      const kept = readFileSync(course.path('tls/queue.log'), 'utf8');
      for (const text of [marker.said(), worker.said(), kept]) expect(text).not.toContain('gehe1m');
      expect(worker.said()).toContain(`waits at ${shown()} for questions of hw`);
    });

    test('takes the password from the environment, too', async () => {
      const without = `rediss://${user}@localhost:${server.port}`;
      const worker = await course.worker(without, { ...trusted, REDISCLI_AUTH: password });
      expect(worker.said()).toContain('waits at');
      expect(await worker.kill('SIGTERM')).toBe(0);
    });

    test.each<[what: string, given: string, said: RegExp]>([
      [
        'another password',
        'gehe1m-too',
        /does not let us in \(WRONGPASS .*\); give the password in the address, or in REDISCLI_AUTH/,
      ],
      ['no password', '', /does not let us in \(.*\); give the password in the address, or in REDISCLI_AUTH/],
    ])('and %s is refused, without the password', async (_what, given, wanted) => {
      const [status, said] = await ended(course.grade('one', 'tls-2', ['--queue', address(given)], trusted));
      expect([status, said]).toEqual([2, expect.stringMatching(wanted)]);
      expect(said).toContain(shown());
      expect(said).not.toContain('gehe1m');
    });

    test('and a certificate that is not trusted is refused, with what to do', async () => {
      const [status, said] = await ended(course.grade('one', 'tls-3', ['--queue', address()]));
      expect([status, said]).toEqual([
        2,
        expect.stringMatching(/is not trusted \(.*\); NODE_EXTRA_CA_CERTS=FILE names/),
      ]);
      expect(said).not.toContain('gehe1m');
    });

    test('and a password with a slip in the address is not repeated', async () => {
      const [status, said] = await ended(course.grade('one', 'tls-4', ['--queue', address('gehe1m%')], trusted));
      expect([status, said]).toEqual([2, expect.stringContaining('the address of a queue is redis://HOST:PORT')]);
      expect(said).not.toContain('gehe1m');
    });
  });
});
