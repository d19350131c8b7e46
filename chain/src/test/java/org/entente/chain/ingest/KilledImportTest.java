package org.entente.chain.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills imports with SIGKILL at random points. Whatever was acknowledged must be there
/// afterwards, and the import, run again, must end with the bytes of one that was never
/// interrupted.
///
/// `-Dentente.kills=100` for the long form.
class KilledImportTest {
  private static final int KILLS = Integer.getInteger("entente.kills", 8);
  private static final long SEED = Long.getLong("entente.seed", 20_261_124L);

  @TempDir Path temp;

  /// The process that is killed. Commits after each block, and prints how many are committed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      ImportSettings settings =
          new ImportSettings(
              Path.of(args[0]), Network.REGTEST, List.of(Path.of(args[1])), false, 2);
      ChainImport.run(settings, new Printing(), Long.parseLong(args[2]));
    }

    private static final class Printing extends RealBlocksTest.Silent {
      @Override
      public void committed(int blocks) {
        System.out.println(blocks);
      }
    }
  }

  @Test
  void aKilledImportLosesNothingAndEndsWithTheSameBytes() throws Exception {
    Path first = temp.resolve("first");
    Path second = temp.resolve("second");
    ChainSettings settings = ChainSettings.of(9, 6000).withPerBlock(30).withStale(5);
    ChainGenerator.generate(settings.withShuffle(40), first, (done, all, bytes) -> {});
    Files.createDirectories(second);
    halve(first.resolve("blk00000.dat"), second.resolve("blk00001.dat"));
    Path whole = temp.resolve("whole");
    run(whole, second, first);
    Map<String, String> expected = contents(whole);
    Random random = new Random(SEED);
    Path store = temp.resolve("store");
    int kills = 0;
    int rounds = 0;
    while (kills < KILLS && rounds < 10 * KILLS) {
      rounds++;
      delete(store);
      boolean killedSecond = killed(store, second, random);
      boolean killedFirst = killed(store, first, random);
      kills += (killedSecond ? 1 : 0) + (killedFirst ? 1 : 0);
      run(store, second, first);
      assertThat(contents(store)).as("seed %s round %s", SEED, rounds).isEqualTo(expected);
      assertThat(StoreCheck.run(store, share -> {}).findings()).isEmpty();
    }
    System.out.println("killed " + kills + " imports in " + rounds + " rounds, seed " + SEED);
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
  }

  /// Starts an import and kills it after a random time; true if it was still at work. What it
  /// said was committed must be there.
  private static boolean killed(Path store, Path blocks, Random random) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Victim.class.getName(), store.toString(), blocks.toString(), "20000"));
    Path output = Files.createTempFile("said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean ended;
    try {
      ended = process.waitFor(250 + random.nextInt(1500), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    List<String> whole = Files.readString(output).lines().toList();
    Files.delete(output);
    if (whole.size() > 1 && MappedChain.exists(store)) {
      int acknowledged = Integer.parseInt(whole.get(whole.size() - 2));
      try (MappedChain chain = MappedChain.open(store)) {
        assertThat(chain.blockCount() + new Aside(store).files().size())
            .isGreaterThanOrEqualTo(acknowledged);
      }
    }
    return !ended;
  }

  private static void run(Path store, Path... paths) throws Exception {
    ChainImport.run(
        new ImportSettings(store, Network.REGTEST, List.of(paths), false, 2),
        new RealBlocksTest.Silent());
  }

  /// Moves the later half of the blocks into a file of its own.
  private static void halve(Path file, Path later) throws Exception {
    byte[] all = Files.readAllBytes(file);
    int cut = all.length / 2;
    while (!Hex.encode(all, cut, cut + 4).equals("fabfb5da")) {
      cut++;
    }
    Files.write(later, java.util.Arrays.copyOfRange(all, cut, all.length));
    Files.write(file, java.util.Arrays.copyOf(all, cut));
  }

  private static void delete(Path folder) throws Exception {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// All files but those aside, whose bytes tell how they came there.
  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!folder.relativize(file).startsWith("aside")) {
          contents.put(folder.relativize(file).toString(), Hex.encode(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }
}
