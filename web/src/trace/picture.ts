import type { Crossing, End, Exit, Flow, Noise, Result, TraceDocument } from './document';

// What a trace says, as places and the moves between them. Nothing is computed that the trace
// didn't say: moves between the same two places are one line that still holds each of them.

/** What stands at the end of a line. `move` goes on; the rest is the node's own word. */
export type NodeKind =
  | 'move'
  | 'unspent'
  | 'account'
  | 'exchange'
  | 'mixer'
  | 'bridge'
  | 'burn'
  | 'issuer'
  | 'service'
  | 'limit'
  | 'coinbase'
  | 'fees'
  | 'noise';

const KINDS: readonly string[] = [
  'unspent', 'account', 'exchange', 'mixer', 'bridge', 'burn', 'issuer', 'service', 'limit', 'coinbase',
];

export interface Place {
  readonly id: string;
  /** In the order in which the walk came by. */
  readonly index: number;
  readonly network: string;
  /** TXID, TXID:VOUT or ADDRESS@ASSET. */
  readonly name: string;
  kind: NodeKind;
  isStart: boolean;
  address: string | null;
  labels: readonly string[];
  /** Milliseconds; of the first move. */
  time: number | null;
  hops: number;
  end: End | null;
  exit: Exit | null;
  readonly in: Line[];
  readonly out: Line[];
}

export type LineKind = 'move' | 'swap' | 'fee' | 'bridge' | 'noise';

export interface Line {
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly kind: LineKind;
  readonly network: string;
  /** What arrives. */
  readonly asset: string;
  amount: bigint;
  readonly flows: Flow[];
  readonly crossing: Crossing | null;
  readonly noise: Noise | null;
  time: number | null;
}

export interface Picture {
  readonly places: readonly Place[];
  readonly lines: readonly Line[];
  readonly starts: readonly Place[];
  readonly isToPast: boolean;
  /** The largest line of each network and asset: widths are shares of it. */
  readonly most: ReadonlyMap<string, bigint>;
  /** How many transfers only look like payments. */
  readonly noiseCount: number;
}

const tx = (at: string) => (at.startsWith('0x') ? at.replace(/:\d+$/, '') : at);
const millis = (time: string | null) => {
  const at = time === null ? NaN : Date.parse(time);
  return Number.isNaN(at) ? null : at;
};

class Draft {
  readonly places: Place[] = [];
  readonly lines: Line[] = [];
  readonly byId = new Map<string, Place>();
  private readonly byEnds = new Map<string, Line>();

  place(network: string, name: string): Place {
    const id = `${network} ${name}`;
    let one = this.byId.get(id);
    if (!one) {
      const at = name.indexOf('@');
      one = {
        id,
        index: this.places.length,
        network,
        name,
        kind: name.endsWith(':fee') ? 'fees' : 'move',
        isStart: false,
        address: at > 0 ? name.slice(0, at) : null,
        labels: [],
        time: null,
        hops: Number.MAX_SAFE_INTEGER,
        end: null,
        exit: null,
        in: [],
        out: [],
      };
      this.byId.set(id, one);
      this.places.push(one);
    }
    return one;
  }

  line(from: Place, to: Place, kind: LineKind, flow: Flow | null, more: Partial<Line> = {}): void {
    const asset = flow?.asset ?? more.asset ?? '';
    const key = `${from.id} ${to.id} ${kind} ${asset}`;
    let one = this.byEnds.get(key);
    if (!one) {
      one = {
        id: key,
        from,
        to,
        kind,
        network: flow?.network ?? to.network,
        asset,
        amount: 0n,
        flows: [],
        crossing: null,
        noise: null,
        time: null,
        ...more,
      };
      this.byEnds.set(key, one);
      this.lines.push(one);
      from.out.push(one);
      to.in.push(one);
    }
    if (flow) {
      one.amount += flow.amount;
      one.flows.push(flow);
      const at = millis(flow.time);
      if (at !== null && (one.time === null || at < one.time)) one.time = at;
    }
  }
}

export function draw(document: TraceDocument, result: Result): Picture {
  const draft = new Draft();
  const arrivals = new Map<string, Crossing>();
  for (const one of result.crossings) {
    if (one.isFollowed) for (const leg of one.in) arrivals.set(`${leg.network} ${tx(leg.at)}`, one);
  }
  const landed: { crossing: Crossing; place: Place; flow: Flow }[] = [];
  for (const flow of result.flows ?? []) {
    const isBitcoin = flow.from !== null && !flow.from.includes('@');
    const crossing = flow.hops === 0 ? arrivals.get(`${flow.network} ${tx(flow.at)}`) : undefined;
    if (flow.to === null) {
      // Gas of a holding: one place for the fees of each, so that no line crosses the picture.
      if (flow.from !== null) {
        const from = draft.place(flow.network, flow.from);
        draft.line(from, draft.place(flow.network, `${flow.from}:fee`), 'fee', flow);
      }
      continue;
    }
    const to = draft.place(flow.network, flow.to);
    if (!isBitcoin && flow.from === null) {
      see(to, flow);
      if (crossing) landed.push({ crossing, place: to, flow });
      else to.isStart = true;
      if (flow.labels.length > 0) to.labels = flow.labels;
      continue;
    }
    const from = draft.place(flow.network, flow.from ?? '');
    if (flow.hops === 0) {
      const origin = result.isToPast ? to : from;
      if (crossing) landed.push({ crossing, place: from, flow });
      else origin.isStart = true;
      see(from, flow);
    }
    // What spends an output is one step behind it.
    see(to, flow, isBitcoin && !to.name.includes(':') ? 1 : 0);
    if (!isBitcoin || to.name.includes(':')) {
      if (flow.address !== null && to.address === null) to.address = flow.address;
      if (flow.labels.length > 0) to.labels = flow.labels;
    }
    const kind = to.kind === 'fees' ? 'fee' : flow.taken === null ? 'move' : 'swap';
    draft.line(from, to, kind, flow);
  }
  cross(draft, result, landed);
  ends(draft, result);
  noise(draft, document, result);
  return finish(draft, document, result);
}

function see(place: Place, flow: Flow, shift = 0): void {
  const at = millis(flow.time);
  if (at !== null && (place.time === null || at < place.time)) place.time = at;
  place.hops = Math.min(place.hops, flow.hops + shift);
}

function cross(draft: Draft, result: Result, landed: { crossing: Crossing; place: Place; flow: Flow }[]): void {
  const byTx = new Map<string, Line[]>();
  for (const line of draft.lines) {
    for (const flow of line.flows) {
      const key = `${flow.network} ${tx(flow.at)}`;
      const all = byTx.get(key);
      if (!all) byTx.set(key, [line]);
      else if (all.at(-1) !== line) all.push(line);
    }
  }
  for (const crossing of result.crossings) {
    for (const out of crossing.out) {
      const lines = (byTx.get(`${out.network} ${tx(out.at)}`) ?? []).filter((one) => one.kind !== 'fee');
      const line = lines.find((one) => one.to.out.length === 0) ?? lines.at(-1);
      const from = draft.byId.get(`${out.network} ${out.at}`) ?? line?.to;
      if (!from) continue;
      from.kind = 'bridge';
      if (from.labels.length === 0) from.labels = [crossing.protocol];
      for (const one of landed.filter((each) => each.crossing === crossing)) {
        draft.line(from, one.place, 'bridge', one.flow, { crossing });
      }
    }
  }
  // An arrival whose departure isn't in the flows still is where the walk of its ledger began.
  for (const one of landed) if (one.place.in.length === 0) one.place.isStart = true;
}

function ends(draft: Draft, result: Result): void {
  for (const end of result.ends) {
    const place = draft.byId.get(`${end.network} ${end.at}`);
    if (!place) continue;
    place.end = end;
    if (place.kind !== 'bridge') place.kind = KINDS.includes(end.kind) ? (end.kind as NodeKind) : 'service';
    if (end.labels.length > 0) place.labels = end.labels;
    place.address ??= end.address;
  }
  for (const exit of result.exits ?? []) {
    const place = draft.byId.get(`${exit.network} ${exit.at}`);
    if (place && (place.exit === null || place.exit.rank > exit.rank)) place.exit = exit;
  }
}

function noise(draft: Draft, document: TraceDocument, result: Result): void {
  const byAddress = new Map<string, Place>();
  for (const place of draft.places) {
    if (place.address !== null && !byAddress.has(place.address)) byAddress.set(place.address, place);
  }
  for (const one of document.noise) {
    const from = byAddress.get(one.from) ?? stranger(draft, result.network, one.from);
    const to = byAddress.get(one.to) ?? stranger(draft, result.network, one.to);
    if (from === to || (from.kind === 'noise' && to.kind === 'noise')) continue;
    draft.line(from, to, 'noise', null, { asset: one.asset, amount: one.amount, noise: one });
  }
}

function stranger(draft: Draft, network: string, address: string): Place {
  const place = draft.place(network, `${address}@?`);
  place.kind = 'noise';
  return place;
}

function finish(draft: Draft, document: TraceDocument, result: Result): Picture {
  const most = new Map<string, bigint>();
  for (const line of draft.lines) {
    const key = `${line.network} ${line.asset}`;
    if (line.kind !== 'noise' && line.amount > (most.get(key) ?? 0n)) most.set(key, line.amount);
  }
  const spans = draft.places.filter((one) => one.hops === Number.MAX_SAFE_INTEGER);
  for (const one of spans) one.hops = 0;
  const starts = draft.places.filter((one) => one.isStart);
  return {
    places: draft.places,
    lines: draft.lines,
    starts: starts.length > 0 ? starts : draft.places.slice(0, 1),
    isToPast: result.isToPast,
    most,
    noiseCount: document.noiseCount,
  };
}

/** A line's part of the largest of its asset, between 0 and 1. */
export function share(picture: Picture, network: string, asset: string, amount: bigint): number {
  const most = picture.most.get(`${network} ${asset}`) ?? 0n;
  if (most <= 0n) return 0;
  return Number((amount * 1_000_000n) / most) / 1_000_000;
}
