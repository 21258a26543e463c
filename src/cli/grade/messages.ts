// Every wording of `lectern grade`.

export const messages = {
  help: `Usage: lectern grade SUBMISSIONS… --assignment FILE --out DIR`,
};
