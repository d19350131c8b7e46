package org.entente.bench.own;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.check.BlockRules;
import org.entente.chain.read.BlockParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One core over the blocks of one file in memory. Every byte of a transaction is hashed for its
/// id, and those of a witness for the other id, so SHA-256 is the limit.
@State(Scope.Benchmark)
public class ParseBenchmark {
  @Param("")
  public String file = "";

  private final BlockParser parser = new BlockParser(Network.REGTEST);
  private final BlockRules rules = new BlockRules(Network.REGTEST);
  private List<byte[]> blocks = List.of();

  @Setup
  public void load() throws IOException {
    blocks = Blocks.load(Path.of(file));
  }

  @Benchmark
  public long parse() {
    long txs = 0;
    for (byte[] raw : blocks) {
      txs += parser.parse(raw).txCount();
    }
    return txs;
  }

  @Benchmark
  public long parseAndCheck() {
    long txs = 0;
    for (byte[] raw : blocks) {
      Block block = parser.parse(raw);
      rules.check(block);
      txs += block.txCount();
    }
    return txs;
  }

  /// All bytes once, block by block.
  @Benchmark
  public int sha256() throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    int sum = 0;
    for (byte[] raw : blocks) {
      sum += sha.digest(raw)[0];
    }
    return sum;
  }
}
