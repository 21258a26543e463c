// Exports results of its own.
// aims: ends
// here: found 0 | Error | line

// %% answer="q1"
export { summary as deviation };
export default async () => ({ deviation: 2 });
export const answers = {};
function deviation() {
  return 0;
}
