import type { Shown, ShownLine, View } from './fold';

// Layers from left to right, each place behind all that feed it, or by time; within a layer in an
// order that crosses few lines (barycentres, Sugiyama 1981), then as near to their neighbours as
// their sizes let them (pool adjacent violators). The same picture always comes out the same.

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Tick {
  readonly x: number;
  /** Milliseconds, or the number of the layer. */
  readonly at: number;
}

export interface Layout {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly ticks: readonly Tick[];
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

export type Axis = 'hop' | 'time';

const LAYER = 190;
const GAP = 15;
const SWEEPS = 8;

export const width = (part: number) => 1.2 + 15 * Math.sqrt(part);

interface Net {
  readonly nodes: readonly Shown[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Lines out of and into a node, by index. */
  readonly out: number[][];
  readonly in: number[][];
  readonly weight: Float64Array;
  readonly radius: Float64Array;
}

function net(view: View): Net {
  const index = new Map(view.shown.map((one, i) => [one.id, i]));
  const count = view.shown.length;
  const from = new Int32Array(view.lines.length);
  const to = new Int32Array(view.lines.length);
  const out: number[][] = Array.from({ length: count }, () => []);
  const into: number[][] = Array.from({ length: count }, () => []);
  const weight = new Float64Array(view.lines.length);
  const radius = new Float64Array(count).fill(5);
  view.lines.forEach((line, i) => {
    const a = index.get(line.from) ?? 0;
    const b = index.get(line.to) ?? 0;
    from[i] = a;
    to[i] = b;
    out[a]!.push(i);
    into[b]!.push(i);
    weight[i] = 0.02 + Math.sqrt(line.share);
    const wide = width(line.share) / 2 + 2.5;
    radius[a] = Math.max(radius[a]!, wide);
    radius[b] = Math.max(radius[b]!, wide);
  });
  view.shown.forEach((one, i) => {
    if (one.place?.isStart) radius[i] = Math.max(radius[i]!, 11);
    if (one.place?.exit || one.bundle) radius[i] = Math.max(radius[i]!, 7.5);
    if (one.place?.kind === 'fees') radius[i] = 3;
  });
  return { nodes: view.shown, from, to, out, in: into, weight, radius };
}

/** Lines that close a circle, when one walks from the places seen first. */
function backward(g: Net): Uint8Array {
  const back = new Uint8Array(g.from.length);
  const state = new Uint8Array(g.nodes.length);
  const next = new Int32Array(g.nodes.length);
  const path: number[] = [];
  const roots = g.nodes.map((_, i) => i);
  const rank = (i: number) => (g.nodes[i]!.place?.isStart ? -1 : g.in[i]!.length === 0 ? 0 : 1);
  roots.sort((a, b) => rank(a) - rank(b) || a - b);
  for (const root of roots) {
    if (state[root] !== 0) continue;
    path.push(root);
    state[root] = 1;
    while (path.length > 0) {
      const at = path.at(-1)!;
      const line = g.out[at]![next[at]!++];
      if (line === undefined) {
        state[at] = 2;
        path.pop();
        continue;
      }
      const to = g.to[line]!;
      if (state[to] === 1) back[line] = 1;
      else if (state[to] === 0) {
        state[to] = 1;
        path.push(to);
      }
    }
  }
  return back;
}

/** The longest way from what nobody feeds; what only feeds stands right before whom it feeds. */
function layers(g: Net, back: Uint8Array): Int32Array {
  const count = g.nodes.length;
  const layer = new Int32Array(count);
  const open = new Int32Array(count);
  for (let i = 0; i < g.from.length; i++) if (!back[i]) open[g.to[i]!]!++;
  const ready: number[] = [];
  for (let i = 0; i < count; i++) if (open[i] === 0) ready.push(i);
  const topological: number[] = [];
  for (let i = 0; i < ready.length; i++) {
    const at = ready[i]!;
    topological.push(at);
    for (const line of g.out[at]!) {
      if (back[line]) continue;
      const to = g.to[line]!;
      layer[to] = Math.max(layer[to]!, layer[at]! + 1);
      if (--open[to]! === 0) ready.push(to);
    }
  }
  for (const at of topological.reverse()) {
    if (g.in[at]!.length > 0 || g.nodes[at]!.place?.isStart) continue;
    let nearest = Number.MAX_SAFE_INTEGER;
    for (const line of g.out[at]!) if (!back[line]) nearest = Math.min(nearest, layer[g.to[line]!]! - 1);
    if (nearest !== Number.MAX_SAFE_INTEGER) layer[at] = nearest;
  }
  return layer;
}

/** Times, with long waits drawn short: a gap counts by its logarithm. */
function clock(g: Net, layer: Int32Array): { x: Float64Array; ticks: Tick[] } {
  const count = g.nodes.length;
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const one = g.nodes[i]!;
    const own = one.place ? one.place.time : Math.min(...one.bundle!.lines.map((line) => line.time ?? Infinity));
    times[i] = own === null || !Number.isFinite(own) ? NaN : own;
  }
  const known = [...new Set(times)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  const first = known[0] ?? 0;
  const at = new Map<number, number>();
  let x = 0;
  known.forEach((time, i) => {
    const gap = i === 0 ? 0 : (time - known[i - 1]!) / 60_000;
    x += i === 0 ? 0 : 12 + 16 * Math.log2(1 + gap);
    at.set(time, x);
  });
  const wish = Math.max(LAYER * 1.2 * Math.sqrt(Math.max(...layer, 1) * 4), 900);
  const stretch = x === 0 ? 1 : Math.max(0.2, Math.min(3, wish / x));
  const placed = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    placed[i] = (at.get(Number.isNaN(times[i]!) ? first : times[i]!) ?? 0) * stretch;
  }
  // Of one block all have one time: what is fed stands a little behind what feeds it.
  const order = g.nodes.map((_, i) => i).sort((a, b) => layer[a]! - layer[b]! || a - b);
  for (const i of order) {
    for (const line of g.in[i]!) {
      const from = g.from[line]!;
      if (layer[from]! < layer[i]! && placed[i]! < placed[from]! + 70) placed[i] = placed[from]! + 70;
    }
  }
  const ticks: Tick[] = [];
  let last = -Infinity;
  for (const time of known) {
    const here = (at.get(time) ?? 0) * stretch;
    if (here - last >= 170) {
      ticks.push({ x: here, at: time });
      last = here;
    }
  }
  return { x: placed, ticks };
}

/** Where each layer stands: the more places on both sides of a gap, the wider, so that lines don't rise steeply. */
function edgesOf(columns: readonly number[][]): number[] {
  let x = 0;
  return columns.map((list, i) => {
    if (i > 0) x += LAYER + Math.min(700, 2.5 * Math.max(list.length, columns[i - 1]!.length) - 20);
    return x;
  });
}

/** Each layer's nodes, ordered. */
function ordered(g: Net, column: Int32Array): number[][] {
  const columns: number[][] = Array.from({ length: Math.max(-1, ...column) + 1 }, () => []);
  const place = new Float64Array(g.nodes.length);
  // First along the largest lines, so that what belongs together begins together.
  const seen = new Uint8Array(g.nodes.length);
  const roots = g.nodes.map((_, i) => i).sort((a, b) => column[a]! - column[b]! || a - b);
  for (const root of roots) {
    const stack = [root];
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (seen[at]) continue;
      seen[at] = 1;
      columns[column[at]!]!.push(at);
      const lines = [...g.out[at]!].sort((a, b) => g.weight[a]! - g.weight[b]! || b - a);
      for (const line of lines) if (!seen[g.to[line]!]) stack.push(g.to[line]!);
    }
  }
  const settle = (list: number[]) => list.forEach((at, i) => (place[at] = (i + 0.5) / list.length));
  columns.forEach(settle);
  const wish = new Float64Array(g.nodes.length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (let i = 0; i < columns.length; i++) {
      const list = columns[isDown ? i : columns.length - 1 - i]!;
      for (const at of list) {
        let sum = 0;
        let weight = 0;
        for (const line of isDown ? g.in[at]! : g.out[at]!) {
          const other = isDown ? g.from[line]! : g.to[line]!;
          sum += place[other]! * g.weight[line]!;
          weight += g.weight[line]!;
        }
        wish[at] = weight === 0 ? place[at]! : sum / weight;
      }
      list.sort((a, b) => wish[a]! - wish[b]! || place[a]! - place[b]! || a - b);
      settle(list);
    }
  }
  return columns;
}

/** Heights near what is wished, in the given order and without overlap: least squares. */
export function stacked(wish: readonly number[], size: readonly number[]): number[] {
  // In terms of distance from a stack without gaps the constraint is "never falls": pool what does.
  const blocks: { sum: number; count: number; from: number }[] = [];
  let offset = 0;
  const offsets: number[] = [];
  wish.forEach((y, i) => {
    offset += i === 0 ? 0 : (size[i - 1]! + size[i]!) / 2;
    offsets.push(offset);
    blocks.push({ sum: y - offset, count: 1, from: i });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1]!;
      const before = blocks[blocks.length - 2]!;
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  });
  const heights: number[] = new Array(wish.length);
  for (const block of blocks) {
    const mean = block.sum / block.count;
    for (let i = block.from; i < block.from + block.count; i++) heights[i] = mean + offsets[i]!;
  }
  return heights;
}

function heights(g: Net, columns: readonly number[][]): Float64Array {
  const y = new Float64Array(g.nodes.length);
  const size = g.nodes.map((_, i) => Math.max(2 * g.radius[i]!, 9) + GAP);
  for (const list of columns) {
    let at = 0;
    for (const i of list) {
      y[i] = at + size[i]! / 2;
      at += size[i]!;
    }
    for (const i of list) y[i] = y[i]! - at / 2;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (let c = 0; c < columns.length; c++) {
      const list = columns[isDown ? c : columns.length - 1 - c]!;
      const wish = list.map((at) => {
        let sum = 0;
        let weight = 0;
        const pull = (line: number, other: number, by: number) => {
          sum += y[other]! * g.weight[line]! * by;
          weight += g.weight[line]! * by;
        };
        for (const line of g.in[at]!) pull(line, g.from[line]!, isDown ? 1 : 0.25);
        for (const line of g.out[at]!) pull(line, g.to[line]!, isDown ? 0.25 : 1);
        return weight === 0 ? y[at]! : sum / weight;
      });
      stacked(wish, list.map((i) => size[i]!)).forEach((height, i) => (y[list[i]!] = height));
    }
  }
  return y;
}

export function lay(view: View, axis: Axis, pinned: ReadonlyMap<string, { x: number; y: number }>): Layout {
  const g = net(view);
  const layer = layers(g, backward(g));
  const columns = ordered(g, layer);
  const y = heights(g, columns);
  const edges = edgesOf(columns);
  const timed = axis === 'time' ? clock(g, layer) : undefined;
  const x = timed?.x ?? Float64Array.from(layer, (one) => edges[one]!);
  const ticks = timed?.ticks ?? edges.map((at, i) => ({ x: at, at: i }));
  const spots = new Map<string, Spot>();
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  g.nodes.forEach((one, i) => {
    const pin = pinned.get(one.id);
    const spot = { x: pin?.x ?? x[i]!, y: pin?.y ?? y[i]!, radius: g.radius[i]! };
    spots.set(one.id, spot);
    box.left = Math.min(box.left, spot.x);
    box.right = Math.max(box.right, spot.x);
    box.top = Math.min(box.top, spot.y);
    box.bottom = Math.max(box.bottom, spot.y);
  });
  if (g.nodes.length === 0) return { spots, ticks: [], box: { left: 0, top: 0, right: 1, bottom: 1 } };
  return { spots, ticks, box };
}

/** How often lines cross, between neighbouring layers; for tests and the choice of an order. */
export function crossings(lines: readonly ShownLine[], layout: Layout): number {
  const gaps = new Map<string, { a: number; b: number }[]>();
  for (const line of lines) {
    const from = layout.spots.get(line.from)!;
    const to = layout.spots.get(line.to)!;
    const key = `${from.x} ${to.x}`;
    const list = gaps.get(key);
    if (list) list.push({ a: from.y, b: to.y });
    else gaps.set(key, [{ a: from.y, b: to.y }]);
  }
  let found = 0;
  for (const list of gaps.values()) {
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const one = list[i]!;
        const two = list[j]!;
        if ((one.a - two.a) * (one.b - two.b) < 0) found++;
      }
    }
  }
  return found;
}
