// Which language somebody reads, known before any word of it has come.

export const LANGUAGES = ['en', 'ko', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export const KEPT = 'entente.language';

export function isLanguage(word: string | null | undefined): word is Language {
  return LANGUAGES.some((one) => one === word);
}

/** The language kept from before, or the first of the browser's that there is. */
export function firstLanguage(kept: string | null, wished: readonly string[]): Language {
  if (isLanguage(kept)) return kept;
  return wished.map((one) => one.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

/** Of this browser. */
export function languageHere(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // A browser that keeps nothing is asked what it wishes.
  }
  return firstLanguage(kept, navigator.languages);
}
