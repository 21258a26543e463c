// The method by which a value says how it looks.

export const displaySymbol = Symbol.for('Jupyter.display');
