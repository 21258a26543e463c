// HTML as text.

const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** What a piece of HTML says. */
export const unescaped = (html: string): string =>
  html.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? all;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });

/** The letters that are shown: no tags, no styles, no scripts. */
export const lettersOf = (html: string): string =>
  unescaped(html.replaceAll(/<(style|script|svg|math)\b.*?<\/\1>/gs, '').replaceAll(/<[^>]*>/g, ''));
