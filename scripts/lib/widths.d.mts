/** What is used of fontkit's fonts. */
export interface Font {
  familyName: string;
  unitsPerEm: number;
  glyphForCodePoint(code: number): { id: number; advanceWidth: number; path: { toSVG(): string } };
}

export function fontOf(weight: number): Font;
export function parseFont(bytes: Uint8Array): Font;
export function widthsOf(weight: number): [letter: string, width: number][];
export function widthsText(): string;
