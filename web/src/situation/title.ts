import type { Observation } from '#types';
import { count } from '../words/format';
import { knownWord, type Language, type Say } from '../words/words';
import { exact, short } from '../trace/amounts';

// What stands as the title of an observation, in the reader's language: made of its kind and
// facts. What somebody wrote (a case's title, a warning's headline) stays as it was written.

/** A native asset's own digits; of others the facts say it, or nobody knows. */
function digits(facts: Record<string, string>): { symbol: string; decimals: number } | null {
  if (/^\d{1,2}$/.test(facts['decimals'] ?? '') && (facts['symbol'] ?? '') !== '') {
    return { symbol: facts['symbol'] ?? '', decimals: Number(facts['decimals']) };
  }
  const asset = facts['asset'] ?? '';
  if (asset === 'BTC') return { symbol: asset, decimals: 8 };
  return /^[A-Z]{2,6}$/.test(asset) ? { symbol: asset, decimals: 18 } : null;
}

export function money(say: Say, language: Language, facts: Record<string, string>): string {
  const amount = facts['amount'] ?? '';
  if (!/^\d{1,78}$/.test(amount)) return '';
  const coin = digits(facts);
  return coin
    ? `${exact(BigInt(amount), coin.decimals, language)} ${coin.symbol}`
    : `${count(language, amount)} ${say('TRACE_UNITS', short(facts['asset'] ?? ''))}`;
}

/** The event of an alert that says most; the node names all of them. */
const TELLING = ['exit', 'service', 'bridge', 'moved', 'dropped', 'undone', 'started'];

export function titleOf(say: Say, language: Language, one: Observation): string {
  const facts = one.facts as Record<string, string>;
  const fact = (name: string) => facts[name] ?? '';
  switch (one.kind) {
    case 'pass':
      return fact('object') && fact('site') ? say('TITLE_PASS', fact('object'), fact('site')) : one.title;
    case 'manoeuvre':
      return fact('object') ? say('TITLE_MANOEUVRE', fact('object')) : one.title;
    case 'void':
      return fact('object') ? say('TITLE_VOID', fact('object'), fact('set')) : one.title;
    case 'supply-alert':
      return fact('product') ? say('TITLE_SUPPLY', fact('product'), fact('partner'), fact('importer')) : one.title;
    case 'traced-from': {
      const sum = money(say, language, facts);
      return sum === '' ? one.title : say('TITLE_STOLEN', sum);
    }
    case 'live-alert': {
      const events = fact('events').split(' ');
      const telling = TELLING.find((event) => events.includes(event));
      return (telling && knownWord(say, 'ALERT', telling)) ?? one.title;
    }
  }
  if (one.lane === 'ship') {
    const kind = knownWord(say, 'SHIP', one.kind);
    return kind === undefined ? one.title : `${kind} · MMSI ${fact('mmsi').replaceAll(' ', ', ')}`;
  }
  if (one.kind.startsWith('trace-')) {
    const end = knownWord(say, 'PLACE', one.kind.slice(6));
    const sum = money(say, language, facts);
    return end === undefined || sum === '' ? one.title : say('TITLE_TRACED', end, sum, count(language, fact('ends') || '0'));
  }
  return one.title;
}
