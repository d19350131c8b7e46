package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.bench.own.ImportRun;
import org.entente.bench.report.Report;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.store1.MappedChain;
import org.jspecify.annotations.Nullable;

/// A chain to measure on: its raw blocks, generated where there are none, and its store.
final class Ledger {
  private final String name;
  private final Path blocks;
  private final Path store;
  private final Path fresh;
  private boolean imported;
  private @Nullable Double importSeconds;

  /// `blocks` and `store` may be given; what is not stands in `work` from an earlier run, or is
  /// made.
  Ledger(String name, @Nullable Path blocks, @Nullable Path store, Path work) {
    this.name = name;
    this.blocks = blocks == null ? work.resolve("chain-" + name) : blocks;
    fresh = work.resolve("store-" + name);
    this.store = store == null ? fresh : store;
  }

  String name() {
    return name;
  }

  /// What the import took, if this run made one.
  @Nullable Double importSeconds() {
    return importSeconds;
  }

  Path blocks(long transactions, long seed) throws IOException {
    if (!Files.isDirectory(blocks)) {
      ChainGenerator.generate(
          ChainSettings.of(seed, transactions).withTruth(false), blocks, (_, _, _) -> {});
    }
    return blocks;
  }

  /// Imports anew; from then on this is the store.
  void importBlocks(Path chain, Path work, double shaBytes, Report report)
      throws IOException, InterruptedException {
    delete(fresh);
    importSeconds = ImportRun.run(name, chain, fresh, work, shaBytes, report);
    imported = true;
  }

  Path store() {
    Path found = imported ? fresh : store;
    if (!MappedChain.exists(found)) {
      throw new BadInput(
          found.toString(),
          "",
          "there is no store of the " + name + " chain",
          "Add --parts import.");
    }
    return found;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
