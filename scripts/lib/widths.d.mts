import type { extended } from '../../src/host/node/font-subset.js';

/** What is used of fontkit's fonts. */
export interface Font {
  familyName: string;
  unitsPerEm: number;
  capHeight: number;
  hasGlyphForCodePoint(code: number): boolean;
  glyphForCodePoint(code: number): {
    id: number;
    advanceWidth: number;
    path: {
      toSVG(): string;
      bbox: { minX: number; minY: number; maxX: number; maxY: number };
      commands: { command: string }[];
    };
  };
  layout(text: string): { positions: { xOffset: number }[] };
}

export function fontOf(weight: number): Font;
export function parseFont(bytes: Uint8Array): Font;
export function widthsOf(weight: number): [letter: string, width: number][];
export function extendedFont(weight: number, extend: typeof extended): Uint8Array;
export function widthsText(): string;
