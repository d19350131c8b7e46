// A Bitcoin node on regtest that does what standard input says: one JSON command a line, one JSON
// answer a line. Argument: the port of its RPC, user name at will, password 'secret'. Ends with
// its standard input.
'use strict';

const readline = require('readline');
const crypto = require('crypto');
const {Address, FullNode, KeyRing, MTX} = require('bcoin');

const port = Number(process.argv[2]);
const node = new FullNode({
  network: 'regtest', memory: true, logLevel: 'none', listen: false, persistent: false,
  httpHost: '127.0.0.1', httpPort: port, apiKey: 'secret', workers: false,
});
const rings = new Map();

function ring(name) {
  if (!rings.has(name)) {
    const key = crypto.createHash('sha256').update(name).digest();
    const made = KeyRing.fromPrivate(key, true);
    rings.set(name, made);
  }
  return rings.get(name);
}

function address(name) {
  return ring(name).getAddress();
}

function reversed(hex) {
  return Buffer.from(hex, 'hex').reverse().toString('hex');
}

// A block on `tip`; on an older one than the chain's it holds nothing but its coinbase, because
// what waits may spend what that branch does not have.
async function mine(tip, to, empty) {
  const job = await node.miner.cpu.createJob(tip, address(to));
  if (empty) {
    job.attempt.items = [];
    job.attempt.fees = 0;
    job.attempt.refresh();
  }
  return node.miner.cpu.mineAsync(job);
}

const commands = {
  // In the form of Core, whose regtest writes addresses as testnet does; bcoin's own differs.
  address: async ({name}) => address(name).toString('testnet'),

  mine: async ({blocks = 1, to = 'miner'}) => {
    for (let i = 0; i < blocks; i++) {
      await node.chain.add(await mine(node.chain.tip, to, false));
    }
    return node.chain.tip.rhash();
  },

  // Leaves the last `depth` blocks by a branch of `blocks`.
  fork: async ({depth, blocks, to = 'rival'}) => {
    let tip = await node.chain.getEntryByHeight(node.chain.height - depth);
    for (let i = 0; i < blocks; i++) {
      tip = await node.chain.add(await mine(tip, to, true));
    }
    return node.chain.tip.rhash();
  },

  // Spends outputs [txid, vout, owner] into payments [name, value]; the rest is the fee.
  pay: async ({inputs, outputs}) => {
    const tx = new MTX();
    for (const [txid, vout, owner] of inputs) {
      const hash = reversed(txid);
      const coin = (await node.getCoin(hash, vout)) || node.mempool.getCoin(hash, vout);
      tx.addCoin(coin);
      ring(owner);
    }
    for (const [name, value] of outputs) {
      tx.addOutput(address(name), value);
    }
    for (const [, , owner] of inputs) {
      tx.sign(ring(owner));
    }
    const added = tx.toTX();
    await node.mempool.addTX(added);
    return added.txid();
  },

  coinbase: async ({height}) => {
    const block = await node.chain.getBlock((await node.chain.getEntryByHeight(height)).hash);
    return [block.txs[0].txid(), block.txs[0].outputs[0].value];
  },

  blocks: async () => {
    const all = [];
    for (let height = 0; height <= node.chain.height; height++) {
      const entry = await node.chain.getEntryByHeight(height);
      all.push((await node.chain.getBlock(entry.hash)).toRaw().toString('hex'));
    }
    return all;
  },

  evict: async ({txid}) => {
    const entry = node.mempool.getEntry(reversed(txid));
    node.mempool.evictEntry(entry);
    return txid;
  },
};

async function main() {
  await node.open();
  node.chain.synced = true;
  console.log(JSON.stringify({ready: port}));
  for await (const line of readline.createInterface({input: process.stdin})) {
    try {
      const {do: name, ...given} = JSON.parse(line);
      console.log(JSON.stringify({result: await commands[name](given)}));
    } catch (error) {
      console.log(JSON.stringify({error: String(error.stack)}));
    }
  }
  process.exit(0);
}

main();
