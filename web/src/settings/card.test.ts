import { expect, test } from 'vitest';
import { cardOf, fingerprint } from './card';

test('a card is taken whole or not, and its own word on the fingerprint never', () => {
  const card = { name: 'jp', country: 'JPN', url: 'https://127.0.0.1:7102', vkey: 'entente/jp+2ee2f5b7+AX' };
  expect(cardOf(JSON.stringify({ ...card, fingerprint: '0000' }))).toEqual(card);
  for (const text of ['', '{', '1', 'null', '[]', '{"name":"jp"}', JSON.stringify({ ...card, vkey: '' }), JSON.stringify({ ...card, url: 1 })]) {
    expect(cardOf(text), text).toBeUndefined();
  }
});

test('a fingerprint is half of SHA-256 in eight groups', async () => {
  // printf abc | sha256sum
  expect(await fingerprint('abc')).toBe('ba78 16bf 8f01 cfea 4141 40de 5dae 2223');
});
