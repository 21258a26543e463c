// `\r` takes what is written next back to the beginning of its line.

/** A line after its `\r` were applied. */
export function overwritten(line: string): string {
  return line.split('\r').reduce((shown, part) => part + shown.slice(part.length));
}

/** A text without what its own `\r` overwrite; what is written next goes on at the same place. */
export function collapsed(text: string): string {
  return text.split('\n').map(collapsedLine).join('\n');
}

function collapsedLine(line: string): string {
  const first = line.indexOf('\r');
  const last = line.lastIndexOf('\r');
  if (first === last) return line;
  const shown = overwritten(line.slice(first + 1));
  const end = line.slice(last + 1);
  return `${line.slice(0, first)}\r${shown === end ? '' : `${shown}\r`}${end}`;
}
