// Where the nodes of a graph stand, by dagre: arrows run one way, and cross as little as can be found quickly.

import { load } from '../../host/packages.js';

/** A node, its size in pixels, and the places of those from which arrows lead to it. */
export interface Node {
  width: number;
  height: number;
  from: readonly number[];
}

export interface Placed {
  width: number;
  height: number;
  /** The centre of each node. */
  nodes: { x: number; y: number }[];
  /** The corners of each arrow. */
  edges: { from: number; to: number; points: { x: number; y: number }[] }[];
}

interface Dagre {
  graphlib: { Graph: new (options: { multigraph: boolean }) => Graph };
  layout(graph: Graph): void;
}
interface Graph {
  setGraph(options: object): void;
  setNode(name: string, size: object): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  node(name: string): { x: number; y: number };
  edge(edge: { v: string; w: string; name: string }): { points: { x: number; y: number }[] };
  graph(): { width: number; height: number };
}

const tenth = (x: number): number => Math.round(10 * x) / 10;

/** Places nodes so that arrows run to the right, or down. */
export function placed(nodes: readonly Node[], direction: 'right' | 'down'): Placed {
  const { graphlib, layout } = load('@dagrejs/dagre') as Dagre;
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction === 'right' ? 'LR' : 'TB', nodesep: 22, ranksep: 34, marginx: 2, marginy: 2 });
  const arrows = nodes.flatMap(({ from }, to) =>
    from.map((source, i) => ({ v: String(source), w: String(to), name: String(i) })),
  );
  for (const [i, { width, height }] of nodes.entries()) graph.setNode(String(i), { width, height });
  for (const { v, w, name } of arrows) graph.setEdge(v, w, {}, name);
  layout(graph);
  const at = ({ x, y }: { x: number; y: number }) => ({ x: tenth(x), y: tenth(y) });
  const { width, height } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((_, i) => at(graph.node(String(i)))),
    edges: arrows.map((arrow) => ({
      from: Number(arrow.v),
      to: Number(arrow.w),
      points: graph.edge(arrow).points.map(at),
    })),
  };
}
