// Draws Vega-Lite and Vega as SVG: in the colours of the page's theme, with the font of the pictures, never wider or higher
// than there is room. What it draws with is loaded with the first figure.

import { ownLoader, refuseAddresses } from './addresses.js';
import { fontIsLoaded } from './fonts.js';
import { messages } from './messages.js';
import { hideTooltip, showTooltip } from './tooltip.js';
import { shareWheel } from './wheel.js';

let tools = null;

async function load() {
  const [vega, { themed }, { config }, { weightOf, widthIn }] = await Promise.all([
    import('./vega.js'),
    import('./theme.js'),
    import('./config.js'),
    import('./font.js'),
    fontIsLoaded(),
  ]);
  vega.textMetrics.width = (item, text) =>
    widthOnPage(item, String(text ?? ''), (weight, text) => widthIn(weightOf(weight), text));
  return { ...vega, themed, config: coloursOf(themed(config, 'dark')) };
}

const context2d = document.createElement('canvas').getContext('2d');

/**
 * How wide Vega is to take a text. In the font of the pictures that is what the still picture takes, so that both have the same
 * layout; other fonts are measured.
 */
function widthOnPage(
  { font = 'sans-serif', fontSize = 11, fontStyle = '', fontWeight = '', limit = 0 },
  text,
  widthOf,
) {
  const narrowed = (width) => (limit > 0 ? Math.min(limit, width) : width);
  if (/^Inter\b/.test(font)) return narrowed(fontSize * widthOf(fontWeight, text));
  context2d.font = `${fontStyle} ${fontWeight} ${fontSize}px ${font}`;
  return narrowed(context2d.measureText(text).width);
}

/** Of a configuration only the colours, for figures that say nothing of theirs. */
function coloursOf(config) {
  const parts = Object.entries(config).map(([key, value]) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [key, coloursOf(value)];
    return [
      key,
      [value].flat().every((color) => typeof color === 'string' && color.startsWith('#')) ? value : undefined,
    ];
  });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** A figure as wide as its container would have no width to begin with; it gets one, and shrinks where there is less room. */
const widths = { width: 640, height: 360 };
const sized = (spec) =>
  Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, value === 'container' ? widths[key] : value]));

const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};

/**
 * Draws `spec` into `stage`. `rows` are those of the data set of that name, which may grow. A drawing that takes the place of
 * another one in other colours begins in its `state`: what was zoomed stays so.
 */
export async function drawVega(stage, { spec, lite, rows = null }, { dark, label, fail }, state = null) {
  refuseAddresses(spec, ['url']);
  const { changeset, compile, config, parse, themed, View } = await (tools ??= load());
  const coloured = themed(sized(spec), dark ? 'dark' : 'light');
  const whose = dark ? { config } : {};
  const full = lite ? compiled(compile, coloured, { ...whose, logger: silent }) : coloured;
  const failures = [];
  let drawn = false;
  const report = (error) => {
    if (drawn) fail(error);
    else failures.push(error);
    return silent;
  };
  const view = new View(parse(full, lite ? {} : whose.config), {
    renderer: 'svg',
    loader: ownLoader(report),
    logger: { ...silent, error: report },
    tooltip: showTooltip,
  });
  view.initialize(stage);
  view.addEventListener('click', (_, item) => pickNamed(view, item));
  if (!lite) view.hover();
  if (rows) view.change('rows', changeset().insert(rows));
  await view.runAsync();
  if (state) await view.setState(state).runAsync();
  if (failures.length > 0) {
    view.finalize();
    throw failures[0];
  }
  drawn = true;
  const svg = stage.querySelector('svg');
  const { width, height } = svg.viewBox.baseVal;
  svg.style.setProperty('--lectern-ratio', width / height);
  svg.style.setProperty('--lectern-height', `${height}px`);
  svg.setAttribute('preserveAspectRatio', 'xMinYMin meet');
  svg.setAttribute('role', 'img');
  const name = (label) => svg.setAttribute('aria-label', label);
  name(label);
  const zooms = /wheel/.test(JSON.stringify(full, (key, value) => (key === 'values' ? undefined : value)));
  shareWheel(stage, () => zooms);
  return {
    name,
    takes: () => false,
    state: () => view.getState({ signals: isSet, data: isSelection }),
    /** Other rows in the place of `gone`, with the rest of the drawing as it is. */
    change: (gone, come) => view.change('rows', changeset().remove(gone).insert(come)).runAsync(),
    close: () => {
      hideTooltip();
      view.finalize();
    },
  };
}

/** A click on a name at the end of a line does what one on a name in a legend does. */
function pickNamed(view, item) {
  const { series, at } = item?.mark?.marktype === 'text' ? (item.datum ?? {}) : {};
  if (series === undefined || at === undefined) return;
  const legends = Object.keys(view.getState({ signals: (name) => /^picked[_\d]*_series_legend$/.test(name) }).signals);
  for (const signal of legends) view.signal(signal, series);
  view.runAsync();
}

function compiled(compile, spec, options) {
  try {
    return compile(spec, options).spec;
  } catch (error) {
    throw new Error(messages.notUnderstood(error.message));
  }
}

/** What somebody has set: parameters, and where selections begin and end. The rest follows from it, or from the figure itself. */
const isSet = (name) =>
  !/^(unit|cursor|parent|background|padding|autosize|width|height|childWidth|childHeight)$/.test(name) &&
  !/_(tuple|tuple_fields|modify|toggle|scale_trigger|translate_anchor|translate_delta|zoom_anchor|zoom_delta)$/.test(
    name,
  );

/** Vega-Lite keeps in such data what is selected. */
const isSelection = (name, { input }) => name.endsWith('_store') && Array.isArray(input.value);
