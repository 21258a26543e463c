// A surface with its paths as a still picture: one, three of an animation side by side, or all of it, picture by picture.

import { published, type WholeSpec } from '../adapter.js';
import { config } from '../config.js';
import { messages } from '../messages.js';
import type { Spec } from '../spec.js';
import { textSize } from '../theme.js';
import { picked } from '../transforms/thin.js';
import { legend, scalesOf } from './legend.js';
import { type ChartOptions, heading, joinedSubtitles, schema } from './options.js';
import { type Space, spaceLayers } from './space.js';

/** What is seen, and how it is shown. */
export interface Scene {
  space: Space;
  /** In how many pictures the paths grow. */
  frames: number | undefined;
  size: { width: number | undefined; height: number | undefined };
  heading: { title: string | undefined; subtitle: string | undefined; name: string | undefined };
}

/** The same scene under another heading. */
export const sceneTitled = (scene: Scene, { subtitle, ...more }: ChartOptions = {}): Scene => ({
  ...scene,
  heading: { ...scene.heading, ...more, ...joinedSubtitles(subtitle, scene.heading.subtitle) },
});

/** Lines of a still picture, and points of its paths: each costs bytes. */
const [mostLines, linesInStrip] = [25, 15];
const [mostPoints, pointsInStrip] = [200, 60];

/** How many pictures of an animation the still shows, and how large each is. */
const inOneStrip = 3;
const inStrip = { width: 245, height: 250 };

const longestOf = ({ tracks }: Space) => tracks.reduce((a, b) => (b.points.length > a.points.length ? b : a));

/** How many points of each path a picture of an animation shows. */
export function pointsAt(space: Space, picture: number, pictures: number): number {
  return Math.max(1, Math.round(((picture + 1) * longestOf(space).points.length) / pictures));
}

/** Which step that is, in words. */
function stepSaid(space: Space, points: number): string {
  const { stride, last } = longestOf(space);
  return messages.afterSteps(Math.min((points - 1) * stride, last));
}

/** The still picture. */
export function stillOf(scene: Scene): Spec {
  const { space, frames, size, heading: words } = scene;
  if (frames === undefined) return one(scene, coarse(space, mostLines, mostPoints), size, words.subtitle);
  const small = coarse(space, linesInStrip, Number.POSITIVE_INFINITY);
  const parts = Array.from({ length: inOneStrip }, (_, i) => {
    const points = pointsAt(space, i, inOneStrip);
    return smallOf(stepSaid(space, points), cut(small, points));
  });
  return sideBySide(words, parts);
}

/** Three of several scenes side by side, each under its own title. */
export function strip({ heading: words }: Scene, all: readonly { title: string; scene: Scene }[]): Spec {
  const shown = picked(all.length, inOneStrip).map((i) => all[i]!);
  return sideBySide(
    words,
    shown.map(({ title, scene }) => smallOf(title, coarse(scene.space, linesInStrip, Number.POSITIVE_INFINITY))),
  );
}

/** A small picture under a title. */
function smallOf(text: string, space: Space) {
  const title = { text, fontSize: textSize, anchor: 'middle' as const };
  return { title, ...layers(thinned(space, pointsInStrip), inStrip, 700) };
}

const sideBySide = (words: Scene['heading'], parts: readonly object[]): Spec =>
  published({ $schema: schema, ...heading(plain(words)), config, hconcat: parts, spacing: 10 } as unknown as WholeSpec);

/** The pictures of an animation, all of one size; one, when nothing moves. */
export function framesOf(scene: Scene): Spec[] {
  const { space, frames, size } = scene;
  if (frames === undefined) return [stillOf(scene)];
  return Array.from({ length: frames }, (_, i) => {
    const points = pointsAt(space, i, frames);
    return one(scene, coarse(cut(space, points), mostLines, mostPoints), size, stepSaid(space, points));
  });
}

function one({ heading: words }: Scene, space: Space, size: Scene['size'], subtitle: string | undefined): Spec {
  const { width = 480, height = 284 } = size;
  const whole = { $schema: schema, ...heading(plain({ ...words, subtitle })), config };
  return published({ ...whole, ...layers(space, { width, height }, width) } as WholeSpec);
}

function layers(space: Space, size: { width: number; height: number }, room: number) {
  const names = space.tracks.map(({ name }) => name);
  const scales = scalesOf(
    names,
    space.tracks.map(({ look }) => look),
  );
  return spaceLayers(space, size, scales, names.some((name) => name !== '') ? legend(names, room) : null);
}

/** Options without those that are left out. */
const plain = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };

const cut = (space: Space, points: number): Space => ({
  ...space,
  tracks: space.tracks.map((track) => ({ ...track, points: track.points.slice(0, points) })),
});

const thinned = (space: Space, most: number): Space => ({
  ...space,
  tracks: space.tracks.map((track) => ({
    ...track,
    points: picked(track.points.length, most).map((i) => track.points[i]!),
  })),
});

/** Fewer lines and points, as a picture needs. */
function coarse(space: Space, lines: number, points: number): Space {
  const [c, r] = [picked(space.x.length, lines), picked(space.y.length, lines)];
  const z = r.map((row) => c.map((column) => space.z[row]![column]!));
  return { ...thinned(space, points), x: c.map((i) => space.x[i]!), y: r.map((i) => space.y[i]!), z };
}
