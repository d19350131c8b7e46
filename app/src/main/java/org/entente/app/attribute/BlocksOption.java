package org.entente.app.attribute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.chain.ChainView;
import org.entente.chain.read.BlockReader;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.ScanSettings;
import org.entente.trace.cluster.Habits;
import org.entente.trace.cluster.RawHabits;
import picocli.CommandLine.Option;

/// `--blocks PATH`: raw blocks, for what a store doesn't keep.
final class BlocksOption {
  @Option(names = "--blocks", paramLabel = "PATH", description = "${bundle:OPTION_BLOCKS}")
  private List<Path> paths = List.of();

  /// The habits shown in these blocks; none where no blocks are named.
  Habits habits(ChainView chain) throws IOException {
    return paths.isEmpty() ? Habits.NONE : read(paths, chain);
  }

  static RawHabits read(List<Path> paths, ChainView chain) throws IOException {
    Path spill = Files.createTempDirectory("entente-habits");
    RawHabits habits = new RawHabits(chain);
    try (BlockSources sources =
            BlockSources.scan(paths, new ScanSettings(chain.network(), spill, false, _ -> {}));
        BlockReader reader = sources.reader()) {
      for (BlockSource source : sources.blocks()) {
        habits.add(reader.read(source));
      }
    } finally {
      Files.delete(spill);
    }
    return habits;
  }
}
