// Draws Plotly's figures. What turns in space needs the graphics card, of which a browser gives a page few pieces: one such
// figure moves at a time, the others show their still picture and a button.

import { refuseAddresses } from './addresses.js';
import { fontIsLoaded } from './fonts.js';
import { messages } from './messages.js';
import { isSeen } from './seen.js';
import { shareWheel } from './wheel.js';

let tools = null;

async function load() {
  const [{ default: Plotly }, theme] = await Promise.all([import('./plotly.js'), import('./theme.js'), fontIsLoaded()]);
  return { Plotly, ...theme };
}

const inSpace = /gl$|3d$|^(surface|cone|streamtube|isosurface|volume|splom|parcoords)$/;
const onMaps = /^(choropleth\w*|scattergeo|(scatter|density)map(box)?)$/;

const tracesOf = ({ data = [], frames = [] }) => [data, ...(frames ?? []).map((frame) => frame.data ?? [])].flat();
const turns = (figure) => tracesOf(figure).some(({ type = '' }) => inSpace.test(type));

/** The figure that moves. */
let moving = null;

export async function drawPlotly(stage, content, { dark, label, still, fail }) {
  const figure = { stage, label, still, fail, dark, content, node: null };
  await enter(figure);
  return {
    takes: async (next, { label, still }) => {
      const other = !figure.node || turns(next) !== turns(figure.content);
      Object.assign(figure, { content: next, label, still });
      if (other) {
        end(figure);
        await enter(figure);
      } else await redraw(figure);
      return true;
    },
    recolour: async (dark) => {
      figure.dark = dark;
      if (figure.node) await redraw(figure);
    },
    close: () => end(figure),
  };
}

/** Begins a figure once it is seen, or lets it wait for its turn. */
async function enter(figure) {
  const { stage, content } = figure;
  const map = tracesOf(content).find(({ type }) => onMaps.test(type));
  if (map) throw new Error(messages.maps(map.type));
  refuseAddresses(content, ['source']);
  stage.style.minHeight = `${room(figure).height}px`; // what comes below keeps its place
  await isSeen(stage); // Plotly measures what it draws, and the browser lays out only what is seen
  if (!turns(content) || mayMove(figure)) await begin(figure);
  else rest(figure);
}

/** One that is seen, while no other one that is seen moves. */
const mayMove = ({ stage }) => isInSight(stage) && !(moving && isInSight(moving.stage));

/** Starts a figure; another one that moves comes to rest. */
async function begin(figure) {
  figure.waiting?.disconnect();
  if (turns(figure.content)) {
    const other = moving;
    moving = figure;
    if (other && other !== figure) await calm(other);
  }
  const { Plotly } = await (tools ??= load());
  const node = document.createElement('div');
  node.setAttribute('role', 'figure');
  node.setAttribute('aria-label', figure.label);
  figure.stage.replaceChildren(node);
  if (turns(figure.content) && moving !== figure) return rest(figure); // another one was started meanwhile
  figure.node = node;
  shareWheel(node, () => true);
  await Plotly.newPlot(node, await prepared(figure));
  figure.fit = () => {
    const { width, height } = room(figure);
    const { width: w, height: h } = node.layout;
    if (figure.node === node && (w !== width || h !== height)) Plotly.relayout(node, { width, height });
  };
  figure.observer = new ResizeObserver(figure.fit);
  figure.observer.observe(figure.stage);
  addEventListener('resize', figure.fit);
}

async function redraw(figure) {
  refuseAddresses(figure.content, ['source']);
  await isSeen(figure.stage);
  const { Plotly } = await tools;
  if (!figure.node) return;
  const frame = figure.node._fullLayout?._currentFrame;
  await Plotly.react(figure.node, await prepared(figure));
  // an animation stays where it was
  if (frame) await Plotly.animate(figure.node, [frame], { mode: 'immediate', frame: { duration: 0 } });
}

/** Puts the still picture in the place of a figure that moves. */
async function calm(figure) {
  const { Plotly } = await tools;
  if (figure.node) figure.still ??= await picture(Plotly, figure);
  end(figure);
  rest(figure);
}

/** Shows the still picture, until somebody presses the button, or comes to the figure when no other one is in sight. */
function rest(figure) {
  const start = () => begin(figure).catch(figure.fail);
  const button = document.createElement('button');
  button.className = 'lectern-Figure-turn jp-mod-styled jp-mod-accept';
  button.textContent = messages.turn;
  button.addEventListener('click', start);
  const words = document.createElement('p');
  words.className = 'lectern-Figure-note';
  words.textContent = messages.resting;
  figure.stage.replaceChildren(figure.still ?? words, button);
  figure.stage.style.minHeight = '';
  let timer = 0;
  figure.waiting = new IntersectionObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => mayMove(figure) && start(), 300); // not while the page is only scrolled past it
  });
  figure.waiting.observe(figure.stage);
}

async function picture(Plotly, figure) {
  const { width, height } = room(figure);
  const image = new Image(width, height);
  image.className = 'lectern-Still';
  image.alt = figure.label;
  image.src = await Plotly.toImage(figure.node, { format: 'png', width, height, scale: 2 });
  return image;
}

function end(figure) {
  figure.waiting?.disconnect();
  if (moving === figure) moving = null;
  const { node } = figure;
  if (!node) return;
  figure.node = null;
  figure.observer?.disconnect();
  removeEventListener('resize', figure.fit);
  const canvases = [...node.querySelectorAll('canvas')];
  tools.then(({ Plotly }) => {
    Plotly.purge(node);
    for (const canvas of canvases)
      for (const kind of ['webgl', 'webgl2'])
        canvas.getContext(kind)?.getExtension('WEBGL_lose_context')?.loseContext();
  });
}

/** A copy that Plotly may write into, in the colours of the theme and with the size that there is room for. */
async function prepared(figure) {
  const { themed, themes } = await tools;
  const name = figure.dark ? 'dark' : 'light';
  const { data = [], layout = {}, frames, config = {} } = themed(structuredClone(figure.content), name);
  return {
    data,
    layout: {
      uirevision: 'kept',
      template: template(themes[name], themes.light, turns({ data })),
      ...layout,
      ...room(figure),
    },
    ...(frames ? { frames } : {}),
    config: { ...config, ...settings },
  };
}

/** Sizes are ours, the wheel comes here only with Ctrl or ⌘, and nothing is sent anywhere or asked of the net. */
const settings = {
  displaylogo: false,
  responsive: false,
  scrollZoom: true,
  showSendToCloud: false,
  showEditInChartStudio: false,
  topojsonURL: 'data:,',
};

/** What figures look like that say nothing of it. A button that was pressed is light in Plotly, so the others are as well. */
function template({ ground, ink, line, grid, series }, light, turns) {
  const axis = { gridcolor: grid, linecolor: line, zerolinecolor: line, tickcolor: line };
  const inSpace = { ...axis, backgroundcolor: ground, color: ink };
  return {
    layout: {
      paper_bgcolor: ground,
      plot_bgcolor: ground,
      colorway: series,
      font: { family: 'Inter, sans-serif', size: 14, color: ink },
      title: { x: 0, xref: 'container', pad: { l: 8 }, font: { size: 20, weight: 600 } },
      margin: turns ? { t: 56, r: 8, b: 8, l: 8 } : { t: 56, r: 24, b: 48, l: 56 },
      xaxis: axis,
      yaxis: axis,
      scene: {
        xaxis: inSpace,
        yaxis: inSpace,
        zaxis: inSpace,
        camera: { eye: { x: 1.5, y: 1.5, z: 1.1 }, center: { x: 0, y: 0, z: -0.12 } },
      },
      updatemenudefaults: { bgcolor: light.grid, bordercolor: line, font: { color: light.ink } },
      sliderdefaults: { bgcolor: ground, bordercolor: line, tickcolor: line, font: { color: ink } },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: line, activecolor: ink },
    },
  };
}

/** A figure's own size, unless there is less room. */
function room({ stage, content: { layout: { width = 700, height = 450 } = {} } }) {
  const highest = Math.min(560, Math.floor(0.73 * window.innerHeight));
  return { width: Math.min(width, stage.clientWidth || width), height: Math.min(height, highest) };
}

function isInSight(stage) {
  const { top, bottom, width } = stage.getBoundingClientRect();
  return width > 0 && bottom >= 0 && top <= window.innerHeight;
}
