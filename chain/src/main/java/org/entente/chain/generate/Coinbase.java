package org.entente.chain.generate;

/// A block's new coins, which wait a hundred blocks before they may be spent.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Coinbase(byte[] txId, long valueSat, long address, int miner, int height) {}
