package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.entente.chain.evm.EvmBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Blocks made up at random are written as tables, some of which are left out, in files of any
/// order; what is read back is what the tables left tell, as worked out here on the way.
class RandomTablesTest {
  @TempDir Path folder;

  @Test
  void blocksComeOutAsTheyWentInWhateverTheOrderOfRowsAndFiles() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RandomTables made = RandomTables.ofBlocks(1 + random.nextInt(12), random);
      List<EvmBlock> read =
          TableText.read(
              folder,
              made.text.shuffledFiles(random),
              new RowSpill(folder, 1 + random.nextInt(40)));
      assertThat(BlockText.of(read)).as("seed " + seed).isEqualTo(BlockText.of(made.blocks));
    }
  }
}
