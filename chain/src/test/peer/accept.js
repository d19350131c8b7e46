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

async function main(folder, expectedTip) {
  const node = new FullNode({network: 'regtest', memory: true, logLevel: 'error', listen: false});
  let reorganisations = 0;
  let blocks = 0;
  node.chain.on('reorganize', () => reorganisations++);
  await node.open();
  const known = new Set([node.network.genesis.hash]);
  // bcoin keeps 20 orphans only, so what comes before its parent waits here, as it would with a
  // node that asks for blocks by header.
  const waiting = new Map();
  for (const raw of rawBlocks(folder)) {
    const first = Block.fromRaw(raw);
    if (hex(first.hash()) === node.network.genesis.hash) {
      blocks++;
      continue;
    }
    if (!known.has(hex(first.prevBlock))) {
      waiting.set(hex(first.prevBlock), [...(waiting.get(hex(first.prevBlock)) || []), first]);
      continue;
    }
    const ready = [first];
    while (ready.length > 0) {
      const block = ready.shift();
      // Every script is run; a block that breaks a rule throws.
      await node.chain.add(block);
      blocks++;
      const hash = hex(block.hash());
      known.add(hash);
      ready.push(...(waiting.get(hash) || []));
      waiting.delete(hash);
    }
  }
  const tip = node.chain.tip.rhash();
  const coins = node.chain.db.state;
  await node.close();
  console.log(`accepted ${blocks} blocks, tip ${tip}, height ${node.chain.height}, `
    + `${coins.tx} transactions, ${coins.coin} coins, ${reorganisations} reorganisations`);
  if (waiting.size > 0) {
    throw new Error(`${waiting.size} blocks never got their parent`);
  }
  if (expectedTip && expectedTip !== tip) {
    throw new Error(`the generator says the tip is ${expectedTip}`);
  }
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
