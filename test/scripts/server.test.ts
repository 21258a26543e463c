import { expect, test } from 'vitest';
import { serverArguments, withArguments } from '../../scripts/lib/server.mjs';

const given = ['--port=1', '--A.limit=5', '--B.flag=True'];

test.each([
  [['--A.limit=9'], ['--port=1', '--B.flag=True', '--A.limit=9']],
  [
    ['--A.limit', '9'],
    ['--port=1', '--B.flag=True', '--A.limit', '9'],
  ],
  [['--A.other=9'], [...given, '--A.other=9']],
  [['--no-browser'], [...given, '--no-browser']],
  [[], given],
])('what is given as %j stands once', (more, expected) => expect(withArguments(given, more)).toEqual(expected));

test('limits may be set where Jupyter says that they are', () => {
  const all = withArguments(serverArguments('/folder'), ['--ServerApp.iopub_data_rate_limit=1e9']);
  expect(all.filter((one) => one.includes('iopub_data_rate_limit'))).toEqual(['--ServerApp.iopub_data_rate_limit=1e9']);
});

test('each of our own arguments can be set by the user', () => {
  const own = serverArguments('/folder');
  for (const argument of own.filter((argument) => argument.includes('='))) {
    const [name] = argument.split('=');
    const all = withArguments(own, [`${name}=mine`]);
    expect(all.filter((one) => one.split('=')[0] === name)).toEqual([`${name}=mine`]);
  }
  expect(own.join(' ')).toMatch(/iopub_data_rate_limit=\d+ .*iopub_msg_rate_limit=\d+/);
});
