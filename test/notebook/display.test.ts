import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Host, hostSymbol } from '../../src/notebook/host.js';
import { clearOutput, display, input, metadataSymbol, png, progress } from '../../src/notebook/index.js';

const globals = globalThis as { [hostSymbol]?: Host; __tslab__?: unknown };
let shown: { data: object; id: string | null; update: boolean; metadata: object }[];
let pending: Promise<unknown>[];

/** A notebook that only remembers. */
function fakeHost(replaces = true): Host {
  return {
    display: (data, { displayId, update, metadata }) => shown.push({ data, id: displayId, update, metadata }),
    clear: (wait) => shown.push({ data: { clear: wait }, id: null, update: false, metadata: {} }),
    input: async (prompt, password) => `${prompt}${password}`,
    inspect: (value) => `<${String(value)}>`,
    pending: (work) => pending.push(work),
    replaces,
  };
}

beforeEach(() => {
  [shown, pending] = [[], []];
  globals[hostSymbol] = fakeHost();
});
afterEach(() => {
  delete globals[hostSymbol];
  delete globals.__tslab__;
  vi.restoreAllMocks();
});

describe('display', () => {
  test('shows a value as its text', () => {
    display(1);
    expect(shown).toMatchObject([{ data: { 'text/plain': '<1>' }, update: false }]);
  });
  test('and as HTML, where the host knows one', () => {
    globals[hostSymbol] = { ...fakeHost(), html: (value) => (value === 1 ? '<b>1</b>' : null) };
    display(1);
    display(2);
    expect(shown.map(({ data }) => data)).toEqual([
      { 'text/plain': '<1>', 'text/html': '<b>1</b>' },
      { 'text/plain': '<2>' },
    ]);
  });
  test('asks the value how it looks, and adds a text', () => {
    display({
      [Symbol.for('Jupyter.display')]: () => ({
        'text/html': '<b>x</b>',
        [metadataSymbol]: { 'text/html': { isolated: true } },
      }),
      toString: () => 'x',
    });
    expect(shown).toMatchObject([
      { data: { 'text/html': '<b>x</b>', 'text/plain': '<x>' }, metadata: { 'text/html': { isolated: true } } },
    ]);
  });
  test('waits for a value that answers later', async () => {
    display({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/plain': 'late' }) });
    expect(shown).toEqual([]);
    await Promise.all(pending);
    expect(shown).toMatchObject([{ data: { 'text/plain': 'late' } }]);
  });
  test('raw bundles go out as they are, bytes as base64', () => {
    display({ 'image/png': Uint8Array.of(1, 2, 255) }, { raw: true });
    expect(shown[0]?.data).toEqual({ 'image/png': 'AQL/' });
    display(png(Uint8Array.of(0)));
    expect(shown[1]?.data).toMatchObject({ 'image/png': 'AA==' });
  });
  test('the handle replaces its own output, under a chosen name too', () => {
    const handle = display('a', { displayId: 'mine' });
    handle.update('b');
    expect(shown.map(({ id, update }) => [id, update])).toEqual([
      ['mine', false],
      ['mine', true],
    ]);
    expect(display('c').displayId).not.toBe(display('d').displayId);
  });
  test('the handle itself shows nothing', () => {
    display(display('a'));
    expect(shown[1]?.data).toEqual({});
  });
});

test('clearOutput and input ask the host', async () => {
  clearOutput({ wait: true });
  expect(shown[0]?.data).toEqual({ clear: true });
  expect(await input('Name? ', { password: true })).toBe('Name? true');
});

describe('progress', () => {
  test('passes everything on, and ends with a full bar', () => {
    expect([...progress(['a', 'b'])]).toEqual(['a', 'b']);
    expect([...progress(3, { label: 'epochs' })]).toEqual([0, 1, 2]);
    expect(shown.at(-1)?.data).toMatchObject({ 'text/plain': `epochs ${'█'.repeat(30)} 3/3` });
  });
  test('redraws one output, at most 20 times a second', () => {
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => now);
    for (const _ of progress(1000)) now += 1; // a second in all
    expect(shown.length).toBeLessThanOrEqual(22); // 20, the first and the last
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  });
  test('says how far a loop came that was left', () => {
    for (const i of progress(10)) if (i === 4) break;
    expect(shown.at(-1)?.data).toMatchObject({ 'text/plain': expect.stringMatching(/ 4\/10$/) });
  });
  test('counts without a total', () => {
    expect([...progress(new Map([[1, 2]]).keys())]).toEqual([1]);
    expect(shown.at(-1)?.data).toMatchObject({ 'text/plain': expect.stringMatching(/ 1$/) });
  });
  test('refuses a wrong total', () => expect(() => [...progress([1], { total: -1 })]).toThrow('total is -1'));
  test('is one line at the end where text only scrolls by', () => {
    globals[hostSymbol] = fakeHost(false);
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect([...progress(2)]).toEqual([0, 1]);
    expect(log.mock.calls).toEqual([[`${'█'.repeat(30)} 2/2`]]);
  });
});

describe('other hosts', () => {
  test('a terminal prints the text', () => {
    delete globals[hostSymbol];
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    display({ a: 1 });
    expect(log.mock.calls).toEqual([['{ a: 1 }']]);
  });
  describe('a terminal asks', () => {
    /** Calls `f` in a process with a keyboard and a screen of its own. */
    function atTerminal<T>(f: () => T, isTTY = true) {
      const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: vi.fn(() => stdin) });
      const stdout = new PassThrough();
      const shown = () => String(stdout.read() ?? '');
      vi.stubGlobal('process', Object.create(process, { stdin: { value: stdin }, stdout: { value: stdout } }));
      try {
        return { result: f(), stdin, shown };
      } finally {
        vi.unstubAllGlobals();
      }
    }
    beforeEach(() => delete globals[hostSymbol]);

    test('for a line', async () => {
      const { result, stdin, shown } = atTerminal(() => input('Name? '));
      stdin.write('Ada\nmore\n');
      expect(await result).toBe('Ada');
      expect(shown()).toBe('Name? ');
      expect(stdin.setRawMode).not.toHaveBeenCalled();
    });

    test.each([
      ['secret\r', 'secret'],
      ['secreX\u007ft\n', 'secret'],
      ['X\b\u007fa\r', 'a'],
      ['\r', ''],
      ['a\rb', 'a'],
    ])('for a password, which is not shown: %j', async (keys, text) => {
      const { result, stdin, shown } = atTerminal(() => input('Key? ', { password: true }));
      for (const key of keys) stdin.write(key);
      expect(await result).toBe(text);
      expect(shown()).toBe('Key? \n');
      expect(stdin.setRawMode.mock.calls).toEqual([[true], [false]]);
      expect([stdin.isPaused(), stdin.listenerCount('data')]).toEqual([true, 0]);
    });

    test('for a password, which may be refused', async () => {
      const { result, stdin } = atTerminal(() => input('Key? ', { password: true }));
      stdin.write('abc\u0003');
      await expect(result).rejects.toThrow('cancelled');
      expect(stdin.setRawMode.mock.calls).toEqual([[true], [false]]);
    });

    test('for a password as for any line, where there is no keyboard', async () => {
      const { result, stdin } = atTerminal(() => input('Key? ', { password: true }), false);
      stdin.write('secret\n');
      expect(await result).toBe('secret');
      expect(stdin.setRawMode).not.toHaveBeenCalled();
    });
  });

  test('stock tslab gets the richest type, and replaces outputs', async () => {
    delete globals[hostSymbol];
    const calls: unknown[][] = [];
    const displayOf = (name: string) => ({ raw: (...args: unknown[]) => calls.push([name, ...args]) });
    let made = 0;
    globals.__tslab__ = {
      require: () => ({ display: displayOf('plain'), newDisplay: () => displayOf(`display ${++made}`) }),
    };
    const handle = display({ 'text/plain': 'x', 'text/html': '<b>' }, { raw: true });
    handle.update({ 'image/png': 'AQI=', 'text/plain': 'y' }, { raw: true });
    expect(calls).toEqual([
      ['display 1', 'text/html', '<b>'],
      ['display 1', 'image/png', Uint8Array.of(1, 2)],
    ]);
    await expect(input()).rejects.toThrow('cannot ask for text');
  });
});
