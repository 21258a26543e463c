// What keeps a machine from isolating students' code, and what is said of it.

import { expect, test } from 'vitest';
import { chooseIsolation, type Facts, obstacle } from '../../src/grading/sandbox/preflight.js';

const settings = (all: { [name: string]: string }) => (name: string) => all[name] ?? null;
const fine: Facts = {
  platform: 'linux',
  bwrap: true,
  refusal: null,
  setting: settings({}),
  container: false,
  root: false,
};
const refusal = 'bwrap: setting up uid map: Permission denied';

test('a machine that can', () => {
  expect(obstacle(fine)).toBeNull();
  expect(chooseIsolation('bubblewrap', fine)).toBe('bubblewrap');
});

test.each<[what: string, facts: Partial<Facts>, said: string]>([
  ['another system', { platform: 'darwin' }, 'this system is darwin; mark on Linux'],
  ['bubblewrap not installed', { bwrap: false }, 'apt install bubblewrap'],
  [
    'AppArmor',
    { refusal, setting: settings({ 'kernel/apparmor_restrict_unprivileged_userns': '1' }) },
    'put this into /etc/apparmor.d/bwrap',
  ],
  [
    'user namespaces turned off, in Debian',
    { refusal, setting: settings({ 'kernel/unprivileged_userns_clone': '0' }) },
    'sysctl -w kernel.unprivileged_userns_clone=1',
  ],
  [
    'user namespaces turned off',
    { refusal, setting: settings({ 'user/max_user_namespaces': '0' }) },
    'sysctl -w user.max_user_namespaces=15000',
  ],
  ['a container', { refusal, container: true }, 'docker run --security-opt seccomp=unconfined'],
  ['something else', { refusal }, 'bubblewrap cannot make a sandbox here: bwrap: setting up uid map'],
])('%s', (_what, facts, said) => {
  const why = obstacle({ ...fine, ...facts });
  expect(why).toContain(said);
  expect(() => chooseIsolation('bubblewrap', { ...fine, ...facts })).toThrow(
    'a weaker isolation, which reports will say',
  );
});

test('the weaker isolation needs root, and Linux', () => {
  const without = { ...fine, bwrap: false };
  expect(() => chooseIsolation('user', without)).toThrow('run the marker as root');
  expect(chooseIsolation('user', { ...without, root: true })).toBe('user');
  expect(() => chooseIsolation('user', { ...without, platform: 'win32', root: true })).toThrow('this system is win32');
});
