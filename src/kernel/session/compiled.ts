// The contract between compiled cells and the thread that runs them.

/** Places in the shared state: whether to stop, and the run whose code runs. */
export const interruptFlag = 0;
export const currentRun = 1;

/** Under these names compiled code finds the runtime's members. */
export const member = {
  /** The shared state. */
  state: 'i',
  /** Called when a loop finds the flag set. */
  stop: 's',
  /** The box of a name. */
  box: 'b',
  /** Makes a run current again after an `await`. */
  resume: 'a',
  /** Makes a callback code of the run that hands it over. */
  wrap: 'w',
  /** What was registered for a callback, to take it away. */
  unwrap: 'u',
  /** Loads a module. */
  load: 'l',
  /** One export of a module. */
  pick: 'p',
  /** Where the value of the last expression goes. */
  result: 'v',
} as const;
