// How all charts look: legible from the back of a lecture hall, on white, on dark ground and on paper, for the colour-blind too.

/** The looks that a chart can be drawn in. */
export type ThemeName = 'light' | 'dark' | 'print';

/** The colours of a theme. All of one theme are different, so that each can be told by its value. */
export interface Theme {
  /** What the figure stands on. */
  ground: string;
  /** Text and axis labels. */
  ink: string;
  /** The second line of the heading. */
  soft: string;
  /** The lines of axes, rules between rows. */
  line: string;
  grid: string;
  /** The colours of series, by their place; with a contrast of at least 4.5 on the ground. */
  series: readonly string[];
  /** Colours of numbers as lines, from little to much: much stands out most, with a contrast of at least 4.5 on the ground. */
  ramp: readonly string[];
  /** Colours of numbers as points and outlines, from little to much: viridis without the end that the ground swallows; with a contrast of at least 3. */
  shades: readonly string[];
}

/**
 * Series have a contrast of at least 4.5 on the ground, and stay apart (ΔE ≥ 25) in normal sight and in all three forms of
 * colour-blindness, on white and on dark ground; a test computes both. The first of `light` is Okabe & Ito's blue. On paper they are
 * greys: dashes, shapes and hatches tell series apart there.
 */
export const themes: { readonly [name in ThemeName]: Theme } = {
  light: {
    ground: '#ffffff',
    ink: '#1a1a1b',
    soft: '#404040',
    line: '#767676',
    grid: '#e6e6e6',
    series: ['#0072b2', '#c24700', '#1a1a1a', '#7300e6', '#8c675b', '#4e0059'],
    ramp: ['#bddf26', '#44bf70', '#21918c', '#355f8d', '#440154'],
    shades: ['#440256', '#462f7c', '#3a538b', '#2c738e', '#21928c', '#22a785'],
  },
  dark: {
    ground: '#111111',
    ink: '#f0f0f0',
    soft: '#c8c8c8',
    line: '#8c8c8c',
    grid: '#333333',
    series: ['#51cdff', '#f46730', '#f2f2f2', '#8b68f9', '#bfa088', '#bf5b9a'],
    ramp: ['#414487', '#2a788e', '#22a884', '#7ad151', '#fde725'],
    shades: ['#2f6c8e', '#228b8d', '#25ab82', '#58c765', '#a8db34', '#fde726'],
  },
  print: {
    ground: '#fffffe',
    ink: '#000000',
    soft: '#010101',
    line: '#020202',
    grid: '#dddddd',
    series: ['#030303', '#5e5e5e', '#040404', '#6a6a6a', '#050505', '#4a4a4a'],
    ramp: ['#c4c4c4', '#9a9a9a', '#747474', '#4c4c4c', '#060606'],
    shades: ['#070707', '#242424', '#424242', '#5d5d5d', '#797979', '#939393'],
  },
};

/** The colours of series in the theme in which charts are made. */
export const palette = themes.light.series;

/** Series differ by the shape of their points and by their dashes too, so that they can be told apart without colours. */
export const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'cross'] as const; // one fewer than colours: 30 pairs
export const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2]];

/** Vega's names of the colours of numbers: from little to much, and around 0. */
export const ramps = { sequential: 'viridis', diverging: 'blueorange' } as const;
/** From little to much, or around 0. */
export type Ramp = keyof typeof ramps;

/**
 * What stands for Vega's colours on paper, from little to much: no darker than dark text can be read on. Around 0 is the middle, as both ends
 * must differ.
 */
const greys: { readonly [scheme: string]: readonly string[] } = {
  [ramps.sequential]: ['#f2f2f2', '#7c7c7c'],
  [ramps.diverging]: ['#f2f2f2', '#7c7c7c'],
};

/** Text on the colours of numbers, which are the same on both screens; on paper all of it is dark. */
export const onRamps = { dark: '#0a0a0a', bright: '#fdfdfd' } as const;

/** CSS pixels; a figure of up to 800 pixels is shown at this size. */
export const textSize = 16;
export const titleSize = 20;

/** The same specification in another theme: each colour of `light` in it gives way to its counterpart. */
export function themed<S>(spec: S, name: ThemeName): S {
  if (name === 'light') return spec;
  const counterparts = new Map(pairs(themes.light, themes[name]));
  const isPaper = name === 'print';
  if (isPaper) counterparts.set(onRamps.bright, onRamps.dark);
  const swapped = (value: unknown): unknown => {
    if (typeof value === 'string') return counterparts.get(value.toLowerCase()) ?? value;
    if (Array.isArray(value)) return value.map(swapped);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, part]) => {
      const grey = isPaper && key === 'scheme' ? greys[String(part)] : undefined;
      return grey ? ['range', grey] : [key, key === 'values' ? part : swapped(part)];
    });
    return Object.fromEntries(entries);
  };
  return swapped(spec) as S;
}

function pairs(from: Theme, to: Theme): [string, string][] {
  const names = ['ground', 'ink', 'soft', 'line', 'grid'] as const;
  return [
    ...names.map((name): [string, string] => [from[name], to[name]]),
    ...(['series', 'ramp', 'shades'] as const).flatMap((list) =>
      from[list].map((color, i): [string, string] => [color, to[list][i]!]),
    ),
  ];
}
