// The specifications of the figures of lesson 03, which the test has put where it is found here.

export async function job() {
  globalThis[Symbol.for('lectern.host')] = { display: () => undefined, textOnly: true };
  const figures = await import('../../../output/web/lesson.mjs');
  return Object.fromEntries(Object.entries(figures).map(([name, { spec }]) => [name, JSON.stringify(spec)]));
}
