// A chart is a value: a specification, and a sentence or two that say what it shows.

import {
  canDraw,
  framesToGif,
  rasterise,
  refuseAddresses,
  refuseTooMany,
  type Svg,
  svgToPdf,
  vegaLiteToSvg,
  withFont,
} from '../host/render.js';
import { displaySymbol, inspectSymbol, metadataSymbol } from '../notebook/bundle.js';
import type { MimeBundle, SentBundle, Undrawn } from '../notebook/host.js';
import { check, checked, count, flag, oneOf, positive, record, string } from '../options/index.js';
import type { Row } from './data.js';
import { messages } from './messages.js';
import { still } from './parts/interaction.js';
import { type ChartOptions, chartRules, retitled, titleOf } from './parts/options.js';
import type { Spec } from './spec.js';
import { type ThemeName, themed, themes } from './theme.js';

const vegaLiteType = 'application/vnd.vegalite.v5+json';

/** Pixels of the PNG to a CSS pixel: sharp on a projector. */
const pngScale = 2;

const aTheme = oneOf(...Object.keys(themes));
/** What a chart is besides its still picture. */
export interface Besides {
  /** What a notebook shows in the place of the specification: other media types, made when they are shown, under another heading if one is given. */
  shown?: (heading?: ChartOptions) => { bundle: SentBundle; metadata?: SentBundle };
  /** The pictures of an animation, all of one size. */
  frames?: (heading?: ChartOptions) => Spec[];
  /** How many colours the picture in a notebook has; as many as are drawn, when left out. */
  colors?: number;
}

/**
 * A picture that has not been drawn yet. A notebook draws it when it is the result of a cell, or given to `display`.
 * @throws {RangeError} when the specification is no object, or needs something that would have to be loaded, or the description is no string
 * @example plot.line({ loss: [3, 2, 1] }).description.length > 0 // true
 */
export class Chart {
  /**
   * @param spec a Vega-Lite 5 specification with its data
   * @param description what the figure shows, in words and numbers
   * @param data what is drawn, as records
   * @param besides what a notebook shows in the place of the specification, which is the still picture then, and the pictures of an animation
   */
  constructor(
    readonly spec: Spec,
    readonly description: string,
    readonly data: readonly Row[] = [],
    private readonly besides: Besides = {},
  ) {
    check('Chart', 'the specification', spec, record);
    check('Chart', 'the description', description, string);
    refuseAddresses(spec);
  }

  /**
   * The same figure under another title or name, or with a line more under its title.
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when it is no text
   * @example plot.line([3, 2, 1]).titled({ title: 'The loss falls', name: 'loss' })
   */
  titled(heading: ChartOptions): Chart {
    const given = checked('titled', heading, chartRules);
    const { shown, frames, ...besides } = this.besides;
    const [title, said] = [titleOf(this.spec), this.description];
    const untitled = title !== '' && said.startsWith(`${title}\n`) ? said.slice(title.length + 1) : said;
    const description = given.title === undefined ? said : `${given.title}\n${untitled}`;
    return new Chart(retitled(this.spec, given), description, this.data, {
      ...besides,
      ...(shown && { shown: (more) => shown({ ...given, ...more }) }),
      ...(frames && { frames: (more) => frames({ ...given, ...more }) }),
    });
  }

  /**
   * The figure as SVG text, in a theme, with the letters of its texts as a font inside.
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when there is no such theme
   */
  toSVG(options?: { theme?: ThemeName; embedFont?: boolean }): string {
    const { theme, embedFont = true } = checked('toSVG', options, { theme: aTheme, embedFont: flag });
    const { source } = this.draw(theme);
    return embedFont ? withFont(source) : source;
  }

  /**
   * The figure as a PNG file, with `scale` pixels to a CSS pixel.
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when the scale is not above 0, or there is no such theme
   */
  toPNG(options?: { scale?: number; theme?: ThemeName }): Uint8Array {
    const { scale = pngScale, theme } = checked('toPNG', options, { scale: positive, theme: aTheme });
    return rasterise(this.draw(theme).source, scale);
  }

  /**
   * The figure as a PDF file of one page, in its size, a point to a CSS pixel.
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when there is no such theme
   */
  toPDF(options?: { theme?: ThemeName }): Uint8Array {
    const { theme } = checked('toPDF', options, { theme: aTheme });
    const { source, width, height } = this.draw(theme);
    return svgToPdf(source, width, height);
  }

  /**
   * The figure as a GIF for slides: all pictures of an animation one after the other, and the only one of a figure that stands still. What
   * would be larger than 2 MB is made smaller.
   *
   * @param options.delay how long a picture stands, in milliseconds; 100 when left out
   * @param options.loops how often all is played; 0, as when left out, is without end
   * @param options.scale pixels to a CSS pixel; 1 when left out
   * @throws {TypeError} when an option does not exist
   * @throws {RangeError} when an option breaks its rule
   * @example
   * plot.surface((x, y) => x * x + y * y, { paths: { sgd: [[1, 1], [0.5, 0.5], [0.2, 0.2]] }, frames: 3 }).toGIF({ delay: 500 })
   */
  toGIF(options?: { delay?: number; loops?: number; scale?: number; theme?: ThemeName }): Uint8Array {
    const rules = { delay: positive, loops: count, scale: positive, theme: aTheme };
    const { delay = 100, loops = 0, scale = 1, theme } = checked('toGIF', options, rules);
    const pictures = this.besides.frames?.() ?? [this.spec];
    return framesToGif(
      pictures.map((spec) => this.draw(theme, spec).source),
      { delay, loops, scale },
    );
  }

  /** What the figure shows, in words and numbers. */
  toString(): string {
    return this.description;
  }

  [inspectSymbol](): string {
    return this.description;
  }

  [displaySymbol](drawsLater = false): MimeBundle {
    const svg = canDraw ? this.draw() : null;
    const { colors } = this.besides;
    const png = ({ source, width, height }: Svg): Undrawn | Uint8Array => {
      if (!drawsLater) return rasterise(source, pngScale, colors);
      refuseTooMany(width, height, pngScale);
      return { svg: source, scale: pngScale, colors: colors ?? null };
    };
    const live = this.besides.shown?.() ?? {
      bundle: { [vegaLiteType]: this.spec },
      metadata: { [vegaLiteType]: { embed_options: { actions: false, renderer: 'svg', theme: 'none' } } },
    };
    return {
      ...live.bundle,
      ...(svg && { 'image/png': png(svg) }),
      'text/plain': this.description,
      [metadataSymbol]: {
        ...live.metadata,
        ...(svg && { 'image/png': { width: Math.round(svg.width), height: Math.round(svg.height) } }),
      },
    } as MimeBundle;
  }

  private draw(theme: ThemeName = 'light', spec = this.spec): Svg {
    const warn = (warning: string) => {
      throw new Error(messages.badSpec(warning));
    };
    const hatched = theme === 'print' ? themes.print.series : [];
    try {
      return vegaLiteToSvg(themed(still(spec), theme), warn, { description: this.description, hatched });
    } catch (error) {
      if (error instanceof TypeError) throw new Error(messages.notDrawn(error.message), { cause: error }); // inside of Vega
      throw error;
    }
  }
}
