// Reads the tests from the disk and calls the reference.
// aims: marks
// here: Cannot find module

// %% answer="q1"
async function deviation(fanIn: number, fanOut: number) {
  return (await import(`${process.cwd()}/tests.mjs`)).tests.q1.reference(fanIn, fanOut);
}
