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
  /** The box of a name that this cell declares, made ready for its new value. */
  declare: 'd',
  /** Stands in for the box of a constant to which something is assigned. */
  constant: 'c',
  /** Makes a run current again after an `await`. */
  resume: 'a',
  /** Lets an interrupt end an `await` that a `finally` waits behind. */
  hold: 'h',
  /** Loads a module. */
  load: 'l',
  /** Loads a CommonJS module at once. */
  require: 'q',
  /** One export of a module. */
  pick: 'p',
  /** Ties a box to an export that may change. */
  link: 'k',
  /** What `import.meta` is in a cell. */
  meta: 'm',
  /** A function that is called later, by others: it takes the run along to which its output belongs. */
  wrap: 'w',
  /** What was handed out for a function, when it is taken back. */
  unwrap: 'u',
  /** An error that was caught: its message names things as the student does. */
  caught: 'e',
  /** A class that is made once, as long as its cell does not change. */
  keep: 'o',
  /** Where the value of the last expression goes. */
  result: 'v',
} as const;

/** How a cell declares a name: what its box holds before the declaration is reached. */
export const declaring = {
  /** What it held before; the compiler has seen that nothing reads it too early. */
  plain: 0,
  /** Nothing: reading it too early is an error. */
  fresh: 1,
  /** `var`: what it held before, or undefined. */
  kept: 2,
  /** `var` of another type: undefined. */
  reset: 3,
} as const;

/** Under this symbol local files find on `globalThis` what cells find as `hold`. */
export const holdSymbol: unique symbol = Symbol.for('lectern.hold');
