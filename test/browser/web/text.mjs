// Whether text may be compiled.

export const job = () => new Function('return true')();
