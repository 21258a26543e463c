// The name that was meant by one that is mistyped.

/** The name that is written with other capitals, or differs by a letter too many, too few, another, or two that changed places. */
export function nearest(name: string | undefined, names: string[] | undefined): string | undefined {
  if (!name || !names || name.length < 2) return undefined;
  const lower = name.toLowerCase();
  return (
    names.find((other) => other !== name && other.toLowerCase() === lower) ??
    names.find((other) => other !== name && isNear(name, other))
  );
}

/** Of a short name, another letter makes another word. */
function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB.slice(1)) return start > 0 || a.length > 3;
  if (a.length > 2 && restA.slice(1) === restB) return true;
  if (a.length > 3 && restA.slice(1) === restB.slice(1)) return true;
  return a.length > 2 && restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}
