// Text from outside is never trusted to look like what it is: signs that turn, hide or imitate
// other signs are told as such (Unicode TR 36 and TR 39).

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly code: string };

// Controls, signs that turn the direction or show nothing, fillers, tags and variation selectors.
const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

export function pieces(text: string): Piece[] {
  const all: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match.index > from) all.push({ kind: 'text', text: text.slice(from, match.index) });
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    all.push({ kind: 'sign', code: `U+${code}` });
    from = match.index + match[0].length;
  }
  if (from < text.length) all.push({ kind: 'text', text: text.slice(from) });
  return all;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic'] as const;
const OF = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

/** The scripts that one word mixes though they look alike; empty for honest words. */
export function mixed(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.split(/[\s\p{P}\p{S}]+/u)) {
    const here = OF.filter(([, pattern]) => pattern.test(word)).map(([name]) => name);
    if (here.length > 1) here.forEach((name) => found.add(name));
  }
  return [...found];
}
