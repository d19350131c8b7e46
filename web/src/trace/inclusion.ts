// That a transaction stands in a block of Bitcoin, recomputed here by the browser itself: from its
// id over the hashes beside the way to the Merkle root, from there to the header, and from the
// header to the block's hash and the work that went into it. The node isn't asked.

export interface Inclusion {
  /** 80 bytes in hex. */
  readonly header: string;
  readonly index: number;
  readonly transactions: number;
  readonly path: readonly string[];
}

export type Flaw = 'INCLUSION_FORM' | 'INCLUSION_PATH' | 'INCLUSION_BLOCK' | 'INCLUSION_WORK';

export interface Row {
  readonly own: string;
  readonly beside: string;
  readonly isRight: boolean;
}

export interface Computed {
  /** Null where all of it holds. */
  readonly flaw: Flaw | null;
  readonly rows: readonly Row[];
  readonly root: string;
  readonly block: string;
  /** How many hashes the block took on average, as a power of two. */
  readonly workBits: number;
  /** The header's own time, in seconds since 1970. */
  readonly time: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

const HASH = /^[0-9a-f]{64}$/;

function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (one) => parseInt(one, 16));
}

const hex = (all: Bytes) => [...all].map((one) => one.toString(16).padStart(2, '0')).join('');

/** As ids and hashes are written: the raw bytes backwards. */
const shown = (raw: Bytes) => hex(raw.slice().reverse());

async function twice(raw: Bytes): Promise<Bytes> {
  const once = await crypto.subtle.digest('SHA-256', raw);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', once));
}

/** What a document says, or null where it says nothing of that form. */
export function readInclusion(value: unknown): Inclusion | null {
  if (typeof value !== 'object' || value === null) return null;
  const { header, index, transactions, path } = value as Record<string, unknown>;
  const isWhole =
    typeof header === 'string' &&
    /^[0-9a-f]{160}$/.test(header) &&
    Number.isInteger(index) &&
    Number.isInteger(transactions) &&
    Array.isArray(path) &&
    path.length <= 32 &&
    path.every((one) => typeof one === 'string' && HASH.test(one));
  return isWhole ? { header, index: index as number, transactions: transactions as number, path: path as string[] } : null;
}

export async function include(txid: string, block: string, said: Inclusion): Promise<Computed> {
  const header = bytes(said.header);
  const root = header.slice(36, 68);
  const own = await twice(header);
  const { target, workBits } = work(header);
  const base = {
    root: shown(root),
    block: shown(own),
    workBits,
    time: new DataView(header.buffer).getUint32(68, true),
  };
  const isForm =
    HASH.test(txid) &&
    said.index >= 0 &&
    said.index < said.transactions &&
    said.path.length === (said.transactions <= 1 ? 0 : Math.ceil(Math.log2(said.transactions)));
  if (!isForm) return { ...base, flaw: 'INCLUSION_FORM', rows: [] };
  const rows: Row[] = [];
  let hash = bytes(txid).reverse();
  let at = said.index;
  let size = said.transactions;
  for (const one of said.path) {
    const beside = bytes(one).reverse();
    // Only the last of an odd row is its own neighbour (CVE-2012-2459).
    const isAlone = at % 2 === 0 && at === size - 1;
    if (isAlone !== (shown(hash) === one)) return { ...base, flaw: 'INCLUSION_PATH', rows };
    const isRight = at % 2 === 1;
    rows.push({ own: shown(hash), beside: one, isRight });
    const pair = new Uint8Array(64);
    pair.set(isRight ? beside : hash, 0);
    pair.set(isRight ? hash : beside, 32);
    hash = await twice(pair);
    at = Math.floor(at / 2);
    size = Math.ceil(size / 2);
  }
  if (shown(hash) !== base.root) return { ...base, flaw: 'INCLUSION_PATH', rows };
  if (base.block !== block) return { ...base, flaw: 'INCLUSION_BLOCK', rows };
  const isWorked = target > 0n && BigInt(`0x${base.block}`) <= target;
  return { ...base, flaw: isWorked ? null : 'INCLUSION_WORK', rows };
}

/** The target that the header's own bits name. */
function work(header: Bytes): { target: bigint; workBits: number } {
  const bits = new DataView(header.buffer).getUint32(72, true);
  const shift = 8 * ((bits >>> 24) - 3);
  const mantissa = BigInt(bits & 0x7fffff);
  const target = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
  return { target, workBits: target <= 0n ? 0 : 256 - target.toString(2).length };
}
