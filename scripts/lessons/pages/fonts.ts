// The fonts of a page, with the letters that it shows and no others.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { subset } from '../../../src/host/node/font-subset.js';
import { fontFile } from '../../../src/host/node/fonts.js';
import { lettersOf } from './text.js';
import { woff2 } from './woff2.js';

const { resolve } = createRequire(import.meta.url);

interface Face {
  family: 'Inter' | 'Noto Sans Mono';
  weight: number;
  style: 'normal' | 'italic';
  file: string;
}

const faces: readonly Face[] = [
  { family: 'Inter', weight: 400, style: 'normal', file: fontFile(400) },
  { family: 'Inter', weight: 600, style: 'normal', file: fontFile(600) },
  {
    family: 'Inter',
    weight: 400,
    style: 'italic',
    file: resolve('@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf'),
  },
  {
    family: 'Noto Sans Mono',
    weight: 400,
    style: 'normal',
    file: resolve('@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf'),
  },
];

/** All of what is typed on a keyboard: a reader's extension or a search may show it. */
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/** The style sheet that brings the fonts for a body along. */
export function fontFaces(body: string): string {
  const letters = ascii + lettersOf(body);
  return faces
    .map(({ family, weight, style, file }) => {
      const base64 = Buffer.from(woff2(subset(readFileSync(file), letters))).toString('base64');
      const source = `url(data:font/woff2;base64,${base64}) format("woff2")`;
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:${source}}`;
    })
    .join('\n');
}
