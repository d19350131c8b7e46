import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { prove, Unproven } from './proof';

// Logs are made here by Node's own cryptography, and by the recursive definition of RFC 9162.

type Hash = Buffer;
const sha = (...parts: (Buffer | string)[]): Hash => {
  const hash = createHash('sha256');
  parts.forEach((one) => hash.update(one));
  return hash.digest();
};
const leaf = (entry: string) => sha(Buffer.from([0]), entry);
const node = (a: Hash, b: Hash) => sha(Buffer.from([1]), a, b);
const half = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);

function root(leaves: Hash[]): Hash {
  if (leaves.length === 1) return leaves[0]!;
  const k = half(leaves.length);
  return node(root(leaves.slice(0, k)), root(leaves.slice(k)));
}

function path(index: number, leaves: Hash[]): Hash[] {
  if (leaves.length === 1) return [];
  const k = half(leaves.length);
  return index < k
    ? [...path(index, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), root(leaves.slice(0, k))];
}

function maker(name: string) {
  const pair = generateKeyPairSync('ed25519');
  const key = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const id = (kind: number, of = name) => sha(`${of}\n`, Buffer.from([kind]), key).subarray(0, 4);
  return {
    vkey: `${name}+${id(1).toString('hex')}+${Buffer.concat([Buffer.from([1]), key]).toString('base64')}`,
    line: (text: string, of = name) =>
      `— ${of} ${Buffer.concat([id(1, of), sign(null, Buffer.from(text), pair.privateKey)]).toString('base64')}\n`,
    cosign: (text: string) => {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(1700000000n);
      const signature = sign(null, Buffer.from(`cosignature/v1\ntime 1700000000\n${text}`), pair.privateKey);
      return `— ${name} ${Buffer.concat([id(4), time, signature]).toString('base64')}\n`;
    },
  };
}

const us = maker('entente/us');
const jp = maker('entente/jp');
const ORIGIN = 'entente/us/released/jp';
const entry = (n: number) =>
  JSON.stringify({ action: 'release', at: '2026-01-01T00:00:00Z', id: `note--${n}`, sha256: 'a'.repeat(64), version: 'v' });

function proof(size: number, index: number, change: (lines: string[]) => void = () => {}): string {
  const leaves = Array.from({ length: size }, (_, i) => leaf(entry(i)));
  const head = `${ORIGIN}\n${size}\n${root(leaves).toString('base64')}\n`;
  const lines = [
    `extra ${Buffer.from(entry(index)).toString('base64')}`,
    `index ${index}`,
    ...path(index, leaves).map((one) => one.toString('base64')),
  ];
  change(lines);
  return `c2sp.org/tlog-proof@v1\n${lines.join('\n')}\n\n${head}\n${us.line(head, ORIGIN)}${jp.cosign(head)}`;
}

const refused = async (text: string, key = us.vkey) => {
  try {
    await prove(text, key);
    return 'proven';
  } catch (e) {
    return e instanceof Unproven ? e.reason : String(e);
  }
};

describe('proofs', () => {
  test('every entry of logs of every size up to 20 is proven, with its witness', async () => {
    for (let size = 1; size <= 20; size++) {
      for (let index = 0; index < size; index++) {
        const proven = await prove(proof(size, index), us.vkey, [jp.vkey]);
        expect(proven.entry?.id).toBe(`note--${index}`);
        expect(proven.size).toBe(BigInt(size));
        expect(proven.witnesses).toEqual(['entente/jp']);
      }
    }
  });

  test('another index, entry, hash, key or signature is not proven', async () => {
    expect(await refused(proof(9, 4, (lines) => (lines[1] = 'index 5')))).toBe('PROOF_PATH');
    expect(await refused(proof(9, 4, (lines) => (lines[1] = 'index 9')))).toBe('PROOF_PATH');
    expect(await refused(proof(9, 4, (lines) => lines.pop()))).toBe('PROOF_PATH');
    expect(await refused(proof(9, 4, (lines) => lines.push(lines[2]!)))).toBe('PROOF_PATH');
    expect(
      await refused(proof(9, 4, (lines) => (lines[0] = `extra ${Buffer.from(entry(5)).toString('base64')}`))),
    ).toBe('PROOF_PATH');
    expect(await refused(proof(9, 4), jp.vkey)).toBe('PROOF_ORIGIN');
    expect(await refused(proof(9, 4), maker('entente/us').vkey)).toBe('PROOF_UNSIGNED');
    expect(await refused(proof(9, 4).replace(`${ORIGIN}\n9\n`, `${ORIGIN}\n8\n`))).toBe('PROOF_SIGNATURE');
    expect(await refused(proof(9, 4), us.vkey.replace('+', '+0'))).toBe('PROOF_KEY');
  });

  test('whatever is cut off or changed by one sign is never proven as something else', async () => {
    const good = proof(7, 3);
    let seed = 8;
    const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    for (let i = 0; i < 300; i++) {
      const at = next(good.length);
      const bad = next(2) === 0 ? good.slice(0, at) : good.slice(0, at) + String.fromCharCode(33 + next(90)) + good.slice(at + 1);
      // A changed cosignature of a witness leaves the log's own proof as it is.
      if (bad === good || at > good.lastIndexOf('— entente/jp')) continue;
      let outcome: string;
      try {
        const proven = await prove(bad, us.vkey);
        outcome = proven.entry ? `proven ${proven.entry.id} ${proven.entry.index}` : 'head';
      } catch (e) {
        outcome = e instanceof Unproven ? 'refused' : String(e);
      }
      expect(['refused', 'proven note--3 3'], `at ${i}: ${bad}`).toContain(outcome);
    }
  });
});
