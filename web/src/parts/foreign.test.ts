import { expect, test } from 'vitest';
import { mixed, pieces } from './foreign';

const plain = (text: string) =>
  pieces(text)
    .map((one) => (one.kind === 'text' ? one.text : `[${one.code}]`))
    .join('');

test('signs that turn or hide the text are told', () => {
  expect(plain('invoice\u202Efdp.exe')).toBe('invoice[U+202E]fdp.exe');
  expect(plain('a\u200Bb\u2066c\u2069\uFEFF')).toBe('a[U+200B]b[U+2066]c[U+2069][U+FEFF]');
  expect(plain('x\u0000\u001B[31my')).toBe('x[U+0000][U+001B][31my');
  expect(plain('a\u{E0041}')).toBe('a[U+E0041]');
});

test('honest text of any script stays as it is', () => {
  for (const text of ['김정은', 'ラザルス グループ', 'Лазарь', 'علی', '東京都', 'Zoë', 'line\nline\tend', '👍']) {
    expect(plain(text)).toBe(text);
    expect(mixed(text)).toEqual([]);
  }
});

test('words that mix scripts which look alike are told', () => {
  expect(mixed('pаypal')).toEqual(['Latin', 'Cyrillic']);
  expect(mixed('Αpple inc')).toEqual(['Latin', 'Greek']);
  expect(mixed('Лазарь Lazarus')).toEqual([]);
  expect(mixed('KT주식회사')).toEqual([]);
});

test('nothing is lost: pieces put together give the text again', () => {
  let seed = 20261126;
  const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff);
  for (let i = 0; i < 2000; i++) {
    let text = '';
    for (let j = next() % 12; j > 0; j--) text += String.fromCodePoint([0x41, 0x202e, 0xac00, 0x200b, 0x3042, 0x1f600][next() % 6] ?? 0);
    const back = pieces(text)
      .map((one) => (one.kind === 'text' ? one.text : String.fromCodePoint(parseInt(one.code.slice(2), 16))))
      .join('');
    expect(back, `seed at ${i}`).toBe(text);
  }
});
