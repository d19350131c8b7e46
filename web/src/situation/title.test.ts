import { expect, test } from 'vitest';
import type { Observation } from '#types';
import { en } from '../words/en';
import { ja } from '../words/ja';
import { ko } from '../words/ko';
import { fill, type Say, type Words } from '../words/words';
import { titleOf } from './title';

const say = (words: Words): Say => (word, ...told) => fill(words[word], told);
const seen = (kind: string, lane: string, facts: Record<string, string>) =>
  ({ kind, lane, facts, title: 'as it came' }) as unknown as Observation;

test('a title is made of kind and facts, in each language', () => {
  const gap = seen('gap', 'ship', { mmsi: '440123456' });
  expect(titleOf(say(en), 'en', gap)).toBe('Silence · MMSI 440123456');
  expect(titleOf(say(ko), 'ko', gap)).toBe('신호 끊김 · MMSI 440123456');
  expect(titleOf(say(ja), 'ja', gap)).toBe('信号途絶 · MMSI 440123456');
  const pass = seen('pass', 'overflight', { object: '12345', site: 'Osan' });
  expect(titleOf(say(ja), 'ja', pass)).toBe('12345 が Osan 上空を通過');
});

test('amounts stand as people write them, to the last unit', () => {
  const facts = { asset: 'BTC', amount: '123456789', ends: '3' };
  expect(titleOf(say(en), 'en', seen('trace-exchange', 'laundering', facts))).toBe('1.23456789 BTC traced: exchange (3)');
  const token = { asset: '0xdac17f958d2ee523a2206206994597c13d831ec7', amount: '2500000', symbol: 'USDT', decimals: '6', ends: '1' };
  expect(titleOf(say(ko), 'ko', seen('traced-from', 'theft', token))).toContain('2.5 USDT');
  const unknown = { asset: '0xdac17f958d2ee523a2206206994597c13d831ec7', amount: '2500000', ends: '1' };
  expect(titleOf(say(en), 'en', seen('trace-account', 'laundering', unknown))).toContain('2,500,000 units of 0xdac1');
});

test('what somebody wrote, and what is not known, stays as it came', () => {
  expect(titleOf(say(ko), 'ko', seen('theft', 'theft', {}))).toBe('as it came');
  expect(titleOf(say(ko), 'ko', seen('cap-alert', 'warning', {}))).toBe('as it came');
  expect(titleOf(say(ko), 'ko', seen('trace-new-kind', 'laundering', { asset: 'BTC', amount: '1' }))).toBe('as it came');
  expect(titleOf(say(ko), 'ko', seen('traced-from', 'theft', { amount: '-1' }))).toBe('as it came');
});
