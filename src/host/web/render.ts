// A page draws with a library of its own, from a chart's specification.

import { messages } from './messages.js';

export const canDraw: boolean = false;

export function vegaLiteToSvg(): never {
  throw new Error(messages.noDrawing());
}

export const difference = vegaLiteToSvg;
export const framesToGif = vegaLiteToSvg;
export const rasterise = vegaLiteToSvg;
export const refuseTooMany = vegaLiteToSvg;
export const svgToPdf = vegaLiteToSvg;
export const withFont = vegaLiteToSvg;
