package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("data")
class BlockSourcesTest {
  /// Transactions, inputs spent, outputs, fees, coinbase, as an independent parser counted them.
  private static final Map<String, List<Long>> SIX =
      Map.of(
          "00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee",
          List.of(2L, 1L, 3L, 0L, 5_000_000_000L),
          "00000000132fbe8314fc571c0be60b31ccd461c9ee85f42bde8c6d160a9dacc0",
          List.of(2L, 74L, 2L, 0L, 5_000_000_000L),
          "00000000152340ca42227603908689183edc47355204e7aca59383b0aaac1fd8",
          List.of(2L, 131L, 2L, 99_000_000L, 5_099_000_000L),
          "00000000000271a2dc26e7667f8419f2e15416dc6955e5a6c6cdf3f2574dd08e",
          List.of(1L, 0L, 1L, 0L, 5_000_000_000L),
          "000000000000494457221111a6a99da34a993c69c2761582bec31f90ba5d560d",
          List.of(10L, 12L, 40L, 4_000_000L, 5_004_000_000L),
          "000000000000011f9791dcfdfe0e402b79a165a3b781bafcc918b6f2166d577c",
          List.of(47L, 94L, 88L, 2_455_419L, 5_002_455_419L));

  @TempDir Path spill;
  private final List<Problem> problems = new ArrayList<>();

  private List<Block> read(String... names) throws IOException {
    List<Path> paths = Arrays.stream(names).map(RealData::path).toList();
    ScanSettings settings = new ScanSettings(Network.MAINNET, spill, false, problems::add);
    try (BlockSources sources = BlockSources.scan(paths, settings);
        BlockReader reader = sources.reader()) {
      return sources.blocks().stream().map(reader::read).toList();
    }
  }

  @Test
  void theFirst439BlocksAreReadInPlace() throws IOException {
    List<Block> blocks = read("bitcoin/genesis-438");
    assertThat(blocks).hasSize(439);
    assertThat(blocks.getFirst().height()).isZero();
    assertThat(problems).isEmpty();
  }

  @Test
  void undoDataTellsWhatTheSixBlocksSpend() throws IOException {
    assertSixBlocks(
        read("bitcoin/spent-outputs/blk00000.dat", "bitcoin/spent-outputs/rev00000.dat"));
    assertThat(problems).isEmpty();
  }

  @Test
  void theObfuscatedFilesTellTheSame() throws IOException {
    assertSixBlocks(read("bitcoin/spent-outputs/xor"));
    assertThat(problems).isEmpty();
  }

  @Test
  void coreJsonTellsTheSame() throws IOException {
    List<String> names = new ArrayList<>();
    for (int height : new int[] {170, 24835, 57043, 91722, 116928, 150013}) {
      names.add("bitcoin/spent-outputs/core-%06d.json.gz".formatted(height));
    }
    assertSixBlocks(read(names.toArray(String[]::new)));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyBlockOfAFolderIsListedOnceAndUnknownFilesAreNamed() throws IOException {
    List<Block> blocks = read("bitcoin");
    assertThat(blocks).hasSize(439 + 5 + 1);
    assertThat(problems).extracting(Problem::kind).containsOnly(Problem.Kind.UNKNOWN_FILE);
    assertThat(problems)
        .extracting(problem -> String.valueOf(Path.of(problem.file()).getFileName()))
        .containsExactly(
            "README.md",
            "spent300025.raw",
            "raito-full_116927.json.gz",
            "raito-full_150012.json.gz",
            "raito-full_169.json.gz");
  }

  private static void assertSixBlocks(List<Block> blocks) {
    Map<String, List<Long>> facts = new TreeMap<>();
    for (Block block : blocks) {
      facts.put(block.hash().toString(), facts(block));
    }
    assertThat(facts).isEqualTo(SIX);
  }

  private static List<Long> facts(Block block) {
    long in = 0;
    SpentOutputs spent = block.spent();
    for (int input = 1; input < block.inputCount(); input++) {
      in += Objects.requireNonNull(spent).values()[input];
    }
    long out = 0;
    for (int output = block.firstOutput(1); output < block.outputCount(); output++) {
      out += block.value(output);
    }
    long coinbase = 0;
    for (int output = 0; output < block.firstOutput(1); output++) {
      coinbase += block.value(output);
    }
    return List.of(
        (long) block.txCount(),
        block.inputCount() - 1L,
        (long) block.outputCount(),
        in - out,
        coinbase);
  }
}
