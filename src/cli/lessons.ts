// What a lesson is called on the command line.

/** Whether a lesson is meant: by the beginning of its name, or by its number, 3 as well as 03. A number is whole: 1 is not 10. */
export const isMeant = (name: string, given: string): boolean =>
  name.startsWith(/^\d+$/.test(given) ? `${given.padStart(2, '0')}-` : given);
