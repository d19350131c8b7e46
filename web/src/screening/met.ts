import type { Language } from '../words/words';

// Which part of the question met which part of the list's name. The node says what met by which
// rule; here it is found again in both names as they are written, so that it can be drawn.

export interface Reason {
  readonly rule: string;
  readonly query: string;
  readonly candidate: string;
  /** From -1 to 1; the weights of a hit add up to its score. */
  readonly weight: number;
  /** The Korean syllable that both are heard as, or two with a slash between; else empty. */
  readonly heard: string;
  readonly cost: number;
}

export interface Piece {
  readonly text: string;
  /** The link it belongs to; null for what met nothing, and -1 for what only parts words. */
  readonly link: number | null;
}

export interface Link {
  readonly rule: string;
  readonly weight: number;
  readonly heard: string;
  readonly cost: number;
  /** The pieces are the same, or are what one would expect to hear. */
  readonly isPlain: boolean;
  /** One sign against another in one exact script. */
  readonly isOther: boolean;
}

export interface Drawn {
  readonly asked: readonly Piece[];
  readonly listed: readonly Piece[];
  readonly links: readonly Link[];
}

/** Rules whose pieces are parts of both names. */
const MEETS = new Set([
  'token.equal',
  'token.spelling',
  'token.typo',
  'token.initial',
  'token.joined',
  'korean.syllable',
  'surname.variant',
  'north-south',
  'kana.english',
  'script.strict',
]);
const PLAIN = new Set(['token.equal', 'korean.syllable']);

export const normal = (text: string) => text.normalize('NFKC').trim();

/** Letters and digits alone, small and without marks, each with the place it came from. */
function bare(text: string): { letters: string[]; at: number[] } {
  const letters: string[] = [];
  const at: number[] = [];
  let i = 0;
  for (const sign of text) {
    // Hangul is a syllable, not its jamo.
    const whole = /\p{Script=Hangul}/u.test(sign) ? sign : sign.normalize('NFKD').toLowerCase();
    for (const one of whole) {
      if (/[\p{L}\p{N}ー]/u.test(one)) {
        letters.push(one);
        at.push(i);
      }
    }
    i += sign.length;
  }
  return { letters, at };
}

interface Found {
  readonly from: number;
  readonly end: number;
  readonly link: number;
}

/** Where a piece stands that no other has taken: as whole words if it can. */
function place(text: string, piece: string, taken: boolean[]): { from: number; end: number } | null {
  const { letters, at } = bare(text);
  const wanted = bare(piece).letters;
  if (wanted.length === 0) return null;
  const isEdge = (i: number) =>
    i <= 0 || i >= letters.length || /[^\p{L}\p{N}\p{M}'’]/u.test(text.slice(at[i - 1], at[i]).slice(1));
  let best: { from: number; end: number; edges: number } | null = null;
  for (let i = 0; i + wanted.length <= letters.length; i++) {
    const isFree = wanted.every((one, k) => letters[i + k] === one && !taken[at[i + k] ?? 0]);
    const edges = isFree ? Number(isEdge(i)) + Number(isEdge(i + wanted.length)) : -1;
    if (edges > (best?.edges ?? -1)) {
      const last = at[i + wanted.length - 1] ?? 0;
      const sign = text.codePointAt(last) ?? 0;
      let end = last + (sign > 0xffff ? 2 : 1);
      // Marks belong to the letter before.
      while (end < text.length && /[\p{M}'’ʻʼ]/u.test(text[end] ?? '') && !(text[end] === "'" && end + 1 === text.length)) end++;
      best = { from: at[i] ?? 0, end, edges };
    }
  }
  return best;
}

function cut(text: string, wanted: readonly { piece: string; link: number }[]): Piece[] {
  const taken: boolean[] = [];
  const found: Found[] = [];
  const lost: Piece[] = [];
  for (const one of [...wanted].sort((a, b) => b.piece.length - a.piece.length || a.link - b.link)) {
    const spot = place(text, one.piece, taken);
    if (spot) {
      found.push({ ...spot, link: one.link });
      for (let i = spot.from; i < spot.end; i++) taken[i] = true;
    } else {
      lost.push({ text: one.piece, link: one.link });
    }
  }
  found.sort((a, b) => a.from - b.from);
  const all: Piece[] = [];
  const between = (part: string) => {
    if (part !== '') all.push({ text: part, link: /[\p{L}\p{N}]/u.test(part) ? null : -1 });
  };
  let from = 0;
  for (const one of found) {
    between(text.slice(from, one.from));
    all.push({ text: text.slice(one.from, one.end), link: one.link });
    from = one.end;
  }
  between(text.slice(from));
  return [...all, ...lost];
}

/** One sign against one, where both names stand in one exact script. */
function signs(asked: string, listed: string, one: Reason): Drawn | null {
  const [a, b] = [[...asked.replaceAll(/[\s·・-]/gu, '')], [...listed.replaceAll(/[\s·・-]/gu, '')]];
  const isWhole = normal(one.query) === asked && normal(one.candidate) === listed;
  if (!isWhole || a.length !== b.length || a.length > 12 || !a.every((sign) => /[\p{sc=Hangul}\p{sc=Han}]/u.test(sign))) {
    return null;
  }
  return {
    asked: a.map((text, link) => ({ text, link })),
    listed: b.map((text, link) => ({ text, link })),
    links: a.map((sign, i) => ({
      rule: one.rule,
      weight: one.weight / a.length,
      heard: '',
      cost: 0,
      isPlain: sign === b[i],
      isOther: sign !== b[i] && one.rule === 'script.strict',
    })),
  };
}

/** Null where numbers decided, or nothing of the names met. */
export function align(query: string, name: string, because: readonly Reason[]): Drawn | null {
  const [asked, listed] = [normal(query), normal(name)];
  const met = because.filter((one) => MEETS.has(one.rule) && one.query !== '' && one.candidate !== '');
  const only = met[0];
  if (!only || asked === '' || listed === '') return null;
  const exact = met.length === 1 ? signs(asked, listed, only) : null;
  if (exact) return exact;
  return {
    asked: cut(asked, met.map((one, link) => ({ piece: normal(one.query), link }))),
    listed: cut(listed, met.map((one, link) => ({ piece: normal(one.candidate), link }))),
    links: met.map((one) => ({
      rule: one.rule,
      weight: one.weight,
      heard: one.heard,
      cost: one.cost,
      isPlain: PLAIN.has(one.rule) && one.cost === 0,
      isOther: false,
    })),
  };
}

const SCRIPTS = ['Hang', 'Hani', 'Kana', 'Hira', 'Cyrl', 'Latn', 'Grek', 'Arab', 'Hebr', 'Thai'] as const;
const LOCALE: Record<Language, string> = { en: 'en-GB', ko: 'ko-KR', ja: 'ja-JP' };

/** The script of most of its letters, as the reader calls it; empty where it has none. */
export function scriptOf(language: Language, text: string): string {
  let best = '';
  let most = 0;
  for (const one of SCRIPTS) {
    const n = [...text.matchAll(new RegExp(`\\p{Script=${one}}`, 'gu'))].length;
    if (n > most) [best, most] = [one, n];
  }
  return best === '' ? '' : (new Intl.DisplayNames([LOCALE[language]], { type: 'script' }).of(best) ?? best);
}
