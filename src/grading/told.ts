// What students' code says, as a text that may stand in a record: errors, names, words.

const longest = 300;

/** One line of characters that are seen and stand where they seem to stand, not more of them than can be read. */
export function told(text: string): string {
  // control characters, and those that hide, reverse or break a text
  const plain = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  return plain.length > longest ? `${plain.slice(0, longest - 1).join('')}…` : plain.join('');
}
