import { mixed, pieces } from '../parts/foreign';
import type { Say, Word } from '../words/words';
import { brief, coin, short } from './amounts';
import type { Coin } from './document';
import { sums, type Shown, type ShownLine } from './fold';
import type { Line, NodeKind, Place } from './picture';

// Form first, colour second: each kind has a shape of its own, and the colours (Okabe and Ito) stay
// apart for every kind of colour sight. Lines have the colour of their asset.

export const SHAPES = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'stack'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Ink {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly chosen: string;
  readonly open: string;
  readonly frozen: string;
  readonly kinds: Readonly<Record<NodeKind | 'start' | 'bundle', string>>;
  readonly assets: readonly string[];
}

const KINDS_LIGHT = {
  start: '#0072b2',
  move: '#7a8796',
  unspent: '#009e73',
  account: '#009e73',
  exchange: '#e69f00',
  issuer: '#d55e00',
  mixer: '#b0568a',
  bridge: '#3a9bd6',
  service: '#b8a400',
  burn: '#2b2b2b',
  limit: '#a9b4c0',
  coinbase: '#009e73',
  fees: '#b9c2cc',
  noise: '#d55e00',
  bundle: '#566273',
};

export const LIGHT: Ink = {
  paper: '#ffffff',
  ink: '#17202b',
  quiet: '#566273',
  rule: '#d8dde4',
  chosen: '#0072b2',
  open: '#c24d00',
  frozen: '#00664b',
  kinds: KINDS_LIGHT,
  assets: ['#5b8db8', '#c98a1b', '#3f9d80', '#a96b95', '#c46a3a', '#8a8a3a'],
};

export const DARK: Ink = {
  paper: '#182029',
  ink: '#e6ebf1',
  quiet: '#9aa8b8',
  rule: '#2a3541',
  chosen: '#7cc0ee',
  open: '#ff9a6b',
  frozen: '#5fd0ac',
  kinds: {
    ...KINDS_LIGHT,
    start: '#56b4e9',
    move: '#8496a9',
    unspent: '#2bc79a',
    account: '#2bc79a',
    coinbase: '#2bc79a',
    issuer: '#ff7f3f',
    mixer: '#d98bb8',
    bridge: '#6cc4f5',
    service: '#f0e442',
    burn: '#d0d6dd',
    limit: '#5d6b7a',
    fees: '#46525f',
    noise: '#ff7f3f',
    bundle: '#9aa8b8',
  },
  assets: ['#5f9bd0', '#d89a2f', '#4bb796', '#c285ad', '#dd8050', '#b0b058'],
};

const SHAPE_OF: Record<NodeKind | 'start' | 'bundle', Shape> = {
  start: 'circle',
  move: 'circle',
  unspent: 'circle',
  account: 'circle',
  exchange: 'square',
  issuer: 'square',
  service: 'square',
  mixer: 'hexagon',
  coinbase: 'hexagon',
  bridge: 'diamond',
  noise: 'diamond',
  burn: 'triangle',
  fees: 'triangle',
  limit: 'circle',
  bundle: 'stack',
};

export type LookKind = keyof typeof SHAPE_OF;

export function kindOf(one: Shown): LookKind {
  if (!one.place) return 'bundle';
  return one.place.isStart ? 'start' : one.place.kind;
}

export const shapeOf = (kind: LookKind): Shape => SHAPE_OF[kind];

/** Around what can be stopped, and what is stopped already. */
export function ringOf(one: Shown, ink: Ink): string | null {
  const exit = one.place?.exit;
  if (!exit) return null;
  if (exit.status === 'frozen' || exit.status === 'destroyed') return ink.frozen;
  return exit.status === 'open' && exit.stoppers.length > 0 ? ink.open : null;
}

export const KIND_WORDS: Record<LookKind, Word> = {
  start: 'PLACE_START',
  move: 'PLACE_MOVE',
  unspent: 'PLACE_UNSPENT',
  account: 'PLACE_ACCOUNT',
  exchange: 'PLACE_EXCHANGE',
  issuer: 'PLACE_ISSUER',
  service: 'PLACE_SERVICE',
  mixer: 'PLACE_MIXER',
  coinbase: 'PLACE_COINBASE',
  bridge: 'PLACE_BRIDGE',
  noise: 'PLACE_NOISE',
  burn: 'PLACE_BURN',
  fees: 'PLACE_FEES',
  limit: 'PLACE_LIMIT',
  bundle: 'PLACE_BUNDLE',
};

/** Letters and signs that hide and imitate nothing, as in addresses and hashes. */
const ORDINARY = /^[ -~]*$/;

/** Text from outside for where no markup can tell what it hides: signs by their code. */
export function plain(text: string, keep = 80): string {
  if (ORDINARY.test(text)) return text.length > keep ? `${text.slice(0, keep - 1)}…` : text;
  const shown = pieces(text)
    .map((one) => (one.kind === 'text' ? one.text : `[${one.code}]`))
    .join('');
  const scripts = mixed(text);
  const cut = shown.length > keep ? `${shown.slice(0, keep - 1)}…` : shown;
  return scripts.length === 0 ? cut : `${cut} [${scripts.join('+')}!]`;
}

export function nameOf(place: Place): string {
  const label = place.labels[0];
  // Many places may have one label: the address's end tells them apart.
  const end = place.address === null ? '' : ` …${place.address.slice(-4)}`;
  if (label !== undefined) return plain(label, 42) + plain(end);
  return short(plain(place.address ?? place.name));
}

export function amounts(lines: readonly Line[], coins: ReadonlyMap<string, Coin>, most = 2): string {
  const all = sums(lines.filter((one) => one.kind !== 'noise' && one.kind !== 'fee'));
  const told = all.slice(0, most).map((one) => {
    const { symbol, decimals } = coin(coins, one.network, one.asset);
    return `${brief(one.amount, decimals)} ${plain(symbol, 14)}`;
  });
  return all.length > most ? `${told.join(', ')} …` : told.join(', ');
}

/** The lines that bring money to a place; of a start those that take it away. */
export function bringing(place: Place): readonly Line[] {
  return place.in.length > 0 ? place.in : place.out;
}

export interface Caption {
  readonly name: string;
  readonly more: string;
}

export function caption(one: Shown, coins: ReadonlyMap<string, Coin>, say: Say): Caption {
  if (one.bundle) {
    return { name: say('BUNDLE', one.bundle.lines.length), more: amounts(one.bundle.lines, coins, 1) };
  }
  const place = one.place!;
  return { name: nameOf(place), more: amounts(bringing(place), coins, 1) };
}

/** The colour of each asset, in the order of the first lines. */
export function assetInks(lines: readonly ShownLine[], ink: Ink): Map<string, string> {
  const all = new Map<string, string>();
  for (const line of lines) {
    for (const one of line.lines) {
      const key = `${one.network} ${one.asset}`;
      if (one.kind !== 'noise' && !all.has(key)) all.set(key, ink.assets[Math.min(all.size, ink.assets.length - 1)]!);
    }
  }
  return all;
}

export function inkOf(line: ShownLine, inks: ReadonlyMap<string, string>, ink: Ink): string {
  if (line.kind === 'noise') return ink.kinds.noise;
  if (line.kind === 'fee') return ink.kinds.fees;
  const first = line.lines[0];
  return (first && inks.get(`${first.network} ${first.asset}`)) ?? ink.quiet;
}

export const isDashed = (line: ShownLine): boolean =>
  line.kind === 'noise' || line.kind === 'bundle' || line.kind === 'bridge';
