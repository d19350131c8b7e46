package org.entente.chain.generate;

/// What to generate. Equal settings give equal bytes.
///
/// @param seed any number
/// @param transactions how many, coinbases not counted
/// @param perBlock transactions a block holds once the chain has warmed up; a block also ends
///     when its weight nears the limit
/// @param shuffleBlocks how many blocks wait to be written in random order; 0 writes in order of
///     height. They wait in memory
/// @param staleBranches how many branches of one to three blocks lose against the best chain
/// @param obfuscated true writes `xor.dat` and hides all files with it, as Bitcoin Core does
///     since version 28
/// @param undo true writes `rev` files
/// @param truth true writes `truth.csv.gz`
public record ChainSettings(
    long seed,
    long transactions,
    int perBlock,
    int shuffleBlocks,
    int staleBranches,
    boolean obfuscated,
    boolean undo,
    boolean truth) {

  /// Bitcoin Core asks for at most this many blocks ahead, so files are never more out of order.
  public static final int MAX_SHUFFLE_BLOCKS = 1024;

  private static final long MAX_TRANSACTIONS = 500_000_000;

  public ChainSettings {
    require(
        transactions >= 1 && transactions <= MAX_TRANSACTIONS, "transactions: 1 to 500 million");
    require(perBlock >= 1, "transactions a block: at least 1");
    require(
        shuffleBlocks >= 0 && shuffleBlocks <= MAX_SHUFFLE_BLOCKS,
        "blocks to shuffle: 0 to " + MAX_SHUFFLE_BLOCKS);
    require(staleBranches >= 0 && staleBranches <= 1000, "stale branches: 0 to 1000");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// A plain chain in order, with its truth.
  public static ChainSettings of(long seed, long transactions) {
    return new ChainSettings(seed, transactions, 3000, 0, 0, false, false, true);
  }

  public ChainSettings withPerBlock(int count) {
    return new ChainSettings(
        seed, transactions, count, shuffleBlocks, staleBranches, obfuscated, undo, truth);
  }

  public ChainSettings withShuffle(int blocks) {
    return new ChainSettings(
        seed, transactions, perBlock, blocks, staleBranches, obfuscated, undo, truth);
  }

  public ChainSettings withStale(int branches) {
    return new ChainSettings(
        seed, transactions, perBlock, shuffleBlocks, branches, obfuscated, undo, truth);
  }

  public ChainSettings withObfuscation(boolean wanted) {
    return new ChainSettings(
        seed, transactions, perBlock, shuffleBlocks, staleBranches, wanted, undo, truth);
  }

  public ChainSettings withUndo(boolean wanted) {
    return new ChainSettings(
        seed, transactions, perBlock, shuffleBlocks, staleBranches, obfuscated, wanted, truth);
  }

  public ChainSettings withTruth(boolean wanted) {
    return new ChainSettings(
        seed, transactions, perBlock, shuffleBlocks, staleBranches, obfuscated, undo, wanted);
  }
}
