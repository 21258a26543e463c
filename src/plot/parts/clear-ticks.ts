// Ticks of small panels side by side: where each label has room.

import { exponent } from '../numbers.js';
import { roundTicksOf } from './axes.js';
import { pixelsOf } from './wrap.js';

/** Ticks with their labels, which leave out a power of ten where all numbers are small, or large. */
interface ClearTicks {
  ticks: { values: number[]; labelExpr: string };
  power: number;
}

/**
 * The ticks of small panels side by side: as many round numbers as have room for their labels, also beside those of the next panel.
 * @param between pixels from one panel to the next
 */
export function clearTicks(domain: readonly [number, number], width: number, between: number): ClearTicks {
  const largest = exponent(Math.max(Math.abs(domain[0]), Math.abs(domain[1])) || 1);
  const power = largest < -2 || largest > 3 ? largest : 0;
  const plain = mostLabels(domain, power, width, between);
  const labels = plain.length < 3 ? mostLabels(domain, largest, width, between) : plain;
  const texts = JSON.stringify(Object.fromEntries(labels.map(({ x, text }) => [x, text])));
  return {
    ticks: { values: labels.map(({ x }) => x), labelExpr: `${texts}[datum.value]` },
    power: labels === plain ? power : largest,
  };
}

/** As many labels as there is room for, in a power of ten. */
function mostLabels([low, high]: readonly [number, number], power: number, width: number, between: number): Label[] {
  const fitting = Array.from({ length: Math.max(2, Math.ceil(width / 30)) }, (_, i) => {
    const ticks = roundTicksOf([low, high], i + 1);
    const decimals = ticks.length > 1 ? Math.max(0, power - exponent(1.000001 * (ticks[1]! - ticks[0]!))) : 0;
    const labels = ticks.map((x) => {
      const text = Number(`${x}e${-power}`).toFixed(decimals).replace('-', '−');
      return { x, text, at: (width * (x - low)) / (high - low), half: pixelsOf(text) / 2 };
    });
    return clear(labels, width, between);
  });
  return fitting.reduce((most, labels) => (labels.length > most.length ? labels : most));
}

interface Label {
  x: number;
  text: string;
  at: number;
  half: number;
}

/** The labels that stand clear of the next panel; none, when they do not stand clear of each other. */
function clear(labels: Label[], width: number, between: number): Label[] {
  if (labels.some(({ at, half }, i) => i > 0 && at - half - 8 < labels[i - 1]!.at + labels[i - 1]!.half)) return [];
  const left = labels[0] ? Math.max(0, labels[0].half - labels[0].at) : 0;
  const last = labels.at(-1);
  const right = last ? Math.max(0, last.at + last.half - width) : 0;
  if (left + right <= between - 5) return labels;
  return clear(left > right ? labels.slice(1) : labels.slice(0, -1), width, between);
}
