package org.entente.chain.evm.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.trace.CallFrames;
import org.entente.chain.evm.trace.CallSteps;
import org.entente.chain.evm.trace.FlatTraceJson;
import org.entente.chain.evm.trace.RandomCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Damages tables and call traces in many ways and reads them. Whatever comes, a reader gives
/// blocks or moves, or says what is wrong; it neither fails otherwise nor hangs.
///
/// `TableFuzz KIND SECONDS SEED`; kinds are those of [Kind]. Runs as a short test, too.
final class TableFuzz {
  /// Of the processor's time, so that a busy machine is no finding.
  private static final long SLOWEST_MILLIS = 2_000;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(CallFrames.JSON_DEPTH).build())
          .build();

  /// What is damaged.
  enum Kind {
    CSV,
    PARQUET,
    SNAPPY,
    FRAMES,
    FLAT
  }

  /// How many cases were read, and how many of them gave something, were refused.
  record Outcome(long cases, long accepted, long refused, long slowestMillis) {}

  private final Kind kind;
  private final Path folder;
  private final List<byte[]> originals;

  TableFuzz(Kind kind, Path folder, Random random) {
    this.kind = kind;
    this.folder = folder;
    originals =
        switch (kind) {
          case CSV -> RandomTables.some(random).files();
          case PARQUET -> {
            List<byte[]> files =
                new ArrayList<>(RandomTables.some(random).parquetFiles(ParquetWriter.Codec.GZIP));
            files.addAll(RandomTables.some(random).parquetFiles(ParquetWriter.Codec.PLAIN));
            yield files;
          }
          case SNAPPY -> RandomTables.some(random).parquetFiles(ParquetWriter.Codec.SNAPPY);
          case FRAMES, FLAT -> traces(kind == Kind.FRAMES, random);
        };
  }

  private static List<byte[]> traces(boolean frames, Random random) {
    List<byte[]> texts = new ArrayList<>();
    while (texts.size() < 20) {
      RandomCalls calls = new RandomCalls(random);
      texts.add((frames ? calls.frames() : calls.flat()).getBytes(StandardCharsets.UTF_8));
    }
    return texts;
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
      } catch (BadInput | JacksonException | IllegalArgumentException said) {
        boolean known = said instanceof BadInput || kind == Kind.FRAMES || kind == Kind.FLAT;
        if (!known || said.getMessage() == null) {
          throw new AssertionError(kind + " case " + (seed + cases), said);
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

  /// Reads one damaged case; returns how much came out.
  private int one(Random random) throws IOException {
    byte[] original = originals.get(random.nextInt(originals.size()));
    byte[] damaged = damage(original, random);
    return switch (kind) {
      case CSV, PARQUET, SNAPPY -> blocks(damaged, random.nextBoolean());
      case FRAMES -> moves(damaged, true);
      case FLAT -> moves(damaged, false);
    };
  }

  private int blocks(byte[] damaged, boolean lenient) throws IOException {
    Consumer<BadInput> refuse =
        bad -> {
          if (!lenient) {
            throw bad;
          }
        };
    int count = 0;
    try (TableScan scan = new TableScan(new RowSpill(folder, 64), refuse, EvmNetwork.ETHEREUM)) {
      if (kind == Kind.CSV) {
        try {
          scan.addCsv("damaged.csv", new ByteArrayInputStream(damaged));
        } catch (IOException e) {
          throw new BadInput("damaged.csv", "", String.valueOf(e.getMessage()), "", e);
        }
      } else {
        Path path = Files.write(folder.resolve("damaged.parquet"), damaged);
        scan.addParquet("damaged.parquet", path);
      }
      try (TableBlocks found = scan.finish()) {
        for (int i = 0; i < found.headers().size(); i++) {
          found.headers().get(i);
          found.origin(i);
          count += found.read(i).txs().size();
        }
      }
    }
    return count;
  }

  private static int moves(byte[] damaged, boolean frames) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), damaged)) {
      json.nextToken();
      CallSteps steps = frames ? CallFrames.read(json) : CallSteps.of(FlatTraceJson.list(json));
      return 1 + steps.moves().size();
    }
  }

  private static byte[] damage(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = damageOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] damageOnce(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> bytes[at] = (byte) ",\"\n[]{}0:".charAt(random.nextInt(9));
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        return inserted(bytes, at, piece(bytes, random.nextInt(bytes.length), random.nextInt(64)));
      }
      case 5 -> {
        return inserted(
            bytes, at, piece(bytes, random.nextInt(bytes.length), random.nextInt(bytes.length)));
      }
      default -> {
        byte[] nested = new byte[random.nextInt(5000)];
        Arrays.fill(nested, (byte) "[9\"".charAt(random.nextInt(3)));
        return inserted(bytes, at, nested);
      }
    }
    return bytes;
  }

  private static byte[] piece(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
    byte[] longer = new byte[bytes.length + piece.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
    return longer;
  }

  public static void main(String[] arguments) throws IOException {
    Kind kind = Kind.valueOf(arguments[0]);
    long seconds = Long.parseLong(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    Path folder = Files.createTempDirectory("fuzz");
    Outcome outcome = new TableFuzz(kind, folder, new Random(seed)).run(seconds, seed);
    Files.deleteIfExists(folder.resolve("damaged.parquet"));
    Files.delete(folder);
    System.out.println(kind + " seconds " + seconds + " seed " + seed + " " + outcome);
  }
}
