package org.entente.chain.evm.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.ListedBlocks;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.store1.AccountCheck;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.feed.AsideFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills imports with SIGKILL at random points, among them ones that put half of the store aside
/// to make room for earlier blocks. Whatever was acknowledged must be there afterwards, and the
/// imports, run again, must end with the bytes of ones that were never interrupted.
///
/// `-Dentente.kills=100` for the long form.
class KilledEvmImportTest {
  private static final int KILLS = Integer.getInteger("entente.kills", 6);
  private static final long SEED = Long.getLong("entente.seed", 20_261_125L);
  private static final EvmSettings SETTINGS = new EvmSettings(9, 8_000, 80);

  @TempDir Path temp;

  /// The process that is killed. Commits after each few blocks, and prints how many are
  /// committed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      run(
          Path.of(args[0]),
          Boolean.parseBoolean(args[1]),
          new EvmImportListener() {
            @Override
            public void committed(int blocks) {
              System.out.println(blocks);
            }

            @Override
            public void skipped(BadInput reason) {}
          });
    }
  }

  /// The later half first, then all, with a branch of the later half that wins.
  private static void run(Path store, boolean later, EvmImportListener listener) throws Exception {
    GeneratedBlocks generated = new GeneratedBlocks(SETTINGS);
    List<EvmBlock> blocks = new ArrayList<>();
    for (int place = later ? SETTINGS.blocks() / 2 : 0; place < SETTINGS.blocks(); place++) {
      blocks.add(generated.read(place));
    }
    if (!later) {
      int fork = SETTINGS.blocks() * 3 / 4;
      EvmBlock content = blocks.get(fork);
      blocks.add(
          EvmImportTest.block(
              content, content.hash().reversed(), content.parent(), content.number(), 5));
    }
    EvmImport.run(
        new EvmImportSettings(store, EvmNetwork.ETHEREUM, false, 2),
        new ListedBlocks(blocks),
        listener,
        300);
  }

  @Test
  void aKilledImportLosesNothingAndEndsWithTheSameBytes() throws Exception {
    Path whole = temp.resolve("whole");
    long laterMillis = whole(whole, true);
    long allMillis = whole(whole, false);
    Map<String, String> expected = EvmImportTest.contents(whole);
    Random random = new Random(SEED);
    Path store = temp.resolve("store");
    int kills = 0;
    int rounds = 0;
    while (kills < KILLS && rounds < 10 * KILLS) {
      rounds++;
      delete(store);
      kills += killed(store, true, random, laterMillis) ? 1 : 0;
      run(store, true, EvmImportListener.SILENT);
      kills += killed(store, false, random, allMillis) ? 1 : 0;
      run(store, false, EvmImportListener.SILENT);
      assertThat(EvmImportTest.contents(store))
          .as("seed %s round %s", SEED, rounds)
          .isEqualTo(expected);
      assertThat(AccountCheck.run(store, share -> {}).findings()).isEmpty();
    }
    System.out.println("killed " + kills + " imports in " + rounds + " rounds, seed " + SEED);
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
  }

  /// Starts an import and kills it after a random part of the time that it takes; true if it was
  /// still at work.
  private static boolean killed(Path store, boolean later, Random random, long wholeMillis)
      throws Exception {
    Path output = Files.createTempFile("said", ".txt");
    Process process = started(store, later, output);
    boolean ended;
    try {
      long patience = wholeMillis * (30 + random.nextInt(70)) / 100;
      ended = process.waitFor(patience, TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    check(store, output);
    return !ended;
  }

  private static Process started(Path store, boolean later, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Victim.class.getName(), store.toString(), Boolean.toString(later)));
    return new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// How long an import takes that nobody kills, with the start of its process.
  private static long whole(Path store, boolean later) throws Exception {
    Path output = Files.createTempFile("said", ".txt");
    long begin = System.nanoTime();
    Process process = started(store, later, output);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    Files.delete(output);
    return millis;
  }

  /// What it said was committed must be there.
  private static void check(Path store, Path output) throws Exception {
    List<String> said = Files.readString(output).lines().toList();
    Files.delete(output);
    if (said.size() > 1 && MappedAccounts.exists(store)) {
      int acknowledged = Integer.parseInt(said.get(said.size() - 2));
      try (MappedAccounts accounts = MappedAccounts.open(store)) {
        assertThat(accounts.blockCount() + new AsideFiles(store).files().size())
            .isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  private static void delete(Path folder) throws Exception {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
