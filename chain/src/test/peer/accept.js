// Feeds the block files of a folder to bcoin, a full node of another make, in the order in which
// they stand there, and says what it makes of them. Arguments: folder, expected tip.
'use strict';

const fs = require('fs');
const path = require('path');
const {Block, FullNode} = require('bcoin');

const REGTEST_MAGIC = 'fabfb5da';

const hex = (bytes) => bytes.toString('hex');

function* rawBlocks(folder) {
  const keyFile = path.join(folder, 'xor.dat');
  const key = fs.existsSync(keyFile) ? fs.readFileSync(keyFile) : Buffer.alloc(8);
  const names = fs.readdirSync(folder).filter((name) => /^blk\d+\.dat$/.test(name)).sort();
  for (const name of names) {
    const bytes = fs.readFileSync(path.join(folder, name));
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] ^= key[i & 7];
    }
    let at = 0;
    while (at < bytes.length) {
      if (bytes.toString('hex', at, at + 4) !== REGTEST_MAGIC) {
        throw new Error(`${name}, offset ${at}: no regtest block`);
      }
      const length = bytes.readUInt32LE(at + 4);
      yield bytes.subarray(at + 8, at + 8 + length);
      at += 8 + length;
    }
  }
}

// The same block with one bit of its last spend's script changed and everything above it made
// right again, so that only running the script can tell.
function spoiled(block) {
  const copy = Block.fromRaw(block.toRaw());
  const [coinbase, ...others] = copy.txs;
  const input = others.at(-1).inputs[0];
  if (input.witness.items.length > 0) {
    const item = Buffer.from(input.witness.items[0]);
    item[10] ^= 1;
    input.witness.items[0] = item;
  } else {
    const script = Buffer.from(input.script.toRaw());
    script[10] ^= 1;
    input.script.fromRaw(script);
  }
  copy.refresh(true);
  if (copy.getCommitmentHash()) {
    const head = Buffer.from('6a24aa21a9ed', 'hex');
    const promise = Buffer.concat([head, copy.createCommitmentHash()]);
    coinbase.outputs.at(-1).script.fromRaw(promise);
    coinbase.refresh();
    copy.refresh();
  }
  copy.merkleRoot = copy.createMerkleRoot('hex');
  for (copy.refresh(); !copy.verifyPOW(); copy.refresh()) {
    copy.nonce++;
  }
  return copy;
}

async function refuses(chain, block) {
  try {
    await chain.add(block);
  } catch (error) {
    if (error.reason === 'mandatory-script-verify-flag-failed') {
      return;
    }
    throw new Error(`a spoiled script was refused, but for ${error.reason}`);
  }
  throw new Error('a spoiled script was accepted');
}

// Spoils one block before SegWit and one after.
function isToSpoil(block, height) {
  return (height === 300 || height === 460) && block.txs.length > 1;
}

class Peer {
  constructor() {
    this.node = new FullNode({
      network: 'regtest', memory: true, logLevel: 'none', listen: false,
    });
    this.known = new Set([this.node.network.genesis.hash]);
    // bcoin keeps 20 orphans only, so what comes before its parent waits here, as it would with
    // a node that asks for blocks by header.
    this.waiting = new Map();
    this.blocks = 1;
    this.refused = 0;
    this.reorganisations = 0;
    this.node.chain.on('reorganize', () => this.reorganisations++);
  }

  async take(first) {
    if (hex(first.hash()) === this.node.network.genesis.hash) {
      return;
    }
    const parent = hex(first.prevBlock);
    if (!this.known.has(parent)) {
      this.waiting.set(parent, [...(this.waiting.get(parent) || []), first]);
      return;
    }
    const ready = [first];
    while (ready.length > 0) {
      const block = ready.shift();
      await this.add(block);
      const hash = hex(block.hash());
      this.known.add(hash);
      ready.push(...(this.waiting.get(hash) || []));
      this.waiting.delete(hash);
    }
  }

  // Every script is run; a block that breaks a rule throws.
  async add(block) {
    const {chain} = this.node;
    const onTip = hex(block.prevBlock) === chain.tip.hash;
    if (onTip && isToSpoil(block, chain.height + 1)) {
      await refuses(chain, spoiled(block));
      this.refused++;
    }
    await chain.add(block);
    this.blocks++;
  }
}

async function main(folder, expectedTip) {
  const peer = new Peer();
  const {chain} = peer.node;
  await peer.node.open();
  for (const raw of rawBlocks(folder)) {
    await peer.take(Block.fromRaw(raw));
  }
  const tip = chain.tip.rhash();
  const {tx, coin} = chain.db.state;
  const {height} = chain;
  await peer.node.close();
  console.log(`accepted ${peer.blocks} blocks, tip ${tip}`);
  console.log(`  height ${height}, ${tx} transactions, ${coin} coins, `
    + `${peer.reorganisations} reorganisations, ${peer.refused} spoiled blocks refused`);
  if (peer.waiting.size > 0) {
    throw new Error(`${peer.waiting.size} blocks never got their parent`);
  }
  if (tip !== expectedTip) {
    throw new Error(`the generator says the tip is ${expectedTip}`);
  }
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
