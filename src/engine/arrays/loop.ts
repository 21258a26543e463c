// Loops over the elements of two arrays, one compiled for each function.

import type { TypedArray } from './dtype.js';

/** Computes `out` from `at` up to `end`, of the elements of x from `p` on, `dx` apart, and of those of y from `q` on. */
type Loop = (
  out: TypedArray,
  at: number,
  end: number,
  x: TypedArray,
  p: number,
  dx: number,
  y: TypedArray,
  q: number,
  dy: number,
) => void;

type Kernel = (x: number, y: number) => number;

const shared =
  (f: Kernel): Loop =>
  (out, at, end, x, p, dx, y, q, dy) => {
    for (; at < end; at++, p += dx, q += dy) out[at] = f(x[p]!, y[q]!);
  };

const source =
  'return (out, at, end, x, p, dx, y, q, dy) => { for (; at < end; at++, p += dx, q += dy) out[at] = f(x[p], y[q]); }';

/** Of each function that was met: its own loop, or null before it is met again. */
const loops = new WeakMap<Kernel, Loop | null>();
let made = 0; // a text that was compiled before would bring what was learnt with it

/**
 * A loop for `f` alone, made from its text when `f` comes a second time. Of a loop that all functions share a compiler learns that it
 * may call any of them, and calls them one number at a time, which takes five times as long. Where no text may be compiled, as a
 * page's content security policy can have it, that is how it stays.
 */
export function loopOf(f: Kernel): Loop {
  const own = loops.get(f);
  if (own) return own;
  const loop = own === null ? compiled(f) : shared(f);
  loops.set(f, own === null ? loop : null);
  return loop;
}

function compiled(f: Kernel): Loop {
  try {
    return new Function('f', `${source} // ${made++}`)(f) as Loop;
  } catch {
    return shared(f);
  }
}
