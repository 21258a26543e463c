// What the extension says to those who look at figures and tables.

export const messages = {
  failed: (reason) => `This figure cannot be drawn: ${reason}`,
  notUnderstood: (reason) => `Vega-Lite does not understand the specification (${reason}).`,
  foreign: (address) =>
    `it names ${JSON.stringify(address)}, and what lies in a file or on the net is not loaded. Put the data into the figure itself, as values or as a data: address.`,
  maps: (type) => `its trace ${JSON.stringify(type)} needs a map from the net, and figures load nothing from there.`,
  turn: 'Turn it',
  resting: 'Figures in space move one at a time.',
  copy: 'Copy table',
  copied: 'Copied',
};
