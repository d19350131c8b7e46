import type { Coin } from './document';

// Amounts are whole numbers of the smallest unit; a point is set only where the document says
// how many digits stand behind it.

/** With all digits that say something, thousands apart by the reader's locale. */
export function exact(amount: bigint, decimals: number, locale: string): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = new Intl.NumberFormat(locale).format(BigInt(digits.slice(0, digits.length - decimals)));
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return decimals === 0 || rest === '' ? whole : `${whole}.${rest}`;
}

/** At most four digits that count, for labels: 401.3k. Never for evidence. */
export function brief(amount: bigint, decimals: number): string {
  const value = Number(amount) / 10 ** decimals;
  if (value === 0) return '0';
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 }).format(value);
}

export function short(text: string, keep = 6): string {
  return text.length > keep * 2 + 3 ? `${text.slice(0, keep)}…${text.slice(-keep + 1)}` : text;
}

export function coin(coins: ReadonlyMap<string, Coin>, network: string, asset: string): Coin {
  return coins.get(`${network} ${asset}`) ?? { symbol: short(asset), decimals: 0 };
}
