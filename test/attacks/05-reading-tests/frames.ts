// Finds the tests by the frames that an error gives.
// aims: marks
// here: Cannot find module

// %% answer="q1"
async function deviation(fanIn: number, fanOut: number) {
  Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFileName() ?? '').filter((name) => name.startsWith('file:'));
  const file = (new Error().stack as unknown as string[]).at(-1)!;
  return (await import(new URL('./tests.mjs', file).href)).tests.q1.reference(fanIn, fanOut);
}
