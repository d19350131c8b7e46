import type { RowsAsked } from '#types';
import type { Language } from '../words/words';

// What is typed or pasted becomes the rows that the node is asked: one for each line, and what a
// line is, its form tells.

const MOST = 100;
/** Checked only by form; the node says what an address really is. */
const ADDRESS = /^(0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|(bc1|tb1)[0-9a-z]{8,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/;
const IMO = /^IMO\s*(\d{7})$/i;

export function rows(asked: string): RowsAsked['rows'] {
  return asked
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST)
    .map((line) => {
      const imo = IMO.exec(line)?.[1];
      if (imo) return { type: 'vessel', imo };
      return ADDRESS.test(line) ? { address: line } : { name: line };
    });
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

const LOCALE: Record<Language, string> = { en: 'en-GB', ko: 'ko-KR', ja: 'ja-JP' };

/** A share as people read it; 99.96 % is not yet 100 %. */
export function percent(language: Language, share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9) / 1000;
  return new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: 1 }).format(tenths);
}
