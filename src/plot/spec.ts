// What a chart's specification is for everybody outside: Vega-Lite's own declarations would be loaded with every program otherwise.

import type { SentBundle } from '../notebook/host.js';

/** A Vega-Lite 5 specification as JSON, with its data. */
export type Spec = SentBundle;
