import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from './en';
import { ja } from './ja';
import { ko } from './ko';
import { fill, firstLanguage } from './words';

// Prefixes whose words the node chooses (`sayNode`): they stand in no source as such.
const OF_THE_NODE =
  /^(CASE_STATE|CONFIDENCE|ENTRY|INCIDENT|JOB|JOB_STATE|PERSON|REQUEST_KIND|REQUEST_STATE|REQUEST_STEP|REQUEST_LATE|MEASURE|ROLE|STANDING|PARTNER|TARGET|ACTION|DECISION|LIST|HOW)_/;

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((one) => {
      const path = `${folder}/${one.name}`;
      if (one.isDirectory()) return sources(path);
      return /\.tsx?$/.test(one.name) && !/(\.test\.|words\/(en|ko|ja))/.test(path)
        ? readFileSync(path, 'utf8')
        : '';
    })
    .join('\n');
}

const holes = (text: string) => [...text.matchAll(/\{\d\}/g)].map((one) => one[0]).sort();

describe('words', () => {
  test('every language has every word, with the same holes, and none is empty', () => {
    for (const words of [ko, ja]) {
      expect(Object.keys(words)).toEqual(Object.keys(en));
      for (const [key, text] of Object.entries(words)) {
        expect(text, key).not.toBe('');
        expect(holes(text), key).toEqual(holes(en[key as keyof typeof en]));
      }
    }
  });

  test('no word is unused', () => {
    const all = sources('src');
    const unused = Object.keys(en).filter(
      (key) => !all.includes(`'${key}'`) && !OF_THE_NODE.test(key),
    );
    expect(unused).toEqual([]);
  });

  test('every prefix of the node is asked for', () => {
    const all = sources('src');
    for (const key of Object.keys(en).filter((one) => OF_THE_NODE.test(one) && !all.includes(`'${one}'`))) {
      const prefixes = key.split('_').map((_, i, parts) => parts.slice(0, i + 1).join('_'));
      expect(
        prefixes.some((one) => all.includes(`prefix="${one}"`) || all.includes(`'${one}'`)),
        key,
      ).toBe(true);
    }
  });

  test('Korean and Japanese are written in their own signs', () => {
    const same = Object.keys(en).filter((key) => {
      const word = key as keyof typeof en;
      return ko[word] === en[word] || ja[word] === en[word];
    });
    expect(same.filter((key) => !['COLUMN_HASH'].includes(key))).toEqual([]);
  });

  test('what is told stays text, also when it looks like a hole', () => {
    expect(fill('a {0} b {1}', ['{1}', '<b>'])).toBe('a {1} b <b>');
    expect(fill('a {2}', ['x'])).toBe('a {2}');
  });

  test('the first language is what was kept, then what the browser wishes', () => {
    expect(firstLanguage('ja', ['ko'])).toBe('ja');
    expect(firstLanguage('xx', ['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(firstLanguage(null, ['fr'])).toBe('en');
  });
});
