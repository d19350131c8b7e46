// The proof of an entry is checked here, by the browser itself: the log's signature (Ed25519) over
// its checkpoint, and the way from the entry up to the root that the checkpoint names (RFC 9162,
// C2SP tlog-proof). The node isn't asked.

export interface Proven {
  readonly origin: string;
  readonly size: bigint;
  readonly root: string;
  /** Names of the known witnesses that signed, too. */
  readonly witnesses: readonly string[];
  readonly entry?: {
    readonly index: bigint;
    readonly action: string;
    readonly at: string;
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
  };
}

export type Reason =
  | 'PROOF_FORM'
  | 'PROOF_KEY'
  | 'PROOF_UNSIGNED'
  | 'PROOF_SIGNATURE'
  | 'PROOF_ORIGIN'
  | 'PROOF_PATH'
  | 'PROOF_BROWSER';

export class Unproven extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

const FIRST = 'c2sp.org/tlog-proof@v1\n';
const ED25519 = 1;
const COSIGNATURE = 4;

type Bytes = Uint8Array<ArrayBuffer>;

function base64(text: string): Bytes {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Unproven('PROOF_FORM');
  try {
    return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch {
    throw new Unproven('PROOF_FORM');
  }
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

function join(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of parts) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

const same = (a: Bytes, b: Bytes) => a.length === b.length && a.every((one, i) => one === b[i]);

interface Key {
  readonly name: string;
  readonly id: Bytes;
  readonly key: Bytes;
}

/** `NAME+HASH+BASE64`, whose hash must fit its key. */
async function parseKey(vkey: string): Promise<Key> {
  const match = /^(.+?)\+([0-9a-f]{8})\+(.+)$/.exec(vkey.trim());
  if (!match?.[1] || !match[2] || !match[3]) throw new Unproven('PROOF_KEY');
  const material = base64(match[3]);
  if (material.length !== 33 || material[0] !== ED25519) throw new Unproven('PROOF_KEY');
  const id = await keyId(match[1], ED25519, material.slice(1));
  if ([...id].map((one) => one.toString(16).padStart(2, '0')).join('') !== match[2]) {
    throw new Unproven('PROOF_KEY');
  }
  return { name: match[1], id, key: material.slice(1) };
}

async function keyId(name: string, kind: number, key: Bytes): Promise<Bytes> {
  return (await sha256(join(utf8(`${name}\n`), new Uint8Array([kind]), key))).slice(0, 4);
}

async function isSigned(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  let made: CryptoKey;
  try {
    made = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  } catch {
    throw new Unproven('PROOF_BROWSER');
  }
  return crypto.subtle.verify('Ed25519', made, signature, message);
}

interface Signature {
  readonly name: string;
  readonly bytes: Bytes;
}

function split(note: string): { text: string; signatures: Signature[] } {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) throw new Unproven('PROOF_FORM');
  const signatures = note
    .slice(at + 2, -1)
    .split('\n')
    .map((line) => {
      const match = /^— (\S+) (\S+)$/.exec(line);
      if (!match?.[1] || !match[2]) throw new Unproven('PROOF_FORM');
      return { name: match[1], bytes: base64(match[2]) };
    });
  return { text: note.slice(0, at + 1), signatures };
}

/** The names of those witnesses who signed this text (C2SP tlog-cosignature). */
async function witnesses(text: string, signatures: readonly Signature[], keys: readonly Key[]) {
  const found: string[] = [];
  for (const key of keys) {
    const id = await keyId(key.name, COSIGNATURE, key.key);
    for (const one of signatures) {
      if (one.bytes.length !== 76 || one.name !== key.name || !same(one.bytes.slice(0, 4), id)) continue;
      const time = new DataView(one.bytes.buffer, one.bytes.byteOffset + 4, 8).getBigUint64(0);
      const message = utf8(`cosignature/v1\ntime ${time}\n${text}`);
      if (await isSigned(key.key, one.bytes.slice(12), message)) found.push(key.name);
    }
  }
  return found;
}

async function checkpoint(note: string, key: Key, others: readonly Key[]): Promise<Proven> {
  const { text, signatures } = split(note);
  const [origin = '', size = '', root = ''] = text.split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,17})$/.test(size) || base64(root).length !== 32) {
    throw new Unproven('PROOF_FORM');
  }
  if (origin !== key.name && !origin.startsWith(`${key.name}/`)) throw new Unproven('PROOF_ORIGIN');
  const logKeys = [key, { ...key, name: origin, id: await keyId(origin, ED25519, key.key) }];
  const own = signatures.flatMap((one) => {
    const signer = logKeys.find((k) => k.name === one.name && same(one.bytes.slice(0, 4), k.id));
    return signer && one.bytes.length === 68 ? [one] : [];
  });
  if (own.length === 0) throw new Unproven('PROOF_UNSIGNED');
  for (const one of own) {
    if (!(await isSigned(key.key, one.bytes.slice(4), utf8(text)))) throw new Unproven('PROOF_SIGNATURE');
  }
  return { origin, size: BigInt(size), root, witnesses: await witnesses(text, signatures, others) };
}

/** RFC 9162, 2.1.3.2. */
export async function isIncluded(leaf: Bytes, index: bigint, size: bigint, path: readonly Bytes[], root: Bytes) {
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const one of path) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      hash = await sha256(join(new Uint8Array([1]), one, hash));
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = await sha256(join(new Uint8Array([1]), hash, one));
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && same(hash, root);
}

/** Throws [Unproven]. `text` is a checkpoint, or an entry's proof as `log prove` writes it. */
export async function prove(text: string, vkey: string, others: readonly string[] = []): Promise<Proven> {
  if (!globalThis.crypto?.subtle) throw new Unproven('PROOF_BROWSER');
  const key = await parseKey(vkey);
  const known = await Promise.all(others.map(parseKey));
  if (!text.startsWith(FIRST)) return checkpoint(text, key, known);
  const at = text.indexOf('\n\n');
  const lines = text.slice(FIRST.length, Math.max(at, 0)).split('\n');
  const extra = /^extra (\S+)$/.exec(lines[0] ?? '')?.[1];
  const index = /^index (0|[1-9]\d{0,17})$/.exec(lines[1] ?? '')?.[1];
  if (at < 0 || extra === undefined || index === undefined || lines.length > 65) {
    throw new Unproven('PROOF_FORM');
  }
  const head = await checkpoint(text.slice(at + 2), key, known);
  const entry = base64(extra);
  const path = lines.slice(2).map(base64);
  const leaf = await sha256(join(new Uint8Array([0]), entry));
  if (!(await isIncluded(leaf, BigInt(index), head.size, path, base64(head.root)))) {
    throw new Unproven('PROOF_PATH');
  }
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry)) as Record<string, unknown>;
  } catch {
    throw new Unproven('PROOF_FORM');
  }
  const word = (name: string) => (typeof told[name] === 'string' ? (told[name] as string) : '');
  return {
    ...head,
    entry: {
      index: BigInt(index),
      action: word('action'),
      at: word('at'),
      id: word('id'),
      version: word('version'),
      sha256: word('sha256'),
    },
  };
}
