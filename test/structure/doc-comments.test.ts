// Doc comments of public names are whole: `npm run doc-comments` lists what is missing.

import { expect, test } from 'vitest';
import { counts, documented } from '../../scripts/lib/doc-comments.js';

test('every public name says what it is, its formula or paper, what it throws, and has an example', () => {
  const list = documented();
  expect(list.length).toBeGreaterThan(800);
  expect(counts(list)).toEqual({ description: 0, '@throws': 0, '@example': 0, 'formula or paper': 0 });
});
