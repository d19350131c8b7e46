package org.entente.bench.own;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.entente.chain.store1.MappedChain;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One core over the whole ledger. Beside it the same number of bytes as one array of longs,
/// which is what memory can do.
@State(Scope.Benchmark)
public class ScanBenchmark {
  static final int VALUE_BYTES = 7;
  static final int LINK_BYTES = 5;
  static final int RANDOM_READS = 10_000_000;

  @Param("")
  public String store = "";

  private @Nullable MappedChain chain;
  private long[] memory = {};

  @Setup
  public void open() throws IOException {
    MappedChain opened = MappedChain.open(Path.of(store));
    chain = opened;
    long bytes = VALUE_BYTES * opened.outputCount() + LINK_BYTES * opened.inputCount();
    memory = new long[Math.toIntExact(bytes / Long.BYTES)];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = i;
    }
  }

  @TearDown
  public void close() throws IOException {
    requireNonNull(chain).close();
  }

  /// The value of every output, and what every input spends.
  @Benchmark
  public long valuesAndLinks() {
    return sumOfValues(requireNonNull(chain)) + sumOfLinks(requireNonNull(chain));
  }

  /// The value behind every link: jumps through the whole ledger.
  @Benchmark
  public long valuesSpent() {
    MappedChain from = requireNonNull(chain);
    long sum = 0;
    for (long input = 0; input < from.inputCount(); input++) {
      sum += from.inputValue(input);
    }
    return sum;
  }

  @Benchmark
  public long memory() {
    long sum = 0;
    for (long word : memory) {
      sum += word;
    }
    return sum;
  }

  /// Each read says where the next one goes, so that none can begin early.
  @Benchmark
  public long randomReads() {
    SplittableRandom random = new SplittableRandom(1);
    long at = 0;
    for (int i = 0; i < RANDOM_READS; i++) {
      at = memory[(random.nextInt(memory.length) + (int) (at & 1)) % memory.length];
    }
    return at;
  }

  static long sumOfValues(MappedChain chain) {
    long sum = 0;
    for (long output = 0; output < chain.outputCount(); output++) {
      sum += chain.value(output);
    }
    return sum;
  }

  static long sumOfLinks(MappedChain chain) {
    long sum = 0;
    for (long input = 0; input < chain.inputCount(); input++) {
      sum += chain.prevOutput(input);
    }
    return sum;
  }
}
