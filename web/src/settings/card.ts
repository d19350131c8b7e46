// The card by which nodes learn of each other, as `partner card` prints it.

export interface Card {
  readonly name: string;
  readonly country: string;
  readonly url: string;
  readonly vkey: string;
}

/** Undefined for what is no card. What else stands on it isn't believed: a fingerprint least. */
export function cardOf(text: string): Card | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof told !== 'object' || told === null) return undefined;
  const { name, country, url, vkey } = told as Record<string, unknown>;
  const all = [name, country, url, vkey];
  return all.every((one): one is string => typeof one === 'string' && one !== '')
    ? { name: name as string, country: country as string, url: url as string, vkey: vkey as string }
    : undefined;
}

/** As two people compare it: eight groups of four, the first half of SHA-256 over the key. */
export async function fingerprint(vkey: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(vkey)));
  const hex = [...hash].map((one) => one.toString(16).padStart(2, '0')).join('');
  return [...Array(8).keys()].map((i) => hex.slice(i * 4, i * 4 + 4)).join(' ');
}
