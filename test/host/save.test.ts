// In a page, what reads or writes a file is refused in the page's own words.

import { expect, test, vi } from 'vitest';

vi.mock('../../src/host/files.js', () => import('../../src/host/web/files.js'));

const { load, ones, save } = await import('../../src/engine/index.js');

test('save and load say what a page does without files', () => {
  expect(() => save({ w: ones(2) }, 'net.safetensors')).toThrow(
    /^net\.safetensors: a page has no files, so that nothing can be written here\. .* saveSafetensors makes the bytes/,
  );
  expect(() => load('net.safetensors')).toThrow(
    /^net\.safetensors: a page has no files\. Fetch the bytes .*loadSafetensors/,
  );
});
