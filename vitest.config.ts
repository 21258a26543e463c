import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^lectern$/, replacement: src('index.ts') },
      { find: /^lectern\/tslab$/, replacement: src('notebook/tslab.ts') },
      { find: /^lectern\/(.*)$/, replacement: src('$1/index.ts') },
    ],
  },
  test: {
    testTimeout: 60_000, // a busy machine is slow, and what hangs is still found
    maxWorkers: '100%', // one less, as is usual, would leave half of a machine with two cores idle
    isolate: false, // to load everything anew for each file takes longer than the tests
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/fresh-names.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/browser/**',
            'test/lessons/**',
            'test/training/**',
            'test/attacks/**',
            'test/**/*.slow.test.ts',
            'test/**/*.long.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          testTimeout: 300_000,
          setupFiles: ['test/fresh-names.ts'],
          include: ['test/**/*.slow.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          testTimeout: 300_000,
          setupFiles: ['test/fresh-names.ts'],
          include: ['test/**/*.long.test.ts'],
          exclude: ['test/browser/**', 'test/grading/queue/**'],
        },
      },
      {
        extends: true,
        test: { name: 'queue', testTimeout: 300_000, include: ['test/grading/queue/*.long.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'training', // answers to homework that train nets
          testTimeout: 600_000,
          hookTimeout: 600_000,
          include: ['test/training/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'lessons',
          testTimeout: 300_000, // a mistake may train a net for longer than its lesson does
          hookTimeout: 300_000, // a whole lesson
          include: ['test/lessons/**/*.test.ts'],
          env: { LECTERN_DRAWN_LATER: '1' }, // the checks read numbers: no picture need be drawn
        },
      },
      { extends: true, test: { name: 'attacks', include: ['test/attacks/**/*.test.ts'], fileParallelism: false } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'long browser', include: ['test/browser/**/*.long.test.ts'], fileParallelism: false },
      },
    ],
  },
});
