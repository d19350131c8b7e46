import type { Language } from './words';

// Dates, numbers and spans as each language writes them. The zone is the reader's; a title gives
// UTC, which is what the evidence says.

const LOCALE: Record<Language, string> = { en: 'en-GB', ko: 'ko-KR', ja: 'ja-JP' };

const made = new Map<string, Intl.DateTimeFormat>();

function dates(language: Language, kind: 'day' | 'time' | 'hour'): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  let format = made.get(key);
  if (!format) {
    const whole = { year: 'numeric', month: language === 'en' ? 'short' : 'numeric', day: 'numeric' } as const;
    format = new Intl.DateTimeFormat(LOCALE[language], {
      ...(kind === 'hour' ? {} : whole),
      ...(kind !== 'day' ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
    });
    made.set(key, format);
  }
  return format;
}

export function time(language: Language, text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : dates(language, 'time').format(at);
}

/** The time of the day alone, where the day stands above. */
export function hour(language: Language, text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : dates(language, 'hour').format(at);
}

export function day(language: Language, text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : dates(language, 'day').format(at);
}

/** Whole numbers of any size, exact. */
export function count(language: Language, number: number | bigint | string): string {
  const text = String(number);
  return /^-?\d+$/.test(text) ? new Intl.NumberFormat(LOCALE[language]).format(BigInt(text)) : text;
}

export function bytes(language: Language, size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let left = size;
  let unit = 0;
  while (left >= 1000 && unit < units.length - 1) {
    left /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(left);
}

/** How long ago, or in how long: the largest unit that fits. */
export function ago(language: Language, text: string, now: number): string {
  const seconds = Math.round((new Date(text).getTime() - now) / 1000);
  if (Number.isNaN(seconds)) return text;
  const format = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}

/** A span in microseconds, like a clock that runs: 3 h 12 min. */
export function span(language: Language, micros: number): string {
  const seconds = Math.trunc(micros / 1_000_000);
  const one = (value: number, unit: string) =>
    new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (seconds < 1) return one(Math.round(micros / 1000), 'millisecond');
  if (seconds < 60) return one(seconds, 'second');
  if (seconds < 3600) return `${one(Math.trunc(seconds / 60), 'minute')} ${one(seconds % 60, 'second')}`;
  if (seconds < 86_400) {
    return `${one(Math.trunc(seconds / 3600), 'hour')} ${one(Math.trunc((seconds % 3600) / 60), 'minute')}`;
  }
  return `${one(Math.trunc(seconds / 86_400), 'day')} ${one(Math.trunc((seconds % 86_400) / 3600), 'hour')}`;
}

export function list(language: Language, all: readonly string[]): string {
  return new Intl.ListFormat(LOCALE[language], { type: 'conjunction' }).format(all);
}
