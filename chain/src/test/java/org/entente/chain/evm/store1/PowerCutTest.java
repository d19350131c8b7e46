package org.entente.chain.evm.store1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountContract;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a power cut, each page that was written since the last force is on disk or not, as it
/// happens, and so is each file's new length.
///
/// `-Dentente.cuts=1000` for the long form.
class PowerCutTest {
  private static final int SEEDS = Integer.getInteger("entente.cuts", 4);

  /// Far below a real page, so that small files are torn, too, in the middle of rows.
  private static final int PAGE_BYTES = 3;

  @TempDir Path temp;

  @Test
  void whateverPagesSurviveTheCommittedBlocksAreThere() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      cut(seed, RandomEvmBlocks.blocks(seed, seed % 2 == 0 ? Shape.GAPS : Shape.WIDE), false);
    }
    cut(SEEDS, RandomEvmBlocks.blocks(SEEDS, Shape.HUB), false);
  }

  @Test
  void alsoWhenBlocksWereTakenBackJustBefore() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      cut(seed, RandomEvmBlocks.blocks(seed, Shape.GAPS), true);
    }
    cut(SEEDS, RandomEvmBlocks.blocks(SEEDS, Shape.HUB), true);
  }

  private void cut(long seed, List<EvmBlock> blocks, boolean takenBack) throws IOException {
    Random random = new Random(seed);
    int committed = random.nextInt(blocks.size());
    Path before = temp.resolve("before-" + seed);
    Path after = temp.resolve("after-" + seed);
    Path fresh = temp.resolve("fresh-" + seed);
    Path store = temp.resolve("store-" + seed);
    AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM);
    if (takenBack) {
      append(writer, blocks);
      writer.commit();
      copy(store, before);
      writer.truncate(committed);
    } else {
      append(writer, blocks.subList(0, committed));
      writer.commit();
      copy(store, before);
      append(writer, blocks.subList(committed, blocks.size()));
    }
    copy(store, after);
    writer.close();
    tear(before, after, random, takenBack);
    try (MappedAccounts accounts = MappedAccounts.open(after)) {
      assertThat(accounts.blockCount()).as("seed %s", seed).isEqualTo(committed);
      AccountContract.assertSameNow(
          new MemoryAccounts(EvmNetwork.ETHEREUM, blocks.subList(0, committed)), accounts);
    }
    assertThat(AccountCheck.run(after, share -> {}).findings()).as("seed %s", seed).isEmpty();
    MappedAccountsTest.store(after, blocks.subList(committed, blocks.size()));
    MappedAccountsTest.store(fresh, blocks);
    assertThat(MappedAccountsTest.contents(after))
        .as("seed %s", seed)
        .isEqualTo(MappedAccountsTest.contents(fresh));
  }

  private static void append(AccountWriter writer, List<EvmBlock> blocks) throws IOException {
    for (EvmBlock block : blocks) {
      writer.append(block);
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

  /// Puts back old pages at random. A manifest is replaced by renaming, so it is one or the
  /// other; after taking back it is the new one, which was forced.
  private static void tear(Path before, Path after, Random random, boolean takenBack)
      throws IOException {
    try (Stream<Path> files = Files.walk(before)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path torn = after.resolve(before.relativize(file).toString());
        if (takenBack && (file.endsWith("MANIFEST") || file.toString().contains("index"))) {
          continue;
        }
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
