import { expect, test } from 'vitest';
import { align, scriptOf, type Drawn, type Reason } from './met';

const reason = (rule: string, query: string, candidate: string, more: Partial<Reason> = {}): Reason => ({
  rule,
  query,
  candidate,
  weight: 0.3,
  heard: '',
  cost: 0,
  ...more,
});
const drawn = (of: Drawn | null, side: 'asked' | 'listed') =>
  of?.[side].map((one) => (one.link === null ? `(${one.text})` : one.link < 0 ? one.text : `${one.link}=${one.text}`)).join('|');

test('syllables are found in both names as they are written, in the order of each', () => {
  const because = [
    reason('korean.syllable', '김', 'kim', { heard: '김' }),
    reason('korean.syllable', '정', 'jong', { heard: '정' }),
    reason('korean.syllable', '은', 'un', { heard: '은' }),
  ];
  const of = align('김정은', 'Jong-Un KIM', because);
  expect(drawn(of, 'asked')).toBe('0=김|1=정|2=은');
  expect(drawn(of, 'listed')).toBe('1=Jong|-|2=Un| |0=KIM');
  expect(of?.links.map((one) => one.isPlain)).toEqual([true, true, true]);
});

test('breves written as apostrophes belong to their syllable', () => {
  const because = [
    reason('surname.variant', '최', "ch'oe"),
    reason('korean.syllable', '룡', 'ryŏng'),
    reason('korean.syllable', '해', 'hae'),
  ];
  expect(drawn(align('최룡해', "CH'OE, Ryo'ng-hae", because), 'listed')).toBe("0=CH'OE|, |1=Ryo'ng|-|2=hae");
});

test('kana and Cyrillic stay what they are', () => {
  const because = [
    reason('korean.syllable', 'キム', 'kim'),
    reason('korean.syllable', 'ジョン', 'jong', { cost: 0.03 }),
    reason('korean.syllable', 'ウン', 'un'),
  ];
  const of = align('キム・ジョンウン', 'KIM Jong Un', because);
  expect(drawn(of, 'asked')).toBe('0=キム|・|1=ジョン|2=ウン');
  expect(of?.links[1]?.isPlain).toBe(false);
});

test('words that met nothing stay as words, and the same letters twice are two places', () => {
  const because = [reason('token.equal', 'song', 'song'), reason('token.typo', 'songg', 'sonng')];
  const of = align('Song Songg Ltd', 'SONG Sonng Trading', because);
  expect(drawn(of, 'asked')).toBe('0=Song| |1=Songg|( Ltd)');
  expect(drawn(of, 'listed')).toBe('0=SONG| |1=Sonng|( Trading)');
});

test('an initial stands at the head of a word', () => {
  const of = align('Jejung K.', 'Kim Jejung', [reason('token.equal', 'jejung', 'jejung'), reason('token.initial', 'k', 'kim')]);
  expect(drawn(of, 'asked')).toBe('0=Jejung| |1=K|.');
});

test('one exact script is compared sign by sign', () => {
  const of = align('김정은', '김정운', [reason('script.strict', '김정은', '김정운')]);
  expect(drawn(of, 'asked')).toBe('0=김|1=정|2=은');
  expect(of?.links.map((one) => one.isOther)).toEqual([false, false, true]);
});

test('where numbers decided there is nothing to draw', () => {
  expect(align('IMO 9187629', 'SONG', [reason('imo-equal', '9187629', '9187629')])).toBeNull();
});

test('the pieces of a side give its name again, whatever met', () => {
  const names = ['AL-ṬAYYIB, Abū', 'Ян Гук', '李 明博', '１２３ Trading Co., Ltd.', 'A', "O'Brien-Smith’s"];
  for (const a of names) {
    for (const b of names) {
      const of = align(a, b, [reason('token.equal', a.slice(0, 2), b.slice(0, 3))]);
      if (!of) continue;
      for (const [side, name] of [['asked', a], ['listed', b]] as const) {
        const text = of[side].map((one) => one.text).join('');
        expect(text.startsWith(name.normalize('NFKC').trim()), `${a} ${b}`).toBe(true);
      }
    }
  }
});

test('scripts are called as the reader calls them', () => {
  expect(scriptOf('en', '김정은')).toBe('Hangul');
  expect(scriptOf('ko', 'Kim')).toBe('로마자');
  expect(scriptOf('ja', '123')).toBe('');
});
