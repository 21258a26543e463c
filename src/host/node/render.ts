// Pictures on Node: Vega's packages and the rasteriser, loaded when the first picture is drawn, and the bundled font.

import { fontFamily, widthOf } from '../font.js';
import { require } from './require.js';

/** The scene graph of Vega, as far as drawing needs it. */
interface View {
  run(): View;
  finalize(): void;
  padding(): { left: number; top: number; right: number; bottom: number };
  background(): string;
  scenegraph(): { root: unknown };
  loader(): unknown;
  _viewWidth: number;
  _viewHeight: number;
  _origin: [number, number];
}
interface Renderer {
  initialize(element: null, width: number, height: number, origin: [number, number]): Renderer;
  background(color: string): Renderer;
  render(scene: unknown): Renderer;
  svg(): string;
}
interface Vega {
  parse(spec: object): object;
  View: new (runtime: object, options: { renderer: 'none'; logLevel: number }) => View;
  Error: number;
  SVGStringRenderer: new (loader: unknown) => Renderer;
  resetSVGDefIds(): void;
  textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number };
}
interface VegaLite {
  compile(spec: object, options: { logger: object }): { spec: object };
}
interface Resvg {
  Resvg: new (svg: string, options: object) => { render(): { asPng(): Uint8Array; width: number; height: number } };
}

/** Charts can be drawn here. */
export const canDraw: boolean = true;

/** A picture with its size in CSS pixels. */
export interface Svg {
  source: string;
  width: number;
  height: number;
}

/** Draws a Vega-Lite specification; the same specification gives the same text. */
export function vegaLiteToSvg(spec: object, warn: (message: string) => void): Svg {
  const vega = require('vega') as Vega;
  const { compile } = require('vega-lite') as VegaLite;
  const say = (...parts: unknown[]) => {
    warn(parts.join(' '));
    return logger;
  };
  const logger = { warn: say, error: say, info: () => logger, debug: () => logger, level: () => logger };
  const compiled = compile(spec, { logger }).spec;
  vega.textMetrics.width = ({ fontSize = 11 }, text) => fontSize * widthOf(String(text ?? ''));
  vega.resetSVGDefIds(); // ids of clips and gradients count on otherwise
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error }).run();
  const { left, top, right, bottom } = view.padding();
  const width = view._viewWidth + left + right;
  const height = view._viewHeight + top + bottom;
  const origin: [number, number] = [left + view._origin[0], top + view._origin[1]];
  const renderer = new vega.SVGStringRenderer(view.loader()).initialize(null, width, height, origin);
  const source = renderer.background(view.background()).render(view.scenegraph().root).svg();
  view.finalize();
  return { source, width, height };
}

const fonts = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/** The pixels of an SVG as a PNG file, `scale` pixels to a CSS pixel, with the bundled font and no other. */
export function rasterise(svg: string, scale: number): Uint8Array {
  const { Resvg } = require('@resvg/resvg-js') as Resvg;
  const fontFiles = fonts.map((file) => require.resolve(`@expo-google-fonts/inter/${file}`));
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng();
}
