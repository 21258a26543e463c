import type { Glyph } from '../../src/host/node/font-subset.js';
import type { Font } from './widths.mjs';

/** Noto Sans Math, as fontkit reads it. */
export function mathFont(): Font;
export function symbolsFor(font: Font): Glyph[];
