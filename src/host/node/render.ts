// Pictures on Node: Vega's packages and the rasteriser, loaded when the first picture is drawn, and the bundled font.

import { refuseAddresses } from '../addresses.js';
import { weightOf, widthIn } from '../font.js';
import { require } from './require.js';
import { rounded } from './rounded.js';
import { dropLinks, flatten, hatch, type Marks, showPictures, trim } from './scene.js';

/** The scene graph of Vega, as far as drawing needs it. */
interface View {
  run(): View;
  finalize(): void;
  padding(): { left: number; top: number; right: number; bottom: number };
  background(): string;
  scenegraph(): { root: Marks };
  loader(): unknown;
  _viewWidth: number;
  _viewHeight: number;
  _origin: [number, number];
}
interface Renderer {
  initialize(element: null, width: number, height: number, origin: [number, number]): Renderer;
  background(color: string): Renderer;
  render(scene: Marks): Renderer;
  svg(): string;
}
interface Vega {
  parse(spec: object): object;
  View: new (runtime: object, options: { renderer: 'none'; logLevel: number }) => View;
  Error: number;
  SVGStringRenderer: new (loader: unknown) => Renderer;
  resetSVGDefIds(): void;
  textMetrics: { width: (item: { fontSize?: number; fontWeight?: unknown; limit?: number }, text: unknown) => number };
}
interface VegaLite {
  compile(spec: object, options: { logger: object }): { spec: object };
}

export { difference } from './difference.js';
export { withFont } from './fonts.js';
export { framesToGif, type GifOptions } from './gif.js';
export { svgToPdf } from './pdf.js';
export { rasterise, refuseTooMany } from './raster.js';

/** Charts are drawn here, unless a program that runs others, such as the figures command, draws them itself. */
export const canDraw: boolean = process.env['LECTERN_DRAWN_LATER'] === undefined;

/** A picture with its size in CSS pixels. */
export interface Svg {
  source: string;
  width: number;
  height: number;
}

export interface Drawing {
  /** What the picture shows, for those who do not see it. */
  description?: string;
  /** Colours of surfaces that are hatched instead, as for paper. */
  hatched?: readonly string[];
}

/**
 * Draws a Vega-Lite specification; the same specification gives the same text.
 * @param warn is told what Vega-Lite does not understand
 * @throws {RangeError} when something would have to be loaded
 */
export function vegaLiteToSvg(
  spec: object,
  warn: (message: string) => void,
  { description = '', hatched = [] }: Drawing = {},
): Svg {
  refuseAddresses(spec);
  const vega = require('vega') as Vega;
  const { compile } = require('vega-lite') as VegaLite;
  const say = (...parts: unknown[]) => {
    warn(parts.join(' '));
    return logger;
  };
  const logger = { warn: say, error: say, info: () => logger, debug: () => logger, level: () => logger };
  const config = { ...(spec as { config?: object }).config, aria: false }; // a label for each point would be most of the text
  const compiled = compile({ ...spec, config }, { logger }).spec;
  vega.textMetrics.width = ({ fontSize = 11, fontWeight, limit = 0 }, text) => {
    const width = fontSize * widthIn(weightOf(fontWeight), String(text ?? ''));
    return limit > 0 ? Math.min(limit, width) : width; // a text that is cut has no more room than is left of it
  };
  vega.resetSVGDefIds(); // ids of clips and gradients count on otherwise
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error }).run();
  const { left, top, right, bottom } = view.padding();
  const width = view._viewWidth + left + right;
  const height = view._viewHeight + top + bottom;
  const origin: [number, number] = [left + view._origin[0], top + view._origin[1]];
  const { root } = view.scenegraph();
  showPictures(root);
  dropLinks(root);
  const patterns = hatched.length > 0 ? hatch(root, hatched) : '';
  flatten(root);
  const [x, y] = origin;
  trim(root, { x1: -x, y1: -y, x2: width - x, y2: height - y });
  const renderer = new vega.SVGStringRenderer(view.loader()).initialize(null, width, height, origin);
  const drawn = renderer.background(view.background()).render(root).svg();
  view.finalize();
  return { source: finished(drawn, patterns, description), width, height };
}

/** Rounded, said in words, with the patterns of hatches, and with sharp pixels: of two words for these the rasteriser heeds the last. */
function finished(svg: string, patterns: string, description: string): string {
  const sharp = svg.replaceAll(
    'style="image-rendering: optimizeSpeed; image-rendering: pixelated;"',
    'style="image-rendering: pixelated; image-rendering: optimizeSpeed;"',
  );
  const label = description === '' ? '' : ` role="img" aria-label="${attribute(description)}"`;
  const said = rounded(sharp).replace(/^<svg/, () => `<svg${label}`);
  return patterns === '' ? said : said.replace(/<\/svg>$/, `<defs>${patterns}</defs></svg>`);
}

const attribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xA;');
