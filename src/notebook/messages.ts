// Every wording of this room that a user can meet.

export const messages = {
  noInput: () => 'input: this front end cannot ask for text. Assign the value in the cell instead.',
  inputCancelled: () => 'input: cancelled from the keyboard',
  inputRefused: () =>
    'input: this front end does not take input (allow_stdin is false). Assign the value in the cell instead.',
  badColumn: (op: string, name: string, cells: number, first: string, length: number) =>
    `${op}: the column ${name} has ${cells} cells, but ${first} has ${length}`,
  badRow: (row: number, cells: number, columns: number) =>
    `table: row ${row} has ${cells} cells, but there are ${columns} columns`,
};
