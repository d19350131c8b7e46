import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from './en';
import { firstLanguage } from './first';
import { ja } from './ja';
import { ko } from './ko';
import { fill, sayNode, type Say } from './words';

// Prefixes whose words the node chooses (`sayNode`): they stand in no source as such.
const OF_THE_NODE =
  /^(CASE_STATE|CONFIDENCE|ENTRY|INCIDENT|JOB|JOB_STATE|PERSON|REQUEST_KIND|REQUEST_STATE|REQUEST_STEP|REQUEST_LATE|MEASURE|ROLE|STANDING|PARTNER|TARGET|ACTION|DECISION|LIST|HOW|REASON|PLACE|EXIT|FACTOR|NOISE|LANE|SEEN|SPAN|PURPOSE|CHANGE|OVERLAP_STATE|OVERLAP_MODE|SHIP|FACT|ALERT|WITHHELD|WAITS)_/;

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((one) => {
      const path = `${folder}/${one.name}`;
      if (one.isDirectory()) return sources(path);
      return /\.tsx?$/.test(one.name) && !/(\.test\.|words\/(en|ko|ja)\b)/.test(path)
        ? readFileSync(path, 'utf8')
        : '';
    })
    .join('\n');
}

const fillOf: Say = (word, ...told) => fill(en[word], told);
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

  test('one is one, also as a text, and no other number is', () => {
    const text = 'on {0} {0?list:lists}';
    expect(fill(text, [1])).toBe('on 1 list');
    expect(fill(text, ['1'])).toBe('on 1 list');
    for (const other of [0, 2, 11, '1,001']) expect(fill(text, [other])).toBe(`on ${other} lists`);
    expect(fill(text, ['{0?a:b}'])).toBe('on {0?a:b} lists');
    expect(fill(en.HIT_NONE_MORE, [1])).toBe('No name or number on 1 list comes near.');
  });

  test('the rules of screening are called what the command line calls them', () => {
    const base = '../base/src/main';
    const java = readFileSync(`${base}/java/org/entente/base/message/ScreenMessage.java`, 'utf8');
    const told = (text: string, form: RegExp) =>
      Object.fromEntries([...text.matchAll(form)].map(([, name, words]) => [name, words]));
    const ours = (words: Record<string, string>) =>
      Object.fromEntries(Object.entries(words).filter(([name]) => name.startsWith('REASON_')));
    expect(ours(en)).toEqual(told(java, /(REASON_\w+)\(\s*"([^"]*)"\s*\)/g));
    for (const [language, words] of [['ko', ko], ['ja', ja]] as const) {
      const file = `${base}/resources/org/entente/base/message/message_${language}.properties`;
      expect(ours(words)).toEqual(told(readFileSync(file, 'utf8'), /^(REASON_\w+)=(.*)$/gm));
    }
    expect(sayNode(fillOf, 'REASON', 'token.typo')).toBe('a word with a typing error');
    expect(sayNode(fillOf, 'REASON', 'imo-equal')).toBe('the same IMO number');
    expect(sayNode(fillOf, 'REASON', 'rule.to-come')).toBe('rule.to-come');
  });

  test('every reason why something stays is told as the node means it', () => {
    const path = '../exchange/src/main/java/org/entente/exchange/release/Reason.java';
    const forms = [...readFileSync(path, 'utf8').matchAll(/^ {4}([A-Z_]+)\("(.*)"\)[,;]$/gm)];
    const ours = Object.entries(en).filter(([name]) => name.startsWith('WITHHELD_'));
    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(forms.map(([, name, text]) => [`WITHHELD_${name}`, text])),
    );
  });

  test('the first language is what was kept, then what the browser wishes', () => {
    expect(firstLanguage('ja', ['ko'])).toBe('ja');
    expect(firstLanguage('xx', ['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(firstLanguage(null, ['fr'])).toBe('en');
  });
});
