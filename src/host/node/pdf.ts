// An SVG as a page of its size: lines stay lines, text stays text, and the same picture gives the same bytes.

import { fontFamily } from '../font.js';
import { fontFileFor, weights } from './fonts.js';
import { opaque } from './opaque.js';
import { require } from './require.js';

interface Reference {
  data: { Filter?: unknown; Length?: number };
  buffer: Uint8Array[];
  finalize(): void;
}
interface Font {
  encode(text: string): [glyphs: string[], positions: { advanceWidth: number }[]];
}
interface Document {
  font(name: string): { _font: Font };
  ref(data: object): Reference;
  registerFont(name: string, file: string): Document;
  read(): Uint8Array | null;
  end(): void;
}
interface Packages {
  pdfkit: new (options: object) => Document;
  'svg-to-pdfkit': (doc: Document, svg: string, x: number, y: number, options: object) => void;
  fflate: { zlibSync(bytes: Uint8Array): Uint8Array };
}
const load = <Name extends keyof Packages>(name: Name): Packages[Name] => require(name) as Packages[Name];

/** The time would stand in the file, and be part of its id. */
const never = new Date(0);
const info = { CreationDate: never, ModDate: never, Producer: 'Lectern', Creator: 'Lectern' };

/** The page, as large as the picture at a point a pixel, as a PDF file with the bundled font. */
export function svgToPdf(svg: string, width: number, height: number): Uint8Array {
  const file = fontFileFor(svg);
  const doc = new (load('pdfkit'))({ size: [width, height], margin: 0, compress: false, info, font: file(400) });
  compressAlike(doc);
  for (const weight of weights) doc.registerFont(`${fontFamily} ${weight}`, file(weight));
  for (const weight of weights) marksAlike(doc.font(`${fontFamily} ${weight}`)._font);
  load('svg-to-pdfkit')(doc, dashedAlike(svg), 0, 0, {
    assumePt: true, // otherwise a pixel is three quarters of a point
    width,
    height,
    fontCallback: (_family: string, bold: boolean) => `${fontFamily} ${bold ? 600 : 400}`,
    imageCallback: opaque,
  });
  doc.end();
  const chunks: Uint8Array[] = [];
  for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Dashes without a zero, which the page refuses: a line without gaps is a whole one, and what has no length a hundredth of a point. */
const dashedAlike = (svg: string): string =>
  svg.replace(/ stroke-dasharray="([^"]*)"/g, (_, list: string) => {
    const lengths = list
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    const pairs = lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
    if (pairs.every((length, i) => i % 2 === 0 || length === 0)) return '';
    return ` stroke-dasharray="${lengths.map((length) => length || 0.01).join(' ')}"`;
  });

/** Marks above letters take no room of their own, and what takes none is not written: they get a thousandth. */
function marksAlike(font: Font): void {
  const encode = font.encode.bind(font);
  font.encode = (text) => {
    const [glyphs, positions] = encode(text);
    for (const position of positions) position.advanceWidth ||= 1;
    return [glyphs, positions];
  };
}

/** Node's compression differs between its versions and processors; this one does not. */
function compressAlike(doc: Document): void {
  const { zlibSync } = load('fflate');
  const ref = doc.ref.bind(doc);
  doc.ref = (data) => {
    const made = ref(data);
    const finalize = made.finalize.bind(made);
    made.finalize = () => {
      if (made.buffer.length > 0 && !made.data.Filter) {
        made.buffer = [zlibSync(Buffer.concat(made.buffer))];
        Object.assign(made.data, { Filter: 'FlateDecode', Length: made.buffer[0]!.length });
      }
      finalize();
    };
    return made;
  };
}
