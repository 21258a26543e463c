// In a page, what reads or writes a file is refused in the page's own words.

import { expect, test } from 'vitest';
import { readFile, writeFile } from '../../src/host/web/files.js';

test('files of a page that save and load would read and write', () => {
  expect(() => writeFile('net.safetensors', '')).toThrow(
    /^net\.safetensors: a page has no files, so that nothing can be written here\. .* saveSafetensors makes the bytes/,
  );
  expect(() => readFile('net.safetensors')).toThrow(
    /^net\.safetensors: a page has no files\. Fetch the bytes .*loadSafetensors/,
  );
});
