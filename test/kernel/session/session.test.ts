import { describe, expect, test, vi } from 'vitest';
import { fakeSession, finish } from './fakes.js';

const run = (code: string, options = {}) => ({ code, ...options });

describe('a cell', () => {
  test('is announced, prints, has a result, and ends with idle; all under its request', async () => {
    const { sent, request, settle, types, last } = fakeSession();
    request('execute_request', run('hello'));
    await settle();
    expect(types()).toEqual(['busy', 'execute_input', 'stream', 'execute_result', 'idle']);
    expect(types('shell')).toEqual(['execute_reply']);
    expect(sent.every(({ parent }) => parent === 'execute_request')).toBe(true);
    expect(last('execute_result')).toEqual({ data: { 'text/plain': 'hello' }, metadata: {}, execution_count: 1 });
  });

  test('says nothing and counts nothing when silent', async () => {
    const { request, settle, types, last } = fakeSession();
    request('execute_request', run('hello', { silent: true }));
    await settle();
    expect(types()).toEqual(['busy', 'idle']);
    expect(last('execute_reply')).toMatchObject({ status: 'ok', execution_count: 0 });
  });

  test('is not counted without store_history, but its reply has a count', async () => {
    const { request, settle, last } = fakeSession();
    request('execute_request', run('a'));
    request('execute_request', run('b', { store_history: false }));
    await settle();
    expect(last('execute_reply')).toMatchObject({ execution_count: 1 });
    request('history_request', { hist_access_type: 'tail', n: 10, output: true });
    await settle();
    expect(last('history_reply')).toMatchObject({ history: [[0, 1, ['a', 'a']]] });
  });

  test('that does not compile is an error in the reply and on iopub', async () => {
    const { request, settle, last } = fakeSession();
    request('execute_request', run('type error'));
    await settle();
    expect(last('error')).toMatchObject({ ename: 'TypeScriptError', traceback: ['wrong'] });
    expect(last('execute_reply')).toMatchObject({
      status: 'error',
      ename: 'TypeScriptError',
      evalue: 'wrong',
      traceback: ['wrong'],
    });
  });

  test('without code in the request is an error, not a dead kernel', async () => {
    const { request, settle, last } = fakeSession();
    request('execute_request', {});
    await settle();
    expect(last('execute_reply')).toMatchObject({
      status: 'error',
      evalue: 'execute_request: code is missing, but must be a string',
    });
  });

  test('prints late under its own request', async () => {
    const { session, sent, request, settle } = fakeSession();
    request('execute_request', run('first'), 'shell', 'first');
    request('execute_request', run('second'), 'shell', 'second');
    await settle();
    session.event({ type: 'stream', cell: 1, name: 'stdout', text: 'late' });
    expect(sent.at(-1)).toMatchObject({ parent: 'first', content: { text: 'late' } });
  });
});

describe('an error', () => {
  test('aborts what is queued, and the first cell afterwards runs', async () => {
    const { sent, request, settle, last } = fakeSession();
    for (const code of ['fail', 'b', 'c']) request('execute_request', run(code));
    await settle();
    const [failed, ...others] = sent.filter(({ type }) => type === 'execute_reply').map(({ content }) => content);
    expect(failed).toMatchObject({ status: 'error', execution_count: 1 });
    expect(others).toEqual([{ status: 'aborted' }, { status: 'aborted' }]);
    request('execute_request', run('d'));
    await settle();
    expect(last('execute_reply')).toMatchObject({ status: 'ok', execution_count: 2 });
  });

  test('lets the queue run when stop_on_error is false', async () => {
    const { sent, request, settle } = fakeSession();
    request('execute_request', run('fail', { stop_on_error: false }));
    request('execute_request', run('b'));
    await settle();
    expect(sent.filter(({ type }) => type === 'execute_reply').map(({ content }) => content['status'])).toEqual([
      'error',
      'ok',
    ]);
  });
});

test('user expressions are bundles, or errors', async () => {
  const { request, settle, last } = fakeSession();
  request('execute_request', run('a', { user_expressions: { good: 'x', bad: 'fail' } }));
  await settle();
  expect(last('execute_reply')).toMatchObject({
    user_expressions: {
      good: { status: 'ok', data: { 'text/plain': 'x' } },
      bad: { status: 'error', evalue: 'failed' },
    },
  });
});

describe('every request is bracketed by busy and idle, and answered', () => {
  test.each([
    [
      'kernel_info_request',
      {},
      { status: 'ok', protocol_version: '5.5', language_info: { name: 'typescript', file_extension: '.ts' } },
    ],
    ['is_complete_request', { code: '1' }, { status: 'complete' }],
    [
      'inspect_request',
      { code: 'known', cursor_pos: 1 },
      { status: 'ok', found: true, data: { 'text/plain': 'docs' } },
    ],
    ['inspect_request', { code: 'unknown', cursor_pos: 1 }, { status: 'ok', found: false, data: {} }],
    ['comm_info_request', {}, { status: 'ok', comms: {} }],
    ['interrupt_request', {}, { status: 'ok' }],
  ])('%s', async (type, content, reply) => {
    const { request, settle, types, last } = fakeSession();
    request(type, content);
    await settle();
    expect(types()).toEqual(['busy', 'idle']);
    expect(last(type.replace('request', 'reply'))).toMatchObject(reply);
  });

  test('a question on which the language service fails is answered with the failure', async () => {
    const { request, settle, types, last } = fakeSession();
    request('inspect_request', { code: 'too deep', cursor_pos: 1 });
    await settle();
    expect(types()).toEqual(['busy', 'idle']);
    expect(last('inspect_reply')).toMatchObject({
      status: 'error',
      ename: 'LanguageServiceError',
      evalue: expect.stringContaining('stack overflow'),
    });
  });

  test('completion counts code points', async () => {
    const { request, settle, last } = fakeSession();
    request('complete_request', { code: '😀n', cursor_pos: 2 });
    await settle();
    expect(last('complete_reply')).toMatchObject({ matches: ['name'], cursor_start: 1, cursor_end: 2 });
  });

  test('completion says which line a name needs', async () => {
    const { request, settle, last } = fakeSession();
    request('complete_request', { code: 'n', cursor_pos: 1 });
    await settle();
    expect(last('complete_reply')).toMatchObject({
      metadata: { _lectern_imports: { name: "import { name } from 'm';" } },
    });
  });

  test('a comm for an unknown target is closed', async () => {
    const { request, settle, types } = fakeSession();
    request('comm_open', { comm_id: 'c', target_name: 'nobody', data: {} });
    await settle();
    expect(types()).toEqual(['busy', 'comm_close', 'idle']);
  });

  test('shutdown is answered before it happens', async () => {
    const { request, settle, types, shutdowns } = fakeSession();
    request('shutdown_request', { restart: true }, 'control');
    await settle();
    expect(types('control')).toEqual(['shutdown_reply']);
    expect(shutdowns).toEqual([true]);
  });
});

test('a question goes to the client whose cell asks, and the answer comes back', async () => {
  const { session, request, settle, types, inputs } = fakeSession(({ id }, say) => {
    say({ type: 'input', cell: id, prompt: 'Name? ', password: false });
  });
  request('execute_request', run('ask'));
  await settle();
  expect(types('stdin')).toEqual(['input_request']);
  request('input_reply', { value: 'Ada' }, 'stdin');
  expect(inputs).toEqual(['Ada']);
  session.event({ type: 'done', cell: 1, result: null, error: null, unset: [] });
});

test('displays and their updates are messages of their own, under the name that they have', async () => {
  const content = (text: string) => ({ data: { 'text/plain': text }, metadata: {} });
  const { request, settle, sent } = fakeSession((cell, say) => {
    say({ type: 'display', cell: cell.id, displayId: null, content: content('a'), update: false });
    say({ type: 'display', cell: cell.id, displayId: 'd', content: content('b'), update: false });
    say({ type: 'display', cell: cell.id, displayId: 'd', content: content('c'), update: true });
    finish(cell, say);
  });
  request('execute_request', run('show'));
  await settle();
  const shown = sent.filter(({ type }) => /display_data/.test(type)).map(({ type, content }) => [type, content]);
  expect(shown).toEqual([
    ['display_data', { ...content('a'), transient: {} }],
    ['display_data', { ...content('b'), transient: { display_id: 'd' } }],
    ['update_display_data', { ...content('c'), transient: { display_id: 'd' } }],
  ]);
});

describe('an interrupt', () => {
  const interrupt = (request: ReturnType<typeof fakeSession>['request']) => request('interrupt_request', {}, 'control');

  test('reaches the cell that runs', async () => {
    const { session, request, settle, asked } = fakeSession(() => undefined);
    request('execute_request', run('endless'));
    await settle();
    interrupt(request);
    expect(asked).toEqual(['run endless', 'interrupt']);
    session.event({ type: 'done', cell: 1, result: null, error: null, unset: [] });
  });

  test('of a cell that compiles waits until it runs', async () => {
    const { request, settle, asked } = fakeSession();
    request('execute_request', run('slow'));
    interrupt(request);
    interrupt(request);
    expect(asked).toEqual([]);
    await settle();
    expect(asked).toEqual(['run slow', 'interrupt']);
  });

  test('does not reach the cell behind it', async () => {
    const { request, settle, asked } = fakeSession();
    request('execute_request', run('slow'));
    interrupt(request);
    await settle();
    request('execute_request', run('next'));
    await settle();
    expect(asked).toEqual(['run slow', 'interrupt', 'run next']);
  });

  test('of a kernel that rests is passed on, for what awaits in the background, and is no matter of the next cell', async () => {
    const { request, settle, asked } = fakeSession();
    interrupt(request);
    request('execute_request', run('slow'));
    await settle();
    interrupt(request);
    expect(asked).toEqual(['interrupt', 'run slow', 'interrupt']);
  });
});

describe('a cell that prints without end', () => {
  const flood = numbersOf(60_000);
  function numbersOf(n: number) {
    return Array.from({ length: n }, (_, i) => `${i}\n`).join('');
  }

  test('has 50 000 lines on its page, and one notice, which has its last state before the cell is idle', async () => {
    const { request, settle, types, sent, last, spooled } = fakeSession((cell, say) => {
      for (const line of [flood, 'more\n', 'the end\n'])
        say({ type: 'stream', cell: cell.id, name: 'stdout', text: line });
      finish(cell, say);
    });
    request('execute_request', { code: 'print' });
    await settle();
    expect(last('stream')?.['text']).toBe(numbersOf(50_000));
    expect(types().filter((type) => /display_data/.test(type))).toEqual(['display_data', 'update_display_data']);
    expect(types().slice(-3)).toEqual(['update_display_data', 'execute_result', 'idle']);
    const notice = sent.find(({ type }) => type === 'display_data')?.content;
    expect(notice?.['transient']).toEqual(last('update_display_data')?.['transient']);
    const text = JSON.stringify(last('update_display_data')?.['data']);
    expect(text).toMatch(/… and 10\u202f003 lines more, .*file of 1\..*59999\\nmore\\nthe end\\nprint"/);
    expect(spooled.slice(1)).toEqual(['1 In[1]: more\n', '1 In[1]: the end\n', '1 In[1]: print']);
  });

  test('also when it prints after its end: the notice is renewed at intervals', async () => {
    let say: (text: string) => void = () => undefined;
    const { request, settle, types } = fakeSession((cell, event) => {
      say = (text) => event({ type: 'stream', cell: cell.id, name: 'stdout', text });
      event({ type: 'done', cell: cell.id, result: null, error: null, unset: [] });
    });
    request('execute_request', { code: 'late' });
    await settle();
    say(flood);
    for (let i = 0; i < 100; i++) say(`${i}\n`);
    const notices = () => types().filter((type) => /display_data/.test(type));
    expect(notices()).toEqual(['display_data']);
    await vi.waitFor(() => expect(notices()).toEqual(['display_data', 'update_display_data']), 5000);
  });

  test('an emptied page has room again', async () => {
    const { request, settle, types, last } = fakeSession((cell, say) => {
      say({ type: 'stream', cell: cell.id, name: 'stdout', text: flood });
      say({ type: 'clear', cell: cell.id, wait: false });
      finish(cell, say);
    });
    request('execute_request', { code: 'print' });
    await settle();
    expect(last('stream')?.['text']).toBe('print');
    expect(types().slice(-5)).toEqual(['display_data', 'clear_output', 'stream', 'execute_result', 'idle']);
  });
});
