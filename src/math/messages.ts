// Every wording of the generators that a user can meet.

export const messages = {
  seed: (given: unknown) =>
    `Generator: the seed is ${String(given)}, but must be a whole number between -2^53 and 2^53`,
  state: () => 'Generator: setState takes what getState() of a generator gave',
};
