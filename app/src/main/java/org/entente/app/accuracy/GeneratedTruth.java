package org.entente.app.accuracy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.read.BlockReader;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.ScanSettings;
import org.entente.trace.cluster.Habits;
import org.entente.trace.cluster.RawHabits;

/// A generated chain, and what its generator says of each transaction.
///
/// @param change number of the output within the transaction, or −1, by transaction
/// @param kind what the transaction is for, by transaction
/// @param owner of each script, or −1 where nobody's or more than one's
@SuppressWarnings("ArrayRecordComponent") // columns; never compared
record GeneratedTruth(ChainView chain, Habits habits, int[] change, String[] kind, int[] owner) {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  static GeneratedTruth of(long seed, long transactions) throws IOException {
    Path folder = Files.createTempDirectory("entente-accuracy");
    try {
      Path blocks = folder.resolve("chain");
      ChainGenerator.generate(ChainSettings.of(seed, transactions), blocks, (_, _, _) -> {});
      return read(blocks, Files.createDirectory(folder.resolve("spill")));
    } finally {
      delete(folder);
    }
  }

  private static GeneratedTruth read(Path folder, Path spill) throws IOException {
    List<Block> blocks = new ArrayList<>();
    ScanSettings settings = new ScanSettings(Network.REGTEST, spill, false, _ -> {});
    try (BlockSources sources = BlockSources.scan(List.of(folder), settings);
        BlockReader reader = sources.reader()) {
      for (BlockSource source : sources.blocks()) {
        blocks.add(reader.read(source).withHeight(blocks.size()));
      }
    }
    ChainView chain = new MemoryChain(Network.REGTEST, blocks);
    RawHabits habits = new RawHabits(chain);
    blocks.forEach(habits::add);
    int txs = (int) chain.txCount();
    int[] owner = new int[(int) chain.scriptCount()];
    Arrays.fill(owner, NOBODY);
    GeneratedTruth truth = new GeneratedTruth(chain, habits, new int[txs], new String[txs], owner);
    truth.readRows(folder.resolve("truth.csv.gz"));
    return truth;
  }

  private void readRows(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), US_ASCII))) {
      in.readLine(); // the heading
      int tx = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        kind[tx] = cells[2];
        change[tx] = cells[3].isEmpty() ? -1 : Integer.parseInt(cells[3]);
        readOwners(tx, cells[5]);
        tx++;
      }
    }
  }

  /// Runs of one owner, as `310x2`; `-` is nobody.
  private void readOwners(int tx, String runs) {
    long output = chain.firstOutput(tx);
    for (String run : runs.split(" ", -1)) {
      int times = run.indexOf('x');
      String who = times < 0 ? run : run.substring(0, times);
      int count = times < 0 ? 1 : Integer.parseInt(run.substring(times + 1));
      for (int i = 0; i < count && output < chain.firstOutput(tx + 1L); i++) {
        int script = (int) chain.scriptOf(output++);
        int now = who.equals("-") || who.isEmpty() ? NOBODY : Integer.parseInt(who);
        owner[script] = owner[script] == NOBODY || owner[script] == now ? now : SEVERAL;
      }
    }
  }

  /// Whether somebody, and only one, has the script.
  boolean hasOwner(int script) {
    return owner[script] >= 0;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
