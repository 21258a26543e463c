// Every wording of tables that are read.

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

export const messages = {
  badCsv: (name: string, why: string) => `${name} cannot be read as CSV: ${why}`,
  empty: 'it is empty',
  twice: (column: string) => `it has two columns "${column}"`,
  missingColumns: (name: string, missing: readonly string[], there: readonly string[]) =>
    `${name} lacks the column${missing.length === 1 ? '' : 's'} ${quoted(missing)}; it has ${quoted(there)}`,
};
