// The JSON document of a trace, as the command line writes it (docs/reference/json.md). It may be
// evidence that somebody else added to a case, so nothing of it is believed to be there.

export interface Flow {
  readonly network: string;
  /** Null where a start put it (accounts). */
  readonly from: string | null;
  /** Null for fees (accounts). */
  readonly to: string | null;
  /** The output, or the transfer. */
  readonly at: string;
  readonly address: string | null;
  readonly asset: string;
  readonly amount: bigint;
  /** What left `from`, where a swap changed the asset. */
  readonly taken: bigint | null;
  readonly height: number | null;
  readonly time: string | null;
  readonly hops: number;
  readonly labels: readonly string[];
}

export interface End {
  readonly network: string;
  readonly at: string;
  readonly address: string | null;
  readonly asset: string;
  readonly amount: bigint;
  readonly kind: string;
  readonly reason: string | null;
  readonly labels: readonly string[];
  readonly time: string | null;
  readonly hops: number;
}

export interface Exit {
  readonly rank: number;
  readonly network: string;
  readonly at: string;
  readonly address: string | null;
  readonly asset: string;
  readonly amount: bigint;
  readonly kind: string;
  readonly status: string;
  readonly holders: readonly string[];
  readonly stoppers: readonly { readonly who: string; readonly how: string }[];
  /** Parts per million. */
  readonly score: number;
  readonly factors: readonly { readonly name: string; readonly ppm: number; readonly source: string }[];
}

export interface Leg {
  readonly network: string;
  readonly at: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly tainted: bigint;
}

export interface Crossing {
  readonly protocol: string;
  readonly basis: string;
  readonly id: string | null;
  readonly isFollowed: boolean;
  readonly reason: string | null;
  readonly out: readonly Leg[];
  readonly in: readonly (Leg & { readonly probability: string })[];
}

/** A transfer that only looks like a payment, and was not followed. */
export interface Noise {
  readonly transaction: string;
  readonly from: string;
  readonly to: string;
  readonly asset: string;
  readonly amount: bigint;
  readonly reason: string;
  readonly imitates: string | null;
}

export interface Start {
  readonly network: string;
  readonly at: string;
  readonly asset: string;
  readonly amount: bigint;
}

export interface Result {
  readonly method: string;
  readonly network: string;
  readonly isToPast: boolean;
  readonly starts: readonly Start[];
  readonly isConserved: boolean;
  readonly ends: readonly End[];
  /** Null where the trace was made without them. */
  readonly exits: readonly Exit[] | null;
  readonly flows: readonly Flow[] | null;
  readonly crossings: readonly Crossing[];
  readonly fees: readonly { readonly asset: string; readonly amount: bigint }[];
  readonly digests: readonly { readonly network: string; readonly digest: string }[];
  readonly visited: number;
}

export interface Coin {
  readonly symbol: string;
  readonly decimals: number;
}

export interface TraceDocument {
  readonly results: readonly Result[];
  readonly noise: readonly Noise[];
  /** How many there are; only the first thousand are told. */
  readonly noiseCount: number;
  /** By network and asset. */
  readonly coins: ReadonlyMap<string, Coin>;
  readonly version: string;
}

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function items(of: Members, name: string): Members[] {
  const value = of[name];
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function maybe(of: Members, name: string): string | null {
  const value = of[name];
  return typeof value === 'string' ? value : null;
}

const text = (of: Members, name: string) => maybe(of, name) ?? '';

function texts(of: Members, name: string): string[] {
  const value = of[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function number(of: Members, name: string): number {
  const value = of[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function amount(value: unknown): bigint {
  return typeof value === 'string' && /^\d{1,80}$/.test(value) ? BigInt(value) : 0n;
}

const NONE: readonly string[] = [];

function flow(of: Members, network: string): Flow {
  return {
    network: maybe(of, 'network') ?? network,
    from: maybe(of, 'from'),
    to: maybe(of, 'to'),
    at: text(of, 'at'),
    address: maybe(of, 'address'),
    asset: text(of, 'asset'),
    amount: amount(of['amount']),
    taken: of['taken'] === undefined ? null : amount(of['taken']),
    height: typeof of['height'] === 'number' ? of['height'] : null,
    time: maybe(of, 'time'),
    hops: number(of, 'hops'),
    labels: of['labels'] === undefined ? NONE : texts(of, 'labels'),
  };
}

function end(of: Members, network: string): End {
  return {
    network: maybe(of, 'network') ?? network,
    at: text(of, 'at'),
    address: maybe(of, 'address'),
    asset: text(of, 'asset'),
    amount: amount(of['amount']),
    kind: text(of, 'kind'),
    reason: maybe(of, 'reason'),
    labels: texts(of, 'labels'),
    time: maybe(of, 'time'),
    hops: number(of, 'hops'),
  };
}

function exit(of: Members): Exit {
  return {
    rank: number(of, 'rank'),
    network: text(of, 'network'),
    at: text(of, 'at'),
    address: maybe(of, 'address'),
    asset: text(of, 'asset'),
    amount: amount(of['amount']),
    kind: text(of, 'kind'),
    status: text(of, 'status'),
    holders: Array.isArray(of['holder']) ? of['holder'].map(said) : [],
    stoppers: items(of, 'stoppers').map((one) => ({ who: text(one, 'who'), how: text(one, 'how') })),
    score: number(of, 'score_ppm'),
    factors: items(of, 'factors').map((one) => ({
      name: text(one, 'name'),
      ppm: number(one, 'ppm'),
      source: text(one, 'source'),
    })),
  };
}

/** A holder is told as a text, or as members with a name. */
function said(value: unknown): string {
  if (typeof value === 'string') return value;
  return isMembers(value) ? Object.values(value).filter((one) => typeof one === 'string').join(' ') : '';
}

const leg = (of: Members): Leg => ({
  network: text(of, 'network'),
  at: text(of, 'at'),
  asset: text(of, 'asset'),
  amount: amount(of['amount']),
  tainted: amount(of['tainted']),
});

const crossing = (of: Members): Crossing => ({
  protocol: text(of, 'protocol'),
  basis: text(of, 'basis'),
  id: maybe(of, 'id'),
  isFollowed: of['followed'] === true,
  reason: maybe(of, 'reason'),
  out: items(of, 'out').map(leg),
  in: items(of, 'in').map((one) => ({ ...leg(one), probability: text(one, 'probability') })),
});

function digests(of: Members, network: string): { network: string; digest: string }[] {
  const data = of['data'];
  const all = Array.isArray(data) ? data.filter(isMembers) : isMembers(data) ? [data] : [];
  return all.map((one) => ({ network: maybe(one, 'network') ?? network, digest: text(one, 'digest') }));
}

function result(of: Members): Result {
  const network = text(of, 'network');
  return {
    method: text(of, 'method'),
    network,
    isToPast: of['direction'] === 'to_past',
    starts: items(of, 'starts').map((one) => ({
      network: maybe(one, 'network') ?? network,
      at: text(one, 'at'),
      asset: text(one, 'asset'),
      amount: amount(one['amount']),
    })),
    isConserved: of['conserved'] === true,
    ends: items(of, 'ends').map((one) => end(one, network)),
    exits: Array.isArray(of['exits']) ? items(of, 'exits').map(exit) : null,
    flows: Array.isArray(of['flows']) ? items(of, 'flows').map((one) => flow(one, network)) : null,
    crossings: items(of, 'links').map(crossing),
    fees: isMembers(of['fees'])
      ? Object.entries(of['fees']).map(([asset, value]) => ({ asset, amount: amount(value) }))
      : [],
    digests: digests(of, network),
    visited: isMembers(of['stats']) ? number(of['stats'], 'visited') : 0,
  };
}

function coins(results: readonly Members[]): Map<string, Coin> {
  const all = new Map<string, Coin>();
  for (const one of results) {
    for (const coin of items(one, 'assets')) {
      const decimals = number(coin, 'decimals');
      if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 36) {
        const network = maybe(coin, 'network') ?? text(one, 'network');
        all.set(`${network} ${text(coin, 'asset')}`, { symbol: text(coin, 'symbol'), decimals });
      }
    }
  }
  return all;
}

/** Undefined for what is no trace. */
export function read(json: string): TraceDocument | undefined {
  let whole: unknown;
  try {
    whole = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isMembers(whole) || typeof whole['method'] !== 'string') return undefined;
  const raw = Array.isArray(whole['results']) ? items(whole, 'results') : [whole];
  const results = raw.map(result).filter((one) => one.method !== '');
  if (results.length === 0) return undefined;
  const left = isMembers(whole['left_out']) ? whole['left_out'] : {};
  return {
    results,
    noise: items(left, 'transfers').map((one) => ({
      transaction: text(one, 'transaction'),
      from: text(one, 'from'),
      to: text(one, 'to'),
      asset: text(one, 'asset'),
      amount: amount(one['amount']),
      reason: text(one, 'reason'),
      imitates: maybe(one, 'imitates'),
    })),
    noiseCount: number(left, 'count'),
    coins: coins(raw),
    version: text(whole, 'version') || text(raw[0] ?? {}, 'version'),
  };
}
