// A surface as Plotly takes it: to be turned, and played, in a notebook.

import type { Json, SentBundle } from '../../notebook/host.js';
import { messages } from '../messages.js';
import { brief } from '../numbers.js';
import { textSize, titleSize } from '../theme.js';
import { boxHeight, towards } from '../transforms/projection.js';
import type { ChartOptions } from './options.js';
import type { Space, Track } from './space.js';

interface FigureOptions extends ChartOptions {
  frames?: number;
  width?: number;
  height?: number;
}

/** Plotly knows null for a gap. */
const number = (x: number): number | null => (Number.isFinite(x) ? brief(x) : null);
const numbers = (all: readonly number[]): (number | null)[] => all.map(number);

/** A figure of Plotly: traces, layout, and frames in which only the paths change. */
export function plotlyOf(space: Space, notes: readonly string[], options: FigureOptions): SentBundle {
  const { x, y, z, tracks, xLabel, yLabel, zLabel } = space;
  const { title, subtitle, name, frames, width = 720, height = 400 } = options;
  const lines = tracks.map((track) => ({
    type: 'scatter3d',
    mode: 'lines+markers',
    name: track.name,
    ...along(track),
    line: { color: track.color, width: 6 },
    marker: { color: track.color, size: 3 },
  }));
  const surface = {
    type: 'surface',
    x: numbers(x),
    y: numbers(y),
    z: z.map(numbers),
    colorscale: 'Viridis',
    showscale: false,
    hovertemplate: `${xLabel} %{x}<br>${yLabel} %{y}<br>${zLabel} %{z}<extra></extra>`,
  };
  const [ex, ey, ez] = towards(space.eye).map((part) => brief(1.8 * part)) as [number, number, number];
  const axis = (text: string) => ({ title: { text } });
  const below = [subtitle, ...notes].filter(Boolean).join('; ');
  const layout = {
    width,
    height,
    margin: { l: 0, r: 0, t: title ? 60 : 10, b: 0 },
    font: { family: 'Inter, sans-serif', size: textSize },
    ...(title && {
      title: { text: title, x: 0, font: { size: titleSize }, ...(below && { subtitle: { text: below } }) },
    }),
    ...(name !== undefined && { meta: { name } }),
    legend: { orientation: 'h' },
    scene: {
      xaxis: axis(xLabel),
      yaxis: axis(yLabel),
      zaxis: axis(zLabel),
      aspectmode: 'manual',
      aspectratio: { x: 1, y: 1, z: boxHeight / 2 },
      camera: { eye: { x: ex, y: ey, z: ez }, projection: { type: 'orthographic' } },
    },
    ...(frames === undefined ? {} : controls(frames)),
  };
  const figure = {
    data: [surface, ...lines],
    layout,
    ...(frames === undefined ? {} : { frames: growing(tracks, frames) }),
  };
  return figure as unknown as SentBundle;
}

const along = ({ points }: Track, steps = points.length) => {
  const shown = points.slice(0, steps);
  const [x, y, z] = [0, 1, 2].map((axis) => shown.map((point) => number(point[axis]!)));
  return { x, y, z };
};

/** The paths up to a step, frame by frame. */
function growing(tracks: readonly Track[], frames: number): Json[] {
  const longest = Math.max(...tracks.map(({ points }) => points.length));
  return Array.from({ length: frames }, (_, frame) => {
    const steps = Math.max(1, Math.round(((frame + 1) * longest) / frames));
    return {
      name: String(frame + 1),
      traces: tracks.map((_, i) => i + 1),
      data: tracks.map((track) => along(track, steps)),
    };
  }) as unknown as Json[];
}

/** Buttons to play and to pause, and a slider. */
function controls(frames: number): object {
  const still = { mode: 'immediate', frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
  const play = { fromcurrent: true, frame: { duration: 100, redraw: true }, transition: { duration: 0 } };
  const button = (label: string, args: unknown[]) => ({ label, method: 'animate', args });
  return {
    updatemenus: [
      {
        type: 'buttons',
        direction: 'left',
        x: 0,
        y: 0,
        xanchor: 'left',
        yanchor: 'top',
        pad: { t: 34 },
        buttons: [button(messages.play(), [null, play]), button(messages.pause(), [[null], still])],
      },
    ],
    sliders: [
      {
        x: 0.25,
        len: 0.75,
        pad: { t: 10 },
        active: frames - 1,
        steps: Array.from({ length: frames }, (_, i) => button(String(i + 1), [[String(i + 1)], still])),
      },
    ],
  };
}
