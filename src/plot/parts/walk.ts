// Through all parts of a specification, without the rows of its data.

/** The same specification with other parts: where `change` gives none, their own parts are looked at. */
export function rewritten<S>(spec: S, change: (part: object) => object | null): S {
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    const entries = () => Object.entries(part).map(([name, inner]) => [name, name === 'values' ? inner : visit(inner)]);
    return change(part) ?? Object.fromEntries(entries());
  };
  return visit(spec) as S;
}

/** What `find` finds in the parts of a specification: where it finds something, it does not look deeper. */
export function collected<T>(spec: unknown, find: (part: object) => T[] | null): T[] {
  if (typeof spec !== 'object' || spec === null) return [];
  const inside = () => Object.entries(spec).flatMap(([name, part]) => (name === 'values' ? [] : collected(part, find)));
  return find(spec) ?? inside();
}
