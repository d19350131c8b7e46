package org.entente.chain.store1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a power cut, each page that was written since the last force is on disk or not, as it
/// happens, and so is each file's new length.
class PowerCutTest {
  private static final int SEEDS = 40;

  /// Far below a real page, so that small files are torn, too, in the middle of rows.
  private static final int PAGE_BYTES = 3;

  @TempDir Path temp;

  @Test
  void whateverPagesSurviveTheCommittedBlocksAreThere() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Block> blocks = RandomChains.blocks(seed, Shape.GAPS);
      int committed = random.nextInt(blocks.size());
      Path before = temp.resolve("before-" + seed);
      Path after = temp.resolve("after-" + seed);
      Path fresh = temp.resolve("fresh-" + seed);
      LedgerWriter writer = LedgerWriter.open(temp.resolve("store-" + seed), Network.REGTEST);
      for (int i = 0; i < blocks.size(); i++) {
        if (i == committed) {
          writer.commit();
          copy(temp.resolve("store-" + seed), before);
        }
        writer.append(blocks.get(i));
      }
      copy(temp.resolve("store-" + seed), after);
      writer.close();
      tear(before, after, random);
      try (MappedChain chain = MappedChain.open(after)) {
        assertThat(chain.blockCount()).as("seed %s", seed).isEqualTo(committed);
      }
      assertThat(StoreCheck.run(after, share -> {}).findings()).as("seed %s", seed).isEmpty();
      MappedChainTest.store(after, blocks.subList(committed, blocks.size()));
      MappedChainTest.store(fresh, blocks);
      assertThat(MappedChainTest.contents(after))
          .as("seed %s", seed)
          .isEqualTo(MappedChainTest.contents(fresh));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /// Puts back old pages at random.
  private static void tear(Path before, Path after, Random random) throws IOException {
    try (Stream<Path> files = Files.walk(before)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path torn = after.resolve(before.relativize(file).toString());
        byte[] old = Files.readAllBytes(file);
        byte[] bytes = Files.exists(torn) ? Files.readAllBytes(torn) : old.clone();
        for (int at = 0; at < Math.min(bytes.length, old.length); at += PAGE_BYTES) {
          if (random.nextBoolean()) {
            int end = Math.min(at + PAGE_BYTES, Math.min(bytes.length, old.length));
            System.arraycopy(old, at, bytes, at, end - at);
          }
        }
        boolean shorter = random.nextBoolean() && old.length < bytes.length;
        Files.write(torn, shorter ? Arrays.copyOf(bytes, old.length) : bytes);
      }
    }
  }
}
