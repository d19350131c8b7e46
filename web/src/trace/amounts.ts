import type { Coin, TraceDocument } from './document';

// Amounts are whole numbers of the smallest unit; a point is set only where the document says
// how many digits stand behind it.

// Making a format takes longer than a thousand uses of it.
const BRIEF = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });
const made = new Map<string, Intl.NumberFormat>();

function wholes(locale: string): Intl.NumberFormat {
  let format = made.get(locale);
  if (!format) made.set(locale, (format = new Intl.NumberFormat(locale)));
  return format;
}

/** With all digits that say something, thousands apart by the reader's locale. */
export function exact(amount: bigint, decimals: number, locale: string): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const before = wholes(locale).format(BigInt(digits.slice(0, digits.length - decimals)));
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return decimals === 0 || rest === '' ? before : `${before}.${rest}`;
}

/** At most four digits that count, for labels: 401.3k. Never for evidence. */
export function brief(amount: bigint, decimals: number): string {
  const value = Number(amount) / 10 ** decimals;
  if (value === 0) return '0';
  return BRIEF.format(value);
}

export function short(text: string, keep = 6): string {
  return text.length > keep * 2 + 3 ? `${text.slice(0, keep)}…${text.slice(-keep + 1)}` : text;
}

/** Chains' own assets: what every one of their ledgers counts in. */
function own(asset: string): Coin | undefined {
  if (asset === 'BTC') return { symbol: asset, decimals: 8 };
  return /^[A-Z]{2,6}$/.test(asset) ? { symbol: asset, decimals: 18 } : undefined;
}

/** Every asset of a trace: of those that nobody knows, amounts stay in smallest units and say so. */
export function coined(document: TraceDocument, unit: (asset: string) => string): Map<string, Coin> {
  const all = new Map(document.coins);
  const see = (network: string, asset: string) => {
    const key = `${network} ${asset}`;
    if (!all.has(key)) all.set(key, own(asset) ?? { symbol: unit(short(asset)), decimals: 0 });
  };
  for (const result of document.results) {
    const lists = [result.starts, result.ends, result.exits ?? [], result.flows ?? []];
    for (const one of lists.flat()) see(one.network, one.asset);
    for (const one of result.fees) see(result.network, one.asset);
    for (const one of document.noise) see(result.network, one.asset);
    for (const one of result.crossings) for (const leg of [...one.out, ...one.in]) see(leg.network, leg.asset);
  }
  return all;
}

export function coin(coins: ReadonlyMap<string, Coin>, network: string, asset: string): Coin {
  return coins.get(`${network} ${asset}`) ?? { symbol: short(asset), decimals: 0 };
}
