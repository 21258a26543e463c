// Every wording of the notebook pipeline that a user can meet.

export const messages = {
  badMarker: (line: number, text: string) =>
    `line ${line}: "${text}" is no cell marker; write // %% or // %% [markdown], with tags=["…"] after it if needed`,
  notAComment: (line: number, text: string) => `line ${line}: "${text}" stands in a text cell; begin it with //`,
  badOption: (line: number, name: string, text: string) =>
    `line ${line}: ${name}=${text} cannot be read; write it as JSON: ${name === 'tags' ? 'tags=["volatile"]' : `${name}="text", a number, or a list such as ["a", "b"]`}`,
  noOption: (line: number, name: string, names: readonly string[]) =>
    `line ${line}: a marker has no ${name}; it may have ${['tags', ...names].join(', ')}`,
};
