package org.entente.chain.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.chain.ChainView;
import org.entente.chain.read.Block300025;
import org.entente.chain.read.Problem;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real blocks in, and their published counts and sums out.
@Tag("data")
class RealBlocksTest {
  private static final Path DATA = Path.of("../../shared/data/tracing/bitcoin");

  @TempDir Path temp;

  @BeforeEach
  void needsData() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: no real blocks beside the project");
  }

  static ImportReport importInto(Path store, boolean lenient, Path... paths) throws Exception {
    ImportSettings settings =
        new ImportSettings(store, Network.MAINNET, List.of(paths), lenient, 2);
    return ChainImport.run(settings, new Silent());
  }

  static class Silent implements ImportListener {
    final List<BadInput> skipped = new ArrayList<>();

    @Override
    public void problem(Problem problem) {}

    @Override
    public void appended(int done, int total, long txs) {}

    @Override
    public void skipped(BadInput reason) {
      skipped.add(reason);
    }
  }

  private record Sums(int txs, int inputs, int outputs, long in, long out) {}

  private static Sums sums(ChainView chain, int block) {
    ChainView.BlockRow row = chain.block(block);
    long end = row.firstTx() + row.txCount();
    int inputs = 0;
    long in = 0;
    for (long input = chain.firstInput(row.firstTx()); input < chain.firstInput(end); input++) {
      if (chain.prevOutput(input) != ChainView.COINBASE) {
        inputs++;
        in += chain.inputValue(input);
      }
    }
    long out = 0;
    for (long o = chain.firstOutput(row.firstTx()); o < chain.firstOutput(end); o++) {
      out += chain.value(o);
    }
    int outputs = (int) (chain.firstOutput(end) - chain.firstOutput(row.firstTx()));
    return new Sums(row.txCount(), inputs, outputs, in, out);
  }

  @Test
  void theFirst439BlocksHaveTheirCountsAndSum() throws Exception {
    ImportReport report = importInto(temp, false, DATA.resolve("genesis-438"));
    assertThat(report.blocks()).isEqualTo(439);
    assertThat(report.stale()).isEmpty();
    try (MappedChain chain = MappedChain.open(temp)) {
      assertThat(chain.txCount()).isEqualTo(446);
      assertThat(chain.inputCount()).isEqualTo(446);
      assertThat(chain.outputCount()).isEqualTo(451);
      assertThat(chain.block(438).hash())
          .isEqualTo(
              BlockHash.parse("0000000025c6b644f8add734be7e666fa4afa43ca0204d623a0c0b1fd2104c7a"));
      assertThat(chain.block(438).height()).isEqualTo(438);
      long sum = 0;
      for (long output = 0; output < chain.outputCount(); output++) {
        sum += chain.value(output);
      }
      assertThat(sum).isEqualTo(2_212_900_000_000L);
    }
    assertThat(StoreCheck.run(temp, share -> {}).findings()).isEmpty();
  }

  private static final List<Sums> ISLANDS =
      List.of(
          new Sums(2, 1, 3, 5_000_000_000L, 10_000_000_000L),
          new Sums(2, 74, 2, 0, 0),
          new Sums(2, 131, 2, 0, 0),
          new Sums(1, 0, 1, 0, 5_000_000_000L),
          new Sums(10, 12, 40, 0, 0),
          new Sums(47, 94, 88, 0, 0));

  private static final long[] FEES = {0, 0, 99_000_000, 0, 4_000_000, 2_455_419};

  /// Islands without a parent, told what they spend by undo data, XORed undo data, or JSON.
  @Test
  void sixIslandsHaveTheirCountsAndFeesFromEveryKindOfFile() throws Exception {
    Path spent = DATA.resolve("spent-outputs");
    List<List<Path>> kinds =
        List.of(
            List.of(spent.resolve("blk00000.dat"), spent.resolve("rev00000.dat")),
            List.of(spent.resolve("xor")),
            jsonBlocks(spent));
    for (int kind = 0; kind < kinds.size(); kind++) {
      Path store = temp.resolve("store" + kind);
      importInto(store, false, kinds.get(kind).toArray(Path[]::new));
      try (MappedChain chain = MappedChain.open(store)) {
        assertThat(chain.blockCount()).as("kind %s", kind).isEqualTo(6);
        for (int block = 0; block < 6; block++) {
          Sums sums = sums(chain, block);
          Sums expected = ISLANDS.get(block);
          assertThat(List.of(sums.txs, sums.inputs, sums.outputs))
              .as("kind %s block %s", kind, block)
              .isEqualTo(List.of(expected.txs, expected.inputs, expected.outputs));
          long fees = sums.in + 5_000_000_000L + FEES[block] - sums.out;
          assertThat(fees).as("kind %s block %s", kind, block).isEqualTo(FEES[block]);
        }
      }
      assertThat(StoreCheck.run(store, share -> {}).findings()).as("kind %s", kind).isEmpty();
    }
  }

  private static List<Path> jsonBlocks(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("core-")).sorted().toList();
    }
  }

  @Test
  void block300025HasItsCounts() throws Exception {
    importInto(temp, false, DATA.resolve("block-300025/block300025.raw"));
    try (MappedChain chain = MappedChain.open(temp)) {
      assertThat(chain.block(0).height()).isEqualTo(300_025);
      Sums sums = sums(chain, 0);
      assertThat(sums.txs).isEqualTo(461);
      assertThat(sums.inputs).isEqualTo(1_427);
    }
    assertThat(StoreCheck.run(temp, share -> {}).findings()).isEmpty();
  }

  @Test
  void block300025WithUndoHasItsSums() throws Exception {
    Path files = temp.resolve("files");
    Block300025.write(files);
    Path store = temp.resolve("store");
    importInto(store, false, files);
    try (MappedChain chain = MappedChain.open(store)) {
      Sums sums = sums(chain, 0);
      long coinbase = 2_507_773_345L;
      assertThat(sums.inputs).isEqualTo(1_427);
      assertThat(sums.in).isEqualTo(510_593_575_772L);
      assertThat(sums.in - (sums.out - coinbase)).isEqualTo(7_773_345L);
      long ofFirst = 0;
      for (long o = chain.firstOutput(0); o < chain.firstOutput(1); o++) {
        ofFirst += chain.value(o);
      }
      assertThat(ofFirst).isEqualTo(coinbase);
    }
    assertThat(StoreCheck.run(store, share -> {}).findings()).isEmpty();
  }

  /// All of it at once, or piece by piece in the wrong order: the same ledger.
  @Test
  void theLedgerDoesNotDependOnTheNumberOfImports() throws Exception {
    Path once = temp.resolve("once");
    Path thrice = temp.resolve("thrice");
    Path spent = DATA.resolve("spent-outputs");
    Path[] all = {
      DATA.resolve("genesis-438"),
      spent.resolve("blk00000.dat"),
      spent.resolve("rev00000.dat"),
      DATA.resolve("block-300025/block300025.raw")
    };
    importInto(once, false, all);
    importInto(thrice, false, all[3]);
    importInto(thrice, false, all[1], all[2]);
    importInto(thrice, false, all[0]);
    importInto(thrice, false, all[0]);
    try (MappedChain a = MappedChain.open(once);
        MappedChain b = MappedChain.open(thrice)) {
      assertThat(b.digest()).isEqualTo(a.digest());
      assertThat(b.blockCount()).isEqualTo(a.blockCount());
    }
    assertThat(StoreCheck.run(thrice, share -> {}).findings()).isEmpty();
  }
}
