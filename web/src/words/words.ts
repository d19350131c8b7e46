import { useSyncExternalStore } from 'react';
import { en } from './en';
import { KEPT, languageHere, type Language } from './first';

export { LANGUAGES, type Language } from './first';

export type Word = keyof typeof en;
export type Words = Readonly<Record<Word, string>>;
/** How each language calls itself. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', ko: '한국어', ja: '日本語' };

const listeners = new Set<() => void>();
let language: Language = 'en';
let words: Words = en;

async function load(one: Language): Promise<Words> {
  switch (one) {
    case 'en':
      return en;
    case 'ko':
      return (await import('./ko')).ko;
    case 'ja':
      return (await import('./ja')).ja;
  }
}

export async function speak(one: Language): Promise<void> {
  words = await load(one);
  language = one;
  try {
    localStorage.setItem(KEPT, one);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  document.documentElement.lang = one;
  listeners.forEach((listener) => listener());
}

export function speakAtFirst(): Promise<void> {
  return speak(languageHere());
}

/**
 * `{0}` and `{1}` in the words give way to what is told, `{0?list:lists}` to one of both by whether
 * that is one; all of it stays text.
 */
export function fill(text: string, told: readonly (string | number)[]): string {
  return text.replace(
    /\{(\d)(?:\?([^:{}]*):([^{}]*))?\}/g,
    (whole, n: string, one?: string, several?: string) => {
      const value = told[Number(n)];
      if (value === undefined) return whole;
      return String(one === undefined ? value : String(value) === '1' ? one : several);
    },
  );
}

export type Say = (word: Word, ...told: (string | number)[]) => string;

const says = new WeakMap<Words, Say>();

function say(): Say {
  let one = says.get(words);
  if (!one) {
    const now = words;
    one = (word, ...told) => fill(now[word], told);
    says.set(words, one);
  }
  return one;
}

function hear(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSay(): Say {
  return useSyncExternalStore(hear, say);
}

export function useLanguage(): Language {
  return useSyncExternalStore(hear, () => language);
}

/** A word of the node, like `open` or `theft`, as people say it; undefined where it has none. */
export function knownWord(s: Say, prefix: string, word: string, ...told: string[]): string | undefined {
  const key = `${prefix}_${word.replaceAll(/[^a-z0-9]/gi, '_').toUpperCase()}`;
  return key in en ? s(key as Word, ...told) : undefined;
}

/** The same; itself where it has no word. */
export function sayNode(s: Say, prefix: string, word: string): string {
  return knownWord(s, prefix, word) ?? word;
}
