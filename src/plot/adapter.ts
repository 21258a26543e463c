// Specifications as Vega-Lite's own types have them: what charts are made of is checked against these, and leaves as `Spec`.

import type { TopLevelSpec } from 'vega-lite';
import type { Spec } from './spec.js';

type Of<Kind extends string> = Extract<TopLevelSpec, { [kind in Kind]: unknown }>;

/** A whole specification. */
export type WholeSpec = TopLevelSpec;
/** One mark, with its data or without. */
export type UnitSpec = Of<'mark'>;
/** A mark, or marks, of a figure of several layers. */
export type LayerPart = Of<'layer'>['layer'][number];
export type Encoding = NonNullable<UnitSpec['encoding']>;
export type Mark = UnitSpec['mark'];
/** What a mark asks of the pointer. */
export type Selection = Extract<NonNullable<UnitSpec['params']>[number], { select: unknown }>;
export type Config = NonNullable<WholeSpec['config']>;

/** The one cast: Vega-Lite's types describe JSON, but do not say so. */
export const published = (spec: WholeSpec): Spec => spec as unknown as Spec;
