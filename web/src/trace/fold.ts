import { share, type Line, type LineKind, type Picture, type Place } from './picture';

// What is shown of a picture: from the starts outward, the largest flows first, until there are as
// many places as one wants to see. What isn't shown of a place's lines stands beside it as one
// bundle, with its count and sum, and opens at a touch. Nothing disappears without a mark.

export interface Choices {
  /** How many places are shown at most. */
  readonly detail: number;
  readonly fees: boolean;
  readonly noise: boolean;
  readonly hidden: ReadonlySet<string>;
  /** Places whose bundle was opened. */
  readonly open: ReadonlySet<string>;
  /** Places behind which nothing is shown. */
  readonly shut: ReadonlySet<string>;
  /** Shown in any case: pinned, annotated, selected. */
  readonly kept: ReadonlySet<string>;
}

export interface Bundle {
  readonly of: Place;
  readonly lines: readonly Line[];
}

export interface Shown {
  readonly id: string;
  readonly place: Place | null;
  readonly bundle: Bundle | null;
}

export interface ShownLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind | 'bundle';
  /** One; of a bundle all. */
  readonly lines: readonly Line[];
  /** Between 0 and 1. */
  readonly share: number;
}

export interface View {
  readonly shown: readonly Shown[];
  readonly lines: readonly ShownLine[];
  readonly places: number;
  readonly hidden: number;
}

/** More leaves than this at one place are a hub: its largest are shown, the others bundled. */
const HUB = 14;
const LEAVES = 10;
const OPENED = 60;

/** The smallest key first. */
class Queue {
  private readonly heap: { key: number; order: number; place: Place }[] = [];
  private count = 0;

  push(key: number, place: Place): void {
    const heap = this.heap;
    const one = { key, order: this.count++, place };
    let at = heap.length;
    heap.push(one);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(one, heap[up]!)) break;
      heap[at] = heap[up]!;
      at = up;
    }
    heap[at] = one;
  }

  pop(): Place | undefined {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return undefined;
    if (heap.length > 0) {
      let at = 0;
      for (;;) {
        let next = 2 * at + 1;
        if (next >= heap.length) break;
        if (next + 1 < heap.length && before(heap[next + 1]!, heap[next]!)) next++;
        if (!before(heap[next]!, last)) break;
        heap[at] = heap[next]!;
        at = next;
      }
      heap[at] = last;
    }
    return first.place;
  }
}

function before(a: { key: number; order: number }, b: { key: number; order: number }): boolean {
  return a.key < b.key || (a.key === b.key && a.order < b.order);
}

export function fold(picture: Picture, choices: Choices): View {
  const isDrawn = (line: Line) =>
    (line.kind !== 'fee' || choices.fees) && (line.kind !== 'noise' || choices.noise);
  const outward = (place: Place) => (picture.isToPast ? place.in : place.out);
  const far = (line: Line) => (picture.isToPast ? line.from : line.to);
  const weights = new Map<Line, number>();
  const weight = (line: Line) => {
    let found = weights.get(line);
    if (found === undefined) {
      found = line.kind === 'noise' ? 0 : share(picture, line.network, line.asset, line.amount);
      weights.set(line, found);
    }
    return found;
  };
  const isLeaf = (place: Place) => !outward(place).some((one) => one.kind !== 'fee' && one.kind !== 'noise');
  const seen = new Set<Place>();
  const bundled = new Map<Place, Line[]>();
  const queue = new Queue();
  const admit = (place: Place, key: number) => {
    if (seen.has(place) || choices.hidden.has(place.id)) return;
    seen.add(place);
    queue.push(key, place);
  };
  for (const start of picture.starts) admit(start, -2);
  for (const place of picture.places) if (choices.kept.has(place.id)) admit(place, -1);
  let most = choices.detail;
  for (let place = queue.pop(); place; place = queue.pop()) {
    if (choices.shut.has(place.id)) continue;
    const lines = outward(place)
      .filter((one) => isDrawn(one) && !choices.hidden.has(far(one).id))
      .sort((a, b) => order(far(a)) - order(far(b)) || weight(b) - weight(a));
    const isOpen = choices.open.has(place.id);
    if (isOpen) most += Math.min(lines.length, OPENED);
    const leaves = lines.filter((one) => isLeaf(far(one)) && !seen.has(far(one)));
    let room = isOpen ? (choices.detail >= EVERYTHING ? Infinity : OPENED) : leaves.length > HUB ? LEAVES : HUB;
    if (choices.detail >= EVERYTHING) room = Infinity;
    for (const line of lines) {
      const next = far(line);
      if (seen.has(next)) continue;
      const isBundled = seen.size >= most || (isLeaf(next) && room-- <= 0);
      if (!isBundled) admit(next, -weight(line));
    }
  }
  if (choices.noise) strangers(picture, seen, choices.hidden);
  // What was bundled at first may have been shown by way of another place since.
  for (const place of seen) {
    const rest = outward(place).filter(
      (one) => isDrawn(one) && !seen.has(far(one)) && !choices.hidden.has(far(one).id),
    );
    const first = rest[0];
    // A bundle of one would take as much room as what it hides.
    if (first && rest.every((one) => far(one) === far(first)) && isLeaf(far(first)) && !choices.shut.has(place.id)) {
      seen.add(far(first));
    } else if (rest.length > 0) bundled.set(place, rest);
  }
  return told(picture, seen, bundled, isDrawn, weight, choices);
}

/** Who sent what only looks like a payment is on nobody's way: each stands beside whom it aimed at. */
function strangers(picture: Picture, seen: Set<Place>, hidden: ReadonlySet<string>): void {
  for (const line of picture.lines) {
    if (line.kind !== 'noise') continue;
    const other = seen.has(line.from) ? line.to : seen.has(line.to) ? line.from : undefined;
    if (other && other.kind === 'noise' && !hidden.has(other.id)) seen.add(other);
  }
}

/** Asking for so many places asks for all, hubs and leaves. */
export const EVERYTHING = 20_000;

/** These places, and for each the largest way to it from a start. */
export function ways(picture: Picture, ids: readonly string[]): Set<string> {
  const all = new Set<string>();
  if (ids.length === 0) return all;
  const byId = new Map(picture.places.map((one) => [one.id, one]));
  for (const id of ids) {
    let at = byId.get(id);
    while (at && !all.has(at.id)) {
      all.add(at.id);
      const lines: readonly Line[] = at.isStart ? [] : picture.isToPast ? at.out : at.in;
      let best: Line | undefined;
      for (const line of lines) {
        if (line.kind !== 'noise' && (!best || line.amount > best.amount)) best = line;
      }
      at = best && (picture.isToPast ? best.to : best.from);
    }
  }
  return all;
}

/** Where money can be stopped stands before what is only large. */
function order(place: Place): number {
  return place.exit ? place.exit.rank : Number.MAX_SAFE_INTEGER;
}

function told(
  picture: Picture,
  seen: ReadonlySet<Place>,
  bundled: ReadonlyMap<Place, Line[]>,
  isDrawn: (line: Line) => boolean,
  weight: (line: Line) => number,
  choices: Choices,
): View {
  const shown: Shown[] = [];
  const lines: ShownLine[] = [];
  for (const place of picture.places) {
    if (seen.has(place)) shown.push({ id: place.id, place, bundle: null });
  }
  for (const line of picture.lines) {
    if (isDrawn(line) && seen.has(line.from) && seen.has(line.to)) {
      lines.push({ id: line.id, from: line.from.id, to: line.to.id, kind: line.kind, lines: [line], share: weight(line) });
    }
  }
  for (const place of picture.places) {
    const rest = bundled.get(place);
    if (!rest) continue;
    const id = `${place.id} …`;
    shown.push({ id, place: null, bundle: { of: place, lines: rest } });
    const sum = rest.reduce((all, one) => all + weight(one), 0);
    const [from, to] = picture.isToPast ? [id, place.id] : [place.id, id];
    lines.push({ id: `${id} line`, from, to, kind: 'bundle', lines: rest, share: Math.min(1, sum) });
  }
  return { shown, lines, places: seen.size, hidden: choices.hidden.size };
}

/** The sums of lines, by network and asset, the largest part first. */
export function sums(lines: readonly Line[]): { network: string; asset: string; amount: bigint }[] {
  const all = new Map<string, { network: string; asset: string; amount: bigint }>();
  for (const line of lines) {
    const key = `${line.network} ${line.asset}`;
    const had = all.get(key);
    if (had) had.amount += line.amount;
    else all.set(key, { network: line.network, asset: line.asset, amount: line.amount });
  }
  return [...all.values()];
}
