// A long graph made short: the nodes in its middle become one.

import { messages } from '../messages.js';
import type { GraphNode } from './graph-nodes.js';

/**
 * So many nodes of a graph, half of them its first and half its last ones, and one that stands for those between. Arrows still run one way,
 * because inputs stand before what is made of them.
 */
export function collapsed(nodes: readonly GraphNode[], kept: number): GraphNode[] {
  const [first, last] = [Math.ceil(kept / 2), nodes.length - Math.floor(kept / 2)];
  if (last - first < 2) return [...nodes];
  const place = (i: number): number => (i < first ? i : i < last ? first : i - (last - first) + 1);
  const between = nodes.slice(first, last).flatMap(({ from }) => from.filter((i) => i < first));
  const more: GraphNode = { kind: 'more', lines: [messages.moreNodes(last - first)], from: [...new Set(between)] };
  const after = nodes.slice(last).map((node) => ({ ...node, from: merged(node.from.map(place), first) }));
  return [...nodes.slice(0, first), more, ...after];
}

/** One arrow from the node in the middle, however many there were. */
const merged = (from: readonly number[], middle: number): number[] =>
  from.filter((place, i) => place !== middle || from.indexOf(place) === i);
