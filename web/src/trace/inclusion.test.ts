import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { include, readInclusion, type Inclusion } from './inclusion';

// Block 100,000 of Bitcoin, as every explorer shows it.
const BLOCK = '000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506';
const HEADER =
  '0100000050120119172a610421a6c3011dd330d9df07b63616c2cc1f1cd00200000000006657a9252aacd5c0b2940996ecff952228c3067cc38d4885efb5a4ac4247e9f337221b4d4c86041b0f2b5710';
const TXS = [
  '8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87',
  'fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4',
  '6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4',
  'e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d',
];

const raw = (shown: string) => Buffer.from(shown, 'hex').reverse();
const twice = (bytes: Buffer) =>
  createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest();
const above = (a: string, b: string) => twice(Buffer.concat([raw(a), raw(b)])).reverse().toString('hex');

function said(index: number): Inclusion {
  const pairs = [above(TXS[0]!, TXS[1]!), above(TXS[2]!, TXS[3]!)];
  return { header: HEADER, index, transactions: 4, path: [TXS[index ^ 1]!, pairs[(index >> 1) ^ 1]!] };
}

test('each transaction of a real block is in it, and the header has its hash and its work', async () => {
  for (let i = 0; i < 4; i++) {
    const found = await include(TXS[i]!, BLOCK, said(i));
    expect(found.flaw).toBeNull();
    expect(found.rows).toHaveLength(2);
    expect(found.root).toBe('f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766');
    expect(found.time).toBe(1293623863);
  }
});

test('whatever is changed is found', async () => {
  const good = said(2);
  expect((await include(TXS[1]!, BLOCK, good)).flaw).toBe('INCLUSION_PATH');
  expect((await include(TXS[2]!, BLOCK, { ...good, index: 3 })).flaw).toBe('INCLUSION_PATH');
  expect((await include(TXS[2]!, BLOCK, { ...good, index: 4 })).flaw).toBe('INCLUSION_FORM');
  expect((await include(TXS[2]!, BLOCK, { ...good, transactions: 5 })).flaw).toBe('INCLUSION_FORM');
  expect((await include(TXS[2]!, BLOCK, { ...good, path: good.path.slice(1) })).flaw).toBe('INCLUSION_FORM');
  expect((await include(TXS[2]!, TXS[0]!, good)).flaw).toBe('INCLUSION_BLOCK');
  for (let i = 0; i < 160; i += 13) {
    const digit = (parseInt(HEADER[i]!, 16) ^ 1).toString(16);
    const header = HEADER.slice(0, i) + digit + HEADER.slice(i + 1);
    const block = twice(Buffer.from(header, 'hex')).reverse().toString('hex');
    expect((await include(TXS[2]!, block, { ...good, header })).flaw, `digit ${i}`).not.toBeNull();
  }
});

test('the last of an odd row is its own neighbour, and no other', async () => {
  const [a, b, c] = [TXS[0]!, TXS[1]!, TXS[2]!];
  const root = above(above(a, b), above(c, c));
  const header = HEADER.slice(0, 72) + raw(root).toString('hex') + HEADER.slice(136);
  const block = twice(Buffer.from(header, 'hex')).reverse().toString('hex');
  const path = [c, above(a, b)];
  // The header has no work then, and that is all that is wrong with it.
  expect((await include(c, block, { header, index: 2, transactions: 3, path })).flaw).toBe('INCLUSION_WORK');
  expect((await include(c, block, { header, index: 3, transactions: 4, path })).flaw).toBe('INCLUSION_PATH');
});

test('what has another form is nothing', () => {
  expect(readInclusion({ header: HEADER, index: 0, transactions: 1, path: [] })).not.toBeNull();
  for (const wrong of [null, 7, {}, { header: 'zz', index: 0, transactions: 1, path: [] }, { header: HEADER, index: 0.5, transactions: 1, path: [] }, { header: HEADER, index: 0, transactions: 1, path: ['x'] }]) {
    expect(readInclusion(wrong)).toBeNull();
  }
});
