import { expect, test } from 'vitest';
import { address, parseConnection } from '../../../src/kernel/protocol/connection.js';

const file = {
  transport: 'tcp',
  ip: '127.0.0.1',
  shell_port: 1,
  control_port: 2,
  iopub_port: 3,
  stdin_port: 4,
  hb_port: 5,
  key: 'k',
  signature_scheme: 'hmac-sha256',
};

test('addresses', () => {
  const connection = parseConnection(JSON.stringify(file));
  expect(address(connection, connection.iopubPort)).toBe('tcp://127.0.0.1:3');
  expect(address({ ...connection, transport: 'ipc', ip: '/tmp/k' }, 3)).toBe('ipc:///tmp/k-3');
});

test('a missing port and an unknown signature are named', () => {
  expect(() => parseConnection(JSON.stringify({ ...file, hb_port: undefined }))).toThrow(
    'hb_port is undefined, but must be a port number',
  );
  expect(() => parseConnection(JSON.stringify({ ...file, signature_scheme: 'md5' }))).toThrow(
    'signature_scheme is "md5"',
  );
});
