package org.entente.chain.read;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;

/// Damages valid files in many ways and reads them. Whatever comes, a reader gives blocks or says
/// what is wrong; it neither fails otherwise nor hangs; and a whole block that it gives is one of
/// those that went in, bit for bit.
///
/// `ReaderFuzz KIND SECONDS SEED`; kinds are those of [Kind]. Runs as a short test, too.
final class ReaderFuzz {
  /// Of the processor's time, so that a busy machine is no finding.
  private static final long SLOWEST_MILLIS = 1_000;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final byte[] KEY = {1, (byte) 0x82, 3, 4, 0x55, 6, 7, (byte) 0xf8};

  /// What is damaged.
  enum Kind {
    BLK,
    XOR,
    REV,
    HEX,
    CORE_JSON,
    ESPLORA_JSON,
    COMPRESSED
  }

  /// How many cases were read, and how many of them gave blocks, were refused, gave nothing.
  record Outcome(long cases, long accepted, long refused, long slowestMillis) {}

  private final Kind kind;
  private final Path temp;
  private final Map<String, Block> originals = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  ReaderFuzz(Kind kind, Path temp, Random random) {
    this.kind = kind;
    this.temp = temp;
    SampleChain chain = new SampleChain(random, 4, 4);
    for (byte[] raw : chain.raw) {
      Block block = new BlockParser(Network.REGTEST).parse(raw);
      originals.put(Hex.encode(block.txIds()), block);
    }
    fill(chain);
  }

  private void fill(SampleChain chain) {
    switch (kind) {
      case BLK -> files.put("blk00000.dat", chain.blk(chain.inOrder()));
      case XOR -> {
        files.put("xor.dat", KEY);
        files.put("blk00000.dat", SampleChain.masked(chain.blk(chain.inOrder()), KEY));
        files.put("rev00000.dat", SampleChain.masked(chain.rev(chain.inOrder()), KEY));
      }
      case REV -> {
        files.put("blk00000.dat", chain.blk(chain.inOrder()));
        files.put("rev00000.dat", chain.rev(chain.inOrder()));
      }
      case HEX ->
          files.put(
              "blocks.txt", text(String.join("\n", chain.raw.stream().map(Hex::encode).toList())));
      case CORE_JSON -> {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < chain.raw.size(); i++) {
          lines.append(chain.coreBlock(i, "prevout", "hex", "scriptSig")).append('\n');
        }
        files.put("blocks.jsonl", text(lines.toString()));
      }
      case ESPLORA_JSON -> {
        List<String> txs = new ArrayList<>();
        for (int i = 0; i < chain.txs.size(); i++) {
          for (int tx = 0; tx < chain.txs.get(i).size(); tx++) {
            txs.add(chain.esploraTx(i, tx, true));
          }
        }
        files.put("pages.json", text("[" + String.join(",", txs) + "]"));
      }
      case COMPRESSED -> {
        files.put("blk00000.dat.gz", SampleChain.gzip(chain.blk(chain.inOrder())));
        files.put("blk00001.dat.zst", Zstd.compress(chain.blk(chain.inOrder())));
      }
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
    Path folder = Files.createTempDirectory(temp, "case");
    try {
      Path sources = Files.createDirectory(folder.resolve("sources"));
      Path spill = Files.createDirectory(folder.resolve("spill"));
      List<String> names = files.keySet().stream().sorted().toList();
      String damaged = names.get(random.nextInt(names.size()));
      for (String name : names) {
        byte[] bytes = Objects.requireNonNull(files.get(name));
        Files.write(sources.resolve(name), name.equals(damaged) ? Damage.of(bytes, random) : bytes);
      }
      boolean lenient = random.nextBoolean();
      ScanSettings settings = new ScanSettings(Network.REGTEST, spill, lenient, problem -> {});
      int count = 0;
      try (BlockSources found = BlockSources.scan(List.of(sources), settings);
          BlockReader reader = found.reader()) {
        for (BlockSource source : found.blocks()) {
          check(reader.read(source));
          count++;
        }
      }
      return count;
    } finally {
      delete(folder);
    }
  }

  private void check(Block block) {
    if (block.extent() != Extent.FULL) {
      return;
    }
    // On regtest every other header has work enough, so a damaged header may make another block;
    // its
    // transactions are bound by the merkle root all the same.
    Block original = originals.get(Hex.encode(block.txIds()));
    if (original == null) {
      throw new AssertionError("transactions that never went in: " + block);
    }
    for (int input = 0; input < original.inputCount(); input++) {
      same(original.prev(input), block.prev(input));
    }
    for (int output = 0; output < original.outputCount(); output++) {
      same(original.value(output), block.value(output));
      same(Hex.encode(original.script(output)), Hex.encode(block.script(output)));
    }
  }

  private static void same(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("silently wrong: " + actual + " for " + expected);
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
    Outcome outcome = new ReaderFuzz(kind, temp, new Random(seed)).run(seconds, seed);
    delete(temp);
    System.out.println(kind + " seconds " + seconds + " seed " + seed + " " + outcome);
  }
}
