import { beforeEach, describe, expect, test } from 'vitest';
import { draft, drafted, draftsOf, forgetDraft, keepDraft } from './drafts';

class Kept {
  [key: string]: unknown;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

describe('drafts', () => {
  beforeEach(() => {
    Object.defineProperty(globalThis, 'sessionStorage', { value: new Kept(), configurable: true });
  });

  test('what was written is there again until it is sent', () => {
    keepDraft('release', [['to', 'jp'], ['to', 'kr'], ['case', 'us-1']]);
    expect(draft('release')).toEqual([['to', 'jp'], ['to', 'kr'], ['case', 'us-1']]);
    expect(drafted('release', 'case')).toBe('us-1');
    forgetDraft('release');
    expect(draft('release')).toBeUndefined();
  });

  test('somebody else finds nothing of it, and who comes back finds all', () => {
    draftsOf('ann');
    keepDraft('request', [['text', 'Seoul holds the account']]);
    draftsOf('ann');
    expect(drafted('request', 'text')).toBe('Seoul holds the account');
    draftsOf('bob');
    expect(draft('request')).toBeUndefined();
  });

  test('what is damaged or too long is nothing', () => {
    sessionStorage.setItem('entente.draft a', '{"to":1}');
    expect(draft('a')).toBeUndefined();
    sessionStorage.setItem('entente.draft a', '[["to",1]]');
    expect(draft('a')).toBeUndefined();
    sessionStorage.setItem('entente.draft a', '[[');
    expect(draft('a')).toBeUndefined();
    keepDraft('b', [['text', 'short']]);
    keepDraft('b', [['text', 'x'.repeat(200_001)]]);
    expect(draft('b')).toBeUndefined();
  });
});
