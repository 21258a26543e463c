// A surface as Plotly takes it: to be turned, and played, in a notebook.

import type { SentBundle } from '../../notebook/host.js';
import { messages } from '../messages.js';
import { brief } from '../numbers.js';
import { textSize, titleSize } from '../theme.js';
import { boxHeight, towards } from '../transforms/projection.js';
import { pointsAt, type Scene } from './scene.js';
import type { Space, Track } from './space.js';

/** Plotly knows null for a gap. */
const number = (x: number): number | null => (Number.isFinite(x) ? brief(x) : null);
const numbers = (all: readonly number[]): (number | null)[] => all.map(number);

/** How much larger than Plotly's cube the box is: as large as the stage lets it be with the labels around. */
const large = 1.3;

/** A figure of Plotly: traces, layout, and frames in which only the paths change. */
export function plotlyOf(scene: Scene): SentBundle {
  const { space, frames, size, heading } = scene;
  const { x, y, z, tracks, xLabel, yLabel, zLabel } = space;
  const { title, subtitle, name } = heading;
  const lines = tracks.map((track) => ({
    type: 'scatter3d',
    mode: 'lines+markers',
    name: track.name,
    ...along(track),
    line: { color: track.look.color, width: 6 },
    marker: { color: track.look.color, size: 3 },
    meta: { shape: track.look.shape, stride: track.stride, last: track.last },
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
  const axis = (text: string) => ({ title: { text }, nticks: 5, tickangle: 0, tickfont: { size: 14 } });
  const layout = {
    width: size.width ?? 720,
    height: size.height ?? 400,
    margin: { l: 0, r: 0, t: title ? 60 : 10, b: 0 },
    font: { family: 'Inter, sans-serif', size: textSize },
    ...(title && {
      title: { text: title, x: 0, font: { size: titleSize }, ...(subtitle && { subtitle: { text: subtitle } }) },
    }),
    meta: { ...(name !== undefined && { name }), still: { ...size, ...space.eye, subtitle } satisfies Still },
    // beside the surface: below it are the buttons and the slider of an animation
    legend: { x: 1, xanchor: 'right', y: 1, yanchor: 'top', bgcolor: 'rgba(0,0,0,0)' },
    scene: {
      xaxis: axis(xLabel),
      yaxis: axis(yLabel),
      zaxis: axis(zLabel),
      aspectmode: 'manual',
      aspectratio: { x: large, y: large, z: (large * boxHeight) / 2 },
      camera: { eye: { x: ex, y: ey, z: ez }, center: { x: 0, y: 0, z: -0.12 }, projection: { type: 'orthographic' } },
    },
    ...(frames === undefined ? {} : controls(frames)),
  };
  const figure = {
    data: [surface, ...lines],
    layout,
    ...(frames === undefined ? {} : { frames: growing(space, frames) }),
  };
  return JSON.parse(JSON.stringify(figure)) as SentBundle; // without what is undefined
}

/** What the layout of a figure of ours says of its still picture. */
interface Still {
  width?: number | undefined;
  height?: number | undefined;
  azimuth: number;
  elevation: number;
  subtitle?: string | undefined;
}

const along = ({ points }: Track, steps = points.length) => {
  const shown = points.slice(0, steps);
  const [x, y, z] = [0, 1, 2].map((axis) => shown.map((point) => number(point[axis]!)));
  return { x, y, z };
};

/** The paths up to a step, frame by frame. */
function growing(space: Space, frames: number): object[] {
  const { tracks } = space;
  return Array.from({ length: frames }, (_, frame) => ({
    name: String(frame + 1),
    traces: tracks.map((_, i) => i + 1),
    data: tracks.map((track) => along(track, pointsAt(space, frame, frames))),
  }));
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
