// A TrueType font with the letters of a text only, small enough to stand in a picture. Offsets and sizes are those of the OpenType
// specification; kerning and ligatures are left out.

type Tables = Map<string, Uint8Array>;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A glyph that the font lacks; an outline of parts names them by their numbers in the font. */
export interface Glyph {
  code: number;
  /** In units of the font. */
  width: number;
  left: number;
  outline: Uint8Array;
}

/** The font with the glyphs of `text` only; the same text gives the same bytes. */
export function subset(font: Uint8Array, text: string): Uint8Array {
  const { tables, glyphOf, outlines } = opened(font);
  const codes = [...new Set([...text].map((c) => c.codePointAt(0)!))]
    .filter((code) => code < 0xffff && glyphOf(code) > 0)
    .sort((a, b) => a - b);
  const kept = withParts([0, ...codes.map(glyphOf)], outlines);
  const place = new Map(kept.map((glyph, i) => [glyph, i]));
  const glyphs = kept.map((glyph) => ({ metric: metric(tables, glyph), outline: renumbered(outlines(glyph), place) }));
  const pairs = codes.map((code) => [code, place.get(glyphOf(code))!] as const);
  const own: Tables = new Map([
    ['OS/2', tables.get('OS/2')!],
    ['name', names(['', 'Inter', 'Regular', '', '', '', 'Inter'])],
    ['post', post()],
  ]);
  return fontOf(new Map([...own, ...tablesWith(tables, glyphs, pairs)]));
}

/** The whole font, with all its tables, and some glyphs more. */
export function extended(font: Uint8Array, more: readonly Glyph[]): Uint8Array {
  const { tables, glyphOf, outlines } = opened(font);
  const count = viewOf(tables.get('maxp')!).getUint16(4);
  const own = Array.from({ length: count }, (_, glyph) => ({
    metric: metric(tables, glyph),
    outline: evened(outlines(glyph)),
  }));
  const added = more.map(({ width, left, outline }) => ({ metric: words([width, left]), outline: evened(outline) }));
  const pairs = [
    ...Array.from({ length: 0xffff }, (_, code) => [code, glyphOf(code)] as const).filter(([, glyph]) => glyph > 0),
    ...more.map(({ code }, i) => [code, count + i] as const),
  ].sort(([a], [b]) => a - b);
  return fontOf(new Map([...tables, ['post', post()], ...tablesWith(tables, [...own, ...added], pairs)]));
}

function opened(font: Uint8Array) {
  const tables = tablesOf(new Uint8Array(font)); // a copy: slices of a Buffer would be the font itself
  return { tables, glyphOf: characters(tables.get('cmap')!), outlines: outlinesOf(tables) };
}

/** The tables that say which glyphs there are. */
function tablesWith(
  tables: Tables,
  glyphs: readonly { metric: Uint8Array; outline: Uint8Array }[],
  pairs: readonly (readonly [code: number, glyph: number])[],
): Tables {
  const head = tables.get('head')!.slice();
  viewOf(head).setUint32(8, 0); // the checksum of the whole, which nobody reads
  viewOf(head).setInt16(50, 1); // places of outlines take 32 bits
  const hhea = tables.get('hhea')!.slice();
  viewOf(hhea).setUint16(34, glyphs.length);
  const maxp = tables.get('maxp')!.slice();
  viewOf(maxp).setUint16(4, glyphs.length);
  const outlines = glyphs.map(({ outline }) => outline);
  return new Map([
    ['cmap', characterTable(pairs)],
    ['glyf', joined(outlines)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', joined(glyphs.map((glyph) => glyph.metric))],
    ['loca', places(outlines)],
    ['maxp', maxp],
  ]);
}

function tablesOf(font: Uint8Array): Tables {
  const view = viewOf(font);
  const tables: Tables = new Map();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const start = view.getUint32(at + 8);
    tables.set(
      String.fromCharCode(...font.subarray(at, at + 4)),
      font.subarray(start, start + view.getUint32(at + 12)),
    );
  }
  return tables;
}

/** From a character to its glyph, 0 where there is none: the table of the Basic Multilingual Plane, in segments. */
function characters(cmap: Uint8Array): (code: number) => number {
  const view = viewOf(cmap);
  const starts = Array.from({ length: view.getUint16(2) }, (_, i) => view.getUint32(8 + 8 * i));
  const table = starts.find((start) => view.getUint16(start) === 4)!;
  const twice = view.getUint16(table + 6);
  const at = (part: number, segment: number) => table + 14 + part * twice + 2 * segment + (part > 0 ? 2 : 0);
  return (code) => {
    for (let s = 0; 2 * s < twice; s++) {
      if (code > view.getUint16(at(0, s))) continue;
      const first = view.getUint16(at(1, s));
      if (code < first) return 0;
      const [delta, offset] = [view.getUint16(at(2, s)), view.getUint16(at(3, s))];
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(at(3, s) + offset + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function outlinesOf(tables: Tables): (glyph: number) => Uint8Array {
  const loca = viewOf(tables.get('loca')!);
  const long = viewOf(tables.get('head')!).getInt16(50) === 1;
  const start = (glyph: number) => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return (glyph) => tables.get('glyf')!.subarray(start(glyph), start(glyph + 1));
}

/** Where the numbers of the parts stand in the outline of a glyph that is put together of others. */
function parts(outline: Uint8Array): number[] {
  const view = viewOf(outline);
  const found: number[] = [];
  if (outline.length === 0 || view.getInt16(0) >= 0) return found;
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = view.getUint16(at);
    found.push(at + 2);
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
  }
  return found;
}

function withParts(glyphs: number[], outlines: (glyph: number) => Uint8Array): number[] {
  const kept = new Set<number>();
  const keep = (glyph: number): void => {
    if (kept.has(glyph)) return;
    kept.add(glyph);
    const outline = outlines(glyph);
    for (const at of parts(outline)) keep(viewOf(outline).getUint16(at));
  };
  glyphs.forEach(keep);
  return [...kept].sort((a, b) => a - b);
}

function renumbered(outline: Uint8Array, place: Map<number, number>): Uint8Array {
  const copy = evened(outline);
  for (const at of parts(outline)) viewOf(copy).setUint16(at, place.get(viewOf(outline).getUint16(at))!);
  return copy;
}

/** As long as a multiple of four. */
function evened(outline: Uint8Array): Uint8Array {
  const copy = new Uint8Array(Math.ceil(outline.length / 4) * 4);
  copy.set(outline);
  return copy;
}

/** Width and left edge; the last width goes for all glyphs that have none of their own. */
function metric(tables: Tables, glyph: number): Uint8Array {
  const hmtx = tables.get('hmtx')!;
  const count = viewOf(tables.get('hhea')!).getUint16(34);
  if (glyph < count) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
  const edge = 4 * count + 2 * (glyph - count);
  return joined([hmtx.subarray(4 * count - 4, 4 * count - 2), hmtx.subarray(edge, edge + 2)]);
}

function places(glyphs: Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (glyphs.length + 1)));
  let at = 0;
  for (const [i, glyph] of glyphs.entries()) view.setUint32(4 * (i + 1), (at += glyph.length));
  return new Uint8Array(view.buffer);
}

/** Each character is a segment of its own; a last one, as the format wants it, ends the list. */
function characterTable(pairs: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const segments = [...pairs.map(([code, glyph]) => [code, (glyph - code) & 0xffff] as const), [0xffff, 1] as const];
  const n = segments.length;
  const power = 1 << (31 - Math.clz32(n));
  const length = 16 + 8 * n;
  const header = [0, 1, 3, 1, 0, 12, 4, length, 0, 2 * n, 2 * power, 31 - Math.clz32(power), 2 * (n - power)];
  const codes = segments.map(([code]) => code);
  return words([...header, ...codes, 0, ...codes, ...segments.map(([, delta]) => delta), ...segments.map(() => 0)]);
}

/** What the font is called, by the numbers of names, in Windows' English; what the whole says beyond that is longer than the letters. */
function names(texts: readonly string[]): Uint8Array {
  const given = [...texts.entries()].filter(([, text]) => text !== '');
  const letters = given.map(([, text]) => [...text].map((c) => c.charCodeAt(0)));
  let at = 0;
  const records = given.flatMap(([number], i) => {
    const length = 2 * letters[i]!.length;
    at += length;
    return [3, 1, 0x409, number, length, at - length];
  });
  return words([0, given.length, 6 + 2 * records.length, ...records, ...letters.flat()]);
}

/** No names of glyphs. */
const post = (): Uint8Array => words([3, 0, ...Array<number>(14).fill(0)]);

function words(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * numbers.length));
  for (const [i, number] of numbers.entries()) view.setUint16(2 * i, number);
  return new Uint8Array(view.buffer);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The file: a directory with the checksum and the place of each table, in the order of their names, then the tables, each from a multiple of four on. */
function fontOf(tables: Tables): Uint8Array {
  const n = tables.size;
  const power = 1 << (31 - Math.clz32(n));
  const head = words([1, 0, n, 16 * power, 31 - Math.clz32(power), 16 * (n - power)]);
  let at = 12 + 16 * n;
  const [entries, bodies]: [Uint8Array[], Uint8Array[]] = [[], []];
  for (const tag of [...tables.keys()].sort()) {
    const table = tables.get(tag)!;
    const body = new Uint8Array(Math.ceil(table.length / 4) * 4);
    body.set(table);
    const entry = new DataView(new ArrayBuffer(16));
    for (let i = 0; i < 4; i++) entry.setUint8(i, tag.charCodeAt(i));
    entry.setUint32(4, checksum(body));
    entry.setUint32(8, at);
    entry.setUint32(12, table.length);
    entries.push(new Uint8Array(entry.buffer));
    bodies.push(body);
    at += body.length;
  }
  return joined([head, ...entries, ...bodies]);
}

function checksum(body: Uint8Array): number {
  const view = viewOf(body);
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
