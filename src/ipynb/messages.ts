// Every wording of the notebook pipeline that a user can meet.

export const messages = {
  badMarker: (line: number, text: string) =>
    `line ${line}: "${text}" is no cell marker; write // %% or // %% [markdown], with tags=["…"] after it if needed`,
  notAComment: (line: number, text: string) => `line ${line}: "${text}" stands in a text cell; begin it with //`,
  badTags: (line: number, text: string) => `line ${line}: tags=${text} is no JSON list of strings`,
};
