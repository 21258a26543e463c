// The font of all pictures: text looks the same on every machine.

export const fontFamily = 'Inter';

/** About how wide a text is in Inter, in units of its size: without a canvas Vega takes every letter for a wide one. */
export function widthOf(text: string): number {
  const width = (c: string) =>
    /[ijl.,:;'!|()[\]]/.test(c) ? 0.3 : /[mwMW%∞]/.test(c) ? 0.88 : /[A-Z0-9+=~<>−∂√σ✓✗]/.test(c) ? 0.66 : 0.57;
  return [...text].reduce((sum, c) => sum + (c === ' ' ? 0.28 : width(c)), 0);
}
