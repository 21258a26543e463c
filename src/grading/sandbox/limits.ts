// What a student's process may use.

export interface Limits {
  /** Seconds of computing, of all its processes together; the clock on the wall allows five times as many, and 20 at least. */
  seconds: number;
  /** Memory in megabytes, of all its processes together. */
  megabytes: number;
}

export const usual: Limits = { seconds: 20, megabytes: 1024 };

/** How long the clock may run, in milliseconds: longer than any computing takes on a busy machine. */
export const patience = ({ seconds }: Limits): number => 1000 * Math.max(20, 5 * seconds);

/** Address space is more than memory: V8 reserves some that it does not use. */
const addressSpace = ({ megabytes }: Limits): number => (megabytes + 8192) * 2 ** 20;

/** What a process may write into one file; what it has for all is the size of its folder. */
export const fileBytes = 64 * 2 ** 20;

/** Seconds of computing after which Linux itself ends a process; the marker, which sees all of them together, does so earlier. */
const surely = ({ seconds }: Limits): number => Math.ceil(seconds) + 3;

/** Options of `prlimit`, which sets limits and becomes the program behind them. */
export const prlimitOptions = (limits: Limits): string[] => [
  `--cpu=${surely(limits)}:${surely(limits) + 2}`, // a signal that says why, and then one that cannot be caught
  `--as=${addressSpace(limits)}`,
  `--fsize=${fileBytes}`,
  '--nproc=64',
  '--nofile=128',
  '--core=0',
];

/** Options of Node: WebAssembly must not reserve address space for its checks. */
export const nodeOptions = ({ megabytes }: Limits): string[] => [
  '--disable-wasm-trap-handler',
  `--max-old-space-size=${Math.floor(megabytes / 2)}`,
  '--no-warnings',
];
