// What a student has written into a cell that already had text.

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/).map((line) => line.trimEnd());

/** The lines of an answer without those, at its beginning and its end, that it was handed out with; empty, when nothing was written. */
export function writtenIn(answer: string, stub: string): string {
  const [lines, given] = [linesOf(answer.trim()), linesOf(stub.trim())];
  let start = 0;
  while (start < lines.length && start < given.length && lines[start] === given[start]) start++;
  let end = 0;
  while (end < Math.min(lines.length, given.length) - start && lines.at(-1 - end) === given.at(-1 - end)) end++;
  return lines
    .slice(start, lines.length - end)
    .join('\n')
    .replace(/^(\s*\n)+|\s+$/g, '');
}
