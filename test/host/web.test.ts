// The second implementation of the host: the same names and types as Node's, and words where a page has nothing to offer.

import { expect, test } from 'vitest';
import * as nodeFiles from '../../src/host/node/files.js';
import * as nodeMachine from '../../src/host/node/machine.js';
import * as nodePackages from '../../src/host/node/packages.js';
import * as nodeRender from '../../src/host/node/render.js';
import * as nodeScratch from '../../src/host/node/scratch.js';
import * as webFiles from '../../src/host/web/files.js';
import * as webMachine from '../../src/host/web/machine.js';
import * as webPackages from '../../src/host/web/packages.js';
import * as webRender from '../../src/host/web/render.js';
import * as webScratch from '../../src/host/web/scratch.js';

test.each([
  ['files', nodeFiles, webFiles satisfies typeof nodeFiles],
  ['machine', nodeMachine, webMachine satisfies typeof nodeMachine],
  ['packages', nodePackages, webPackages satisfies typeof nodePackages],
  ['render', nodeRender, webRender satisfies typeof nodeRender],
  ['scratch', nodeScratch, webScratch satisfies typeof nodeScratch],
])('%s: a browser has what Node has', (_, node, web) => {
  expect(Object.keys(web).sort()).toEqual(Object.keys(node).sort());
});

test('a page has no files, and says what to do without', () => {
  expect(() => webFiles.readFile('weights.npy')).toThrow(/^weights\.npy: a page has no files\. Fetch the bytes/);
  for (const write of [webFiles.writeFile, webFiles.appendFile])
    expect(() => write('run.csv')).toThrow(/^run\.csv: a page has no files, so that nothing can be written/);
  expect(webFiles.joinPath('logs', 'train')).toBe('logs/train');
});

test('a page has no temporary files, and is no server', () => {
  expect(() => webScratch.temporaryFolder('lesson-')).toThrow(/^lesson-….*no files/);
  expect(() => webScratch.listen()).toThrow('cannot be a server');
});

test('a page draws with a library of its own', () => {
  expect(() => webRender.vegaLiteToSvg()).toThrow('chart.spec');
  for (const draw of [webRender.rasterise, webRender.svgToPdf, webRender.withFont, webRender.framesToGif])
    expect(() => draw()).toThrow('chart.spec');
});

test('linear algebra comes along', () => {
  expect(webPackages.load('ml-matrix')).toHaveProperty('LuDecomposition');
});

test('memory is shared where threads can be made, and where waiting is allowed', () => {
  const was = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  const { wait } = Atomics;
  const set = (Worker: unknown) => Object.defineProperty(globalThis, 'Worker', { value: Worker, configurable: true });
  try {
    set(class {});
    expect(webMachine.sharesMemory()).toBe(true);
    Atomics.wait = () => {
      throw new TypeError('Atomics.wait cannot be called in this context'); // a page's main thread
    };
    expect(webMachine.sharesMemory()).toBe(false);
    Atomics.wait = wait;
    set(undefined);
    expect(webMachine.sharesMemory()).toBe(false);
  } finally {
    Atomics.wait = wait;
    if (was) Object.defineProperty(globalThis, 'Worker', was);
    else Reflect.deleteProperty(globalThis, 'Worker');
  }
});
