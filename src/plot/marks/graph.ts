// Graphs: how a tensor was computed, and what a module is made of.

import { widthOf } from '../../host/render.js';
import { atan2 } from '../../math/trigonometric.js';
import { check, checked, either, oneOf, type Rule, type Rules } from '../../options/index.js';
import { type LayerPart, published, type WholeSpec } from '../adapter.js';
import { Chart } from '../chart.js';
import { config } from '../config.js';
import { messages } from '../messages.js';
import { type ChartOptions, chartRules, heading, schema } from '../parts/options.js';
import { lineHeight } from '../parts/wrap.js';
import { palette, textSize, themes } from '../theme.js';
import { collapsed } from '../transforms/collapsed.js';
import {
  areNames,
  type GraphNode,
  isModule,
  isTensor,
  type ModuleLike,
  moduleNodes,
  namesOf,
  type TensorLike,
  tensorNodes,
} from '../transforms/graph-nodes.js';
import { type Placed, placed } from '../transforms/layout.js';

/** How a graph is shown. */
export interface GraphOptions extends ChartOptions {
  /** What tensors are called: `{ x, w, b }`. */
  names?: { readonly [name: string]: TensorLike };
  /** Where arrows lead; to the right, unless that is too wide. */
  direction?: 'right' | 'down';
}

const rules: Rules<GraphOptions> = {
  names: { text: 'an object { name: tensor }', holds: areNames },
  direction: oneOf('right', 'down'),
  ...chartRules,
};
const aGraph: Rule = either({ text: 'a tensor', holds: isTensor }, { text: 'a module', holds: isModule });

/** What is wider to the right runs down. */
const widest = 780;
/** What is larger than a page is shown in part, but not in fewer nodes than these. */
const page = { width: 1000, height: 700 };
const fewest = 3;
const pad = { x: 12, y: 8 };
const headLength = 10;
/** Pixels: longer lines in a box are cut. */
const longest = 420;

/** How wide lines are, of which the first one is bold. */
const widthOfLines = (lines: readonly string[]): number =>
  Math.ceil(Math.max(...lines.map((line, i) => textSize * widthOf(line) * (i === 0 ? 1.06 : 1))));

const tenth = (x: number): number => Math.round(10 * x) / 10;

/**
 * The graph of how a tensor was computed: a box for each operation and each tensor that it began with, with value (or shape) and gradient.
 * Of a module: its parts, one behind the other in a `Sequential`, otherwise below what they belong to. Of what is larger than a page
 * the first and the last nodes are shown; the description and the data have all.
 *
 * `backward` forgets how its result was made, unless it is told `{ retainGraph: true }`. Gradients of results in the middle are kept after
 * `retainGrad()`.
 *
 * @throws {RangeError} when it is neither a tensor nor a module, was not computed from anything that wants a gradient, backward has forgotten
 * how, or it has more than 80 nodes
 * @example
 * const a = tensor(2, { requiresGrad: true });
 * const y = a.mul(3).add(1);
 * y.backward(undefined, { retainGraph: true });
 * plot.graph(y, { names: { a, y } })
 */
export function graph(value: TensorLike | ModuleLike, given?: GraphOptions): Chart {
  check('plot.graph', 'the value', value, aGraph);
  const options = checked('plot.graph', given, rules);
  if (!isModule(value) && !value.history)
    throw new RangeError(value.isLeaf === false ? messages.usedHistory() : messages.noHistory());
  const nodes = isModule(value) ? moduleNodes(value) : tensorNodes(value, namesOf(options.names));
  const shown = fitting(nodes, options.direction);
  const description = [
    options.title,
    messages.describeGraph(isModule(value), nodes.length),
    ...nodes.map((_, i) => said(nodes, i)),
  ];
  const data = nodes.map(({ kind, lines, from }, node) => ({
    node,
    kind,
    text: lines.join('; '),
    from: from.join(', '),
  }));
  return new Chart(specification(shown, options), description.filter(Boolean).join('\n'), data);
}

/** The nodes that are shown, with their sizes and where they stand. */
interface Shown {
  nodes: readonly GraphNode[];
  sizes: { width: number; height: number }[];
  layout: Placed;
}

function laidOut(nodes: readonly GraphNode[], direction: GraphOptions['direction']): Shown {
  const sizes = nodes.map(({ lines, from }) => ({
    width: Math.min(longest, widthOfLines(lines)) + 2 * pad.x,
    height: lines.length * lineHeight + 2 * pad.y,
    from,
  }));
  const sideways = placed(sizes, direction ?? 'right');
  const down = direction === undefined && sideways.width > widest ? placed(sizes, 'down') : sideways;
  return { nodes, sizes, layout: down.width < sideways.width ? down : sideways };
}

/** All nodes, or as many as fit on a page, with the others as one in their middle. */
function fitting(nodes: readonly GraphNode[], direction: GraphOptions['direction']): Shown {
  const fits = ({ layout: { width, height } }: Shown) => width <= page.width && height <= page.height;
  const all = laidOut(nodes, direction);
  if (nodes.length <= fewest || fits(all)) return all;
  let [most, least] = [nodes.length - 1, fewest];
  while (least < most) {
    const kept = Math.ceil((least + most) / 2);
    if (fits(laidOut(collapsed(nodes, kept), direction))) least = kept;
    else most = kept - 1;
  }
  return laidOut(collapsed(nodes, least), direction);
}

/** A node in words, with the places of those that it is made of. */
function said(nodes: readonly GraphNode[], i: number): string {
  const { lines, from } = nodes[i]!;
  return `${i + 1}. ${lines.join(', ')}${from.length === 0 ? '' : messages.madeOf(from.map((place) => place + 1))}`;
}

/** Strokes tell what is learned, given and computed apart, by colour and by dashes. */
const strokes = {
  learned: { color: palette[0]!, look: {}, wide: 3 },
  given: { color: themes.light.line, look: { strokeDash: [5, 3] }, wide: 2 },
  operation: { color: palette[2]!, look: {}, wide: 1.5 },
  more: { color: themes.light.line, look: { strokeDash: [2, 3] }, wide: 1 },
};

function specification({ nodes, sizes, layout }: Shown, options: GraphOptions) {
  const at = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  const arrows = layout.edges.flatMap(({ points }, edge) => points.map(({ x, y }, k) => ({ edge, k, x, y })));
  const heads = layout.edges.map(({ points }) => {
    const [before, last] = points.slice(-2) as [{ x: number; y: number }, { x: number; y: number }];
    const [dx, dy] = [last.x - before.x, last.y - before.y];
    const back = headLength / 2 / Math.sqrt(dx * dx + dy * dy);
    const angle = Math.round((atan2(dx, -dy) * 180) / Math.PI); // upwards is 0
    return { x: tenth(last.x - back * dx), y: tenth(last.y - back * dy), angle };
  });
  const boxes = nodes.map(({ kind, lines }, i) => {
    const [{ x, y }, { width, height }] = [layout.nodes[i]!, sizes[i]!];
    const [left, top] = [x - width / 2, y - height / 2];
    return { kind, left, right: left + width, top, bottom: top + height, x, text: lines.join('; ') };
  });
  const texts = boxes.flatMap(({ top, x }, i) =>
    nodes[i]!.lines.map((text, k) => ({ text, x, y: top + pad.y + (k + 0.5) * lineHeight, head: k === 0 })),
  );
  const kinds = Object.keys(strokes) as (keyof typeof strokes)[];
  const layer = [
    {
      data: { values: arrows },
      mark: { type: 'line', interpolate: 'basis', strokeWidth: 1.5, color: themes.light.line },
      encoding: { x: at('x'), y: at('y'), detail: { field: 'edge' }, order: { field: 'k' } },
    },
    ...kinds.map((kind) => ({
      data: { values: boxes.filter((box) => box.kind === kind) },
      mark: {
        type: 'rect',
        cornerRadius: 6,
        fill: themes.light.ground,
        stroke: strokes[kind].color,
        strokeWidth: strokes[kind].wide,
        ...strokes[kind].look,
      },
      encoding: {
        x: at('left'),
        x2: { field: 'right' },
        y: at('top'),
        y2: { field: 'bottom' },
        tooltip: [{ field: 'text', title: kind }],
      },
    })),
    {
      data: { values: heads },
      mark: { type: 'point', shape: 'triangle-up', filled: true, size: 90, opacity: 1, color: themes.light.line },
      encoding: { x: at('x'), y: at('y'), angle: { field: 'angle', type: 'quantitative', scale: null } },
    },
    {
      data: { values: texts },
      mark: {
        type: 'text',
        baseline: 'middle',
        align: 'center',
        fontWeight: { expr: 'datum.head ? 600 : 400' },
        ...(nodes.some(({ lines }) => widthOfLines(lines) > longest) && { limit: longest }),
      },
      encoding: { x: at('x'), y: at('y'), text: { field: 'text' } },
    },
  ] as unknown as LayerPart[];
  const { width, height } = layout;
  return published({ $schema: schema, ...heading(options), width, height, layer, config } as WholeSpec);
}
