/** n numbers from `start` to `end`, which is left out when `endpoint` is false; one number is `start`, as NumPy's `linspace` has it. */
export function spaced(start: number, end: number, n: number, endpoint = true): number[] {
  const step = n > 1 ? (end - start) / (endpoint ? n - 1 : n) : 0;
  return Array.from({ length: n }, (_, i) => (endpoint && i === n - 1 && n > 1 ? end : start + i * step));
}
