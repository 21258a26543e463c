// An SVG as a page of its size: lines stay lines, text stays text, and the same picture gives the same bytes.

import { fontFamily } from '../font.js';
import { fontFile, weights } from './fonts.js';
import { opaque } from './opaque.js';
import { require } from './require.js';

interface Reference {
  data: { Filter?: unknown; Length?: number };
  buffer: Uint8Array[];
  finalize(): void;
}
interface Document {
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
  const doc = new (load('pdfkit'))({ size: [width, height], margin: 0, compress: false, info, font: fontFile(400) });
  compressAlike(doc);
  for (const weight of weights) doc.registerFont(`${fontFamily} ${weight}`, fontFile(weight));
  load('svg-to-pdfkit')(doc, dashed(svg), 0, 0, {
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

/** Dashes and gaps without length, which PDF does not have, as very short ones. */
const dashed = (svg: string): string =>
  svg.replace(
    /( stroke-dasharray=")([^"]*)/g,
    (_, name, lengths) => name + lengths.replace(/(?<![\d.])0(?![\d.])/g, '0.01'),
  );

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
