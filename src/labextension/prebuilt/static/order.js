// The order of rows: numbers as numbers, everything else as text, what is missing last.

/** `rows` by the text that `textOf` gives of each, `ascending` or `descending`; as they are when it is neither. */
export function sorted(rows, textOf, direction) {
  if (direction !== 'ascending' && direction !== 'descending') return [...rows];
  const keyed = rows.map((row) => ({ row, text: textOf(row).trim() }));
  const given = keyed.filter(({ text }) => !isMissing(text));
  const compare = given.every(({ text }) => !Number.isNaN(number(text)))
    ? (a, b) => compareNumbers(number(a.text), number(b.text))
    : (a, b) => a.text.localeCompare(b.text, undefined, { numeric: true });
  given.sort((a, b) => (direction === 'ascending' ? compare(a, b) : compare(b, a)));
  return [...given, ...keyed.filter(({ text }) => isMissing(text))].map(({ row }) => row);
}

const isMissing = (text) => /^(|–|—|NaN|null|undefined)$/.test(text);

const compareNumbers = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** −1 234.5, 3 %, 0.2 ± 0.1, ∞; NaN when `text` is no number. */
export function number(text) {
  const plain = text.replace(/[\u2009\u202f\u00a0,](?=\d{3})/g, '').replace(/[−–](?=[\d.∞])/g, '-');
  const [, infinite, digits] =
    /^(?:([-+]?)∞|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?))\s*(?:%|±.*)?$/i.exec(plain) ?? [];
  if (digits !== undefined) return Number(digits);
  return infinite === undefined ? Number.NaN : Number(`${infinite}Infinity`);
}
