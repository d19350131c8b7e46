// Feeds the block files of a folder to bcoin, a full node of another make, in the order in which
// they stand there, and says what it makes of them. Arguments: folder, expected tip.
'use strict';

const fs = require('fs');
const path = require('path');
const {FullNode} = require('bcoin');

const REGTEST_MAGIC = 'fabfb5da';

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
  const {Block} = require('bcoin');
  let reorganisations = 0;
  let blocks = 0;
  node.chain.on('reorganize', () => reorganisations++);
  await node.open();
  for (const raw of rawBlocks(folder)) {
    const block = Block.fromRaw(raw);
    // Rejected blocks throw. One whose parent is not there yet is kept as an orphan.
    if (block.hash().toString('hex') !== node.network.genesis.hash) {
      await node.chain.add(block);
    }
    blocks++;
  }
  const tip = node.chain.tip.rhash();
  const orphans = node.chain.orphanMap.size;
  const coins = node.chain.db.state;
  await node.close();
  console.log(`accepted ${blocks} blocks, tip ${tip}, height ${node.chain.height}, `
    + `${coins.tx} transactions, ${coins.coin} coins, ${reorganisations} reorganisations`);
  if (orphans > 0) {
    throw new Error(`${orphans} blocks never found their parent`);
  }
  if (expectedTip && expectedTip !== tip) {
    throw new Error(`the generator says the tip is ${expectedTip}`);
  }
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
