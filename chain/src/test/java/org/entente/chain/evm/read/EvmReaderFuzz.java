package org.entente.chain.evm.read;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.read.SampleEvmChain.Sample;
import org.entente.chain.read.Damage;

/// Damages valid files in many ways and reads them. Whatever comes, a reader gives blocks or says
/// what is wrong; it neither fails otherwise nor hangs; and a block with every proof is one of
/// those that went in, bit for bit. A header that stands alone proves no more than its own hash:
/// where it is what was damaged, the block is another one, but its transactions and logs are not.
///
/// `EvmReaderFuzz KIND SECONDS SEED`; kinds are those of [Kind]. Runs as a short test, too.
final class EvmReaderFuzz {
  /// Of the processor's time, so that a busy machine is no finding.
  private static final long SLOWEST_MILLIS = 1_000;

  private static final Set<Proof> PROVEN = EnumSet.complementOf(EnumSet.of(Proof.TRACES));
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /// What is damaged.
  enum Kind {
    PARTS,
    WHOLE,
    JSON,
    JSON_SINGLE,
    ERA1,
    COMPRESSED
  }

  /// How many cases were read, and how many of them gave blocks, were refused.
  record Outcome(long cases, long accepted, long refused, long slowestMillis) {}

  private final Kind kind;
  private final Path temp;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<Hash256, byte[]> originals = new HashMap<>();
  private final Map<List<Hash256>, String> byTxs = new HashMap<>();

  EvmReaderFuzz(Kind kind, Path temp, Random random) throws IOException {
    this.kind = kind;
    this.temp = temp;
    SampleEvmChain chain =
        kind == Kind.ERA1 ? SampleEvmChain.early(random, 3, 3) : new SampleEvmChain(random, 5);
    fill(chain);
    for (EvmBlock block : read(files, false)) {
      originals.put(block.hash(), EvmBlockCodec.encode(block));
      byTxs.put(hashes(block), effects(block));
    }
    if (originals.size() != chain.blocks.size()) {
      throw new IllegalStateException("not all blocks are read undamaged");
    }
  }

  private static List<Hash256> hashes(EvmBlock block) {
    return block.txs().stream().map(EvmTx::hash).toList();
  }

  /// What the roots bind: senders, success and logs.
  private static String effects(EvmBlock block) {
    StringBuilder text = new StringBuilder();
    for (EvmTx tx : block.txs()) {
      text.append(tx.from()).append(tx.to()).append(tx.success());
      tx.logs().forEach(log -> text.append(log.topics()).append(Arrays.toString(log.data())));
    }
    return text.toString();
  }

  private void fill(SampleEvmChain chain) {
    StringBuilder lines = new StringBuilder();
    for (Sample block : chain.blocks) {
      String number = Long.toString(block.number());
      switch (kind) {
        case PARTS -> {
          files.put(number + "h", block.header());
          files.put(number + "b", block.body());
          files.put(number + "r", block.bareReceipts());
        }
        case WHOLE -> {
          files.put(number + "b", block.block());
          files.put(number + "r", block.receipts());
        }
        case JSON, COMPRESSED ->
            lines.append(
                "[{\"jsonrpc\":\"2.0\",\"result\":%s},{\"jsonrpc\":\"2.0\",\"result\":[%s]}]\n"
                    .formatted(block.json(), String.join(",", block.jsonReceipts())));
        case JSON_SINGLE ->
            files.put(number, text(block.json() + "\n" + String.join("\n", block.jsonReceipts())));
        case ERA1 -> files.put("era1", chain.era1());
      }
    }
    if (!lines.isEmpty()) {
      byte[] text = text(lines.toString());
      files.put("lines", kind == Kind.COMPRESSED ? Zstd.compress(text) : text);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Outcome run(long seconds, long seed) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000;
    long cases = 0;
    long accepted = 0;
    long refused = 0;
    long slowest = 0;
    while (System.nanoTime() < end) {
      long began = CPU.getCurrentThreadCpuTime();
      try {
        accepted += one(new Random(seed + cases)) > 0 ? 1 : 0;
      } catch (BadInput | BrokenRule said) {
        if (said.getMessage() == null) {
          throw new AssertionError("case " + (seed + cases) + " is refused without a reason");
        }
        refused++;
      } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(kind + " case " + (seed + cases), e);
      }
      long millis = (CPU.getCurrentThreadCpuTime() - began) / 1_000_000;
      slowest = Math.max(slowest, millis);
      if (millis > SLOWEST_MILLIS) {
        throw new AssertionError(kind + " case " + (seed + cases) + " took " + millis + " ms");
      }
      cases++;
    }
    return new Outcome(cases, accepted, refused, slowest);
  }

  /// Reads one damaged set of files; returns the number of blocks.
  private int one(Random random) throws IOException {
    Map<String, byte[]> damaged = new TreeMap<>(files);
    List<String> names = List.copyOf(files.keySet());
    damaged.computeIfPresent(
        names.get(random.nextInt(names.size())), (name, bytes) -> Damage.of(bytes, random));
    List<EvmBlock> blocks = read(damaged, random.nextBoolean());
    blocks.forEach(this::check);
    return blocks.size();
  }

  private List<EvmBlock> read(Map<String, byte[]> content, boolean lenient) throws IOException {
    Path folder = Files.createTempDirectory(temp, "case");
    try {
      Path sources = Files.createDirectory(folder.resolve("sources"));
      Path spill = Files.createDirectory(folder.resolve("spill"));
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        Files.write(sources.resolve(file.getKey()), file.getValue());
      }
      EvmScanSettings settings =
          new EvmScanSettings(EvmNetwork.ETHEREUM, spill, lenient, problem -> {});
      List<EvmBlock> blocks = new java.util.ArrayList<>();
      try (EvmSources found = EvmSources.scan(List.of(sources), settings)) {
        for (int i = 0; i < found.headers().size(); i++) {
          blocks.add(found.read(i));
        }
      }
      return blocks;
    } finally {
      delete(folder);
    }
  }

  private void check(EvmBlock block) {
    if (!block.proofs().containsAll(PROVEN)) {
      return;
    }
    byte[] original = originals.get(block.hash());
    if (original != null) {
      if (!Arrays.equals(original, EvmBlockCodec.encode(block))) {
        throw new AssertionError("silently wrong: block " + block.number() + " " + block.hash());
      }
    } else if ((kind != Kind.PARTS && kind != Kind.WHOLE)
        || !effects(block).equals(byTxs.get(hashes(block)))) {
      throw new AssertionError("a block that never went in: " + block.number());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Kind kind = Kind.valueOf(arguments[0]);
    long seconds = Long.parseLong(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    Path temp = Files.createTempDirectory("fuzz");
    Outcome outcome = new EvmReaderFuzz(kind, temp, new Random(seed)).run(seconds, seed);
    delete(temp);
    System.out.println(kind + " seconds " + seconds + " seed " + seed + " " + outcome);
  }
}
