import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHAINS, drafted } from './drafted';

const ALERT = {
  live: 'bybit', method: 'fifo', network: 'ethereum', tx: '0xff',
  to: [
    { address: '0xaa', exit: { status: 'open', stoppers: [] } },
    { address: '0xbb', label: 'secret', exit: { status: 'open', stoppers: [{ who: 'Circle', how: 'blacklist(address)' }] } },
  ],
};

test('a draft says where the money is, how it came there and who can stop it, and no label', () => {
  expect(drafted(ALERT, '0xbb')).toEqual({
    target: '0xbb',
    place: 'eip155:1',
    text: 'Followed money (fifo, bybit) is there by transaction 0xff. Circle can stop it: blacklist(address).',
  });
  expect(drafted(ALERT, '0xaa').text).not.toContain('Circle');
});

test('a chain without a name is its number, and another is left to the reader', () => {
  expect(drafted({ ...ALERT, network: '999' }, '0xbb').place).toBe('eip155:999');
  expect(drafted({ ...ALERT, network: 'tron' }, '0xbb').place).toBe('');
  expect(drafted({}, '0xbb')).toMatchObject({ target: '0xbb', place: '' });
});

test('the chains are those of the program', () => {
  const java = readFileSync('../base/src/main/java/org/entente/base/EvmNetwork.java', 'utf8');
  const named = [...java.matchAll(/new EvmNetwork\((\d+), "(\w+)"/g)].map(([, id, name]) => [name, `eip155:${id}`]);
  const { bitcoin, ...evm } = CHAINS;
  expect(evm).toEqual(Object.fromEntries(named));
  expect(bitcoin).toMatch(/^bip122:[0-9a-f]{32}$/);
});
