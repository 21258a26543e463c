// Cursor positions: the protocol counts code points, JavaScript counts UTF-16 units.

/** The UTF-16 offset in `code` of a cursor given in code points; past the end it is the end. */
export function toUtf16(code: string, codePoints: number): number {
  let offset = 0;
  for (let n = 0; n < codePoints && offset < code.length; n++)
    offset += (code.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

/** The number of code points before a UTF-16 offset in `code`. */
export function toCodePoints(code: string, offset: number): number {
  let n = 0;
  for (let i = 0; i < offset; n++) i += (code.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  return n;
}
