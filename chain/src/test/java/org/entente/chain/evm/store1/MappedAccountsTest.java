package org.entente.chain.evm.store1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.BrokenRule;
import org.entente.chain.column1.Column;
import org.entente.chain.evm.AccountContract;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `-Dentente.histories=1000` compares so many random histories of each shape.
class MappedAccountsTest {
  private static final int SEEDS = 6;
  private static final int HISTORIES = Integer.getInteger("entente.histories", 10);

  @TempDir Path temp;

  private static List<Shape> shapes() {
    return List.of(Shape.WHOLE, Shape.GAPS, Shape.WIDE);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void answersEveryQueryAsThePlainLedgerDoes(Shape shape) throws IOException {
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<EvmBlock> blocks = RandomEvmBlocks.blocks(seed, shape);
      Path folder = temp.resolve("s" + seed);
      store(folder, blocks);
      try (MappedAccounts accounts = MappedAccounts.open(folder)) {
        AccountContract.assertSame(memory(blocks), accounts);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertThat(AccountCheck.run(folder, share -> {}).findings()).as("seed %s", seed).isEmpty();
      delete(folder);
    }
  }

  /// So many transfers that balances are noted, and found again by halving.
  @Test
  void aHubIsAnsweredAsThePlainLedgerDoes() throws IOException {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(1, Shape.HUB);
    store(temp, blocks);
    try (MappedAccounts accounts = MappedAccounts.open(temp)) {
      assertThat(accounts.columns().balances.rows()).isGreaterThan(10);
      AccountContract.assertSameNow(memory(blocks), accounts);
      AccountContract.assertSameNow(memory(blocks).before(50), accounts.before(50));
    }
    assertThat(AccountCheck.run(temp, share -> {}).findings()).isEmpty();
  }

  /// An exchange's withdrawals move nothing but what it sends, so that sums tell of them.
  @Test
  void busyHoldingsAreLeaptOver() throws IOException {
    GeneratedBlocks generated = new GeneratedBlocks(EvmSettings.of(3, 12_000));
    List<EvmBlock> blocks = new ArrayList<>();
    for (int place = 0; place < generated.headers().size(); place++) {
      blocks.add(generated.read(place));
    }
    store(temp, blocks);
    try (MappedAccounts accounts = MappedAccounts.open(temp)) {
      AccountContract.assertSameNow(memory(blocks), accounts);
      assertThat(leaps(accounts)).isGreaterThan(1);
    }
    assertThat(AccountCheck.run(temp, share -> {}).findings()).isEmpty();
  }

  private static int leaps(AccountView view) {
    int leaps = 0;
    for (long holding = 0; holding < view.holdingCount(); holding++) {
      long at = view.firstTransferOf(holding);
      for (; at != AccountView.NONE; at = view.nextTransfer(holding, at)) {
        leaps += view.leap(holding, at, Uint256.MAX, Long.MAX_VALUE) == null ? 0 : 1;
      }
    }
    return leaps;
  }

  @Test
  void aWriterShowsWhatItHasAppended() throws IOException {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(5, Shape.GAPS);
    try (AccountWriter writer = AccountWriter.open(temp, EvmNetwork.ETHEREUM)) {
      for (int i = 0; i < blocks.size(); i++) {
        writer.append(blocks.get(i));
        AccountContract.assertSameNow(memory(blocks.subList(0, i + 1)), writer.view());
      }
      writer.truncate(4);
      AccountContract.assertSameNow(memory(blocks.subList(0, 4)), writer.view());
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aReorganisedStoreHasTheBytesOfAFreshOne(Shape shape) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      reorganise(seed, RandomEvmBlocks.blocks(seed, shape));
    }
  }

  @Test
  void aReorganisedHubHasTheBytesOfAFreshOne() throws IOException {
    reorganise(33, RandomEvmBlocks.blocks(2, Shape.HUB));
  }

  private void reorganise(long seed, List<EvmBlock> blocks) throws IOException {
    int fork = (int) (seed % blocks.size());
    Path fresh = temp.resolve("fresh-" + seed);
    Path turned = temp.resolve("turned-" + seed);
    store(fresh, blocks.subList(0, fork));
    store(turned, blocks);
    try (AccountWriter writer = AccountWriter.open(turned, EvmNetwork.ETHEREUM)) {
      writer.truncate(fork);
      assertThat(writer.blockCount()).isEqualTo(fork);
    }
    assertSameBytes(seed, fresh, turned);
    store(fresh, blocks.subList(fork, blocks.size()));
    store(turned, blocks.subList(fork, blocks.size()));
    assertSameBytes(seed, fresh, turned);
    assertThat(AccountCheck.run(turned, share -> {}).findings()).isEmpty();
    delete(fresh);
    delete(turned);
  }

  /// Without closing in between, as a ledger is that is followed live.
  @Test
  void turnedBackAndForthAgainAndAgainTheBytesStay() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<EvmBlock> blocks = RandomEvmBlocks.blocks(seed, Shape.GAPS);
      Path fresh = temp.resolve("fresh-" + seed);
      Path turned = temp.resolve("turned-" + seed);
      store(fresh, blocks);
      try (AccountWriter writer = AccountWriter.open(turned, EvmNetwork.ETHEREUM)) {
        for (int end = 1; end <= blocks.size(); end++) {
          for (EvmBlock block : blocks.subList(writer.blockCount(), end)) {
            writer.append(block);
          }
          if (end % 3 != 0) {
            writer.commit();
          }
          writer.truncate((int) (end * (seed + 1) / (SEEDS + 1)));
        }
        for (EvmBlock block : blocks.subList(writer.blockCount(), blocks.size())) {
          writer.append(block);
        }
        writer.commit();
      }
      assertSameBytes(seed, fresh, turned);
    }
  }

  private static void assertSameBytes(long seed, Path expected, Path actual) throws IOException {
    assertThat(contents(actual)).as("seed %s", seed).isEqualTo(contents(expected));
  }

  @Test
  void aReplayedBlockGivesTheSameRows() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<EvmBlock> blocks = RandomEvmBlocks.blocks(seed, Shape.GAPS);
      Path first = temp.resolve("first-" + seed);
      Path again = temp.resolve("again-" + seed);
      store(first, blocks);
      List<EvmBlock> replayed = new ArrayList<>();
      try (MappedAccounts accounts = MappedAccounts.open(first)) {
        for (int i = 0; i < accounts.blockCount(); i++) {
          replayed.add(accounts.read(i));
        }
      }
      store(again, replayed);
      assertSameBytes(seed, first, again);
    }
  }

  @Test
  void aRefusedBlockLeavesNoTrace() throws IOException {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(7, Shape.WHOLE);
    Path plain = temp.resolve("plain");
    Path tried = temp.resolve("tried");
    store(plain, blocks);
    try (AccountWriter writer = AccountWriter.open(tried, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : blocks) {
        writer.append(block);
        assertThatThrownBy(() -> writer.append(block)).isInstanceOf(BrokenRule.class);
        EvmBlock repeated = renumbered(block);
        if (!block.txs().isEmpty()) {
          assertThatThrownBy(() -> writer.append(repeated))
              .isInstanceOf(BrokenRule.class)
              .hasMessageContaining("already");
        }
      }
      writer.commit();
    }
    assertSameBytes(7, plain, tried);
  }

  private static EvmBlock renumbered(EvmBlock block) {
    return new EvmBlock(
        block.hash(),
        block.hash(),
        block.number() + 1,
        block.time(),
        block.difficulty(),
        block.beneficiary(),
        block.burnt(),
        block.proofs(),
        block.txs(),
        block.credits());
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(3, Shape.WIDE);
    blocks = new ArrayList<>(blocks.subList(0, 8));
    store(temp, blocks);
    int tried = 0;
    for (Path file : files(temp, ".col", ".idx", ".seals", "MANIFEST")) {
      byte[] bytes = Files.readAllBytes(file);
      int padding = file.toString().endsWith(".col") ? Column.PADDING_BYTES : 0;
      boolean derived = file.toString().matches(".*(next|first|last).*");
      for (int bit = 0; bit < (bytes.length - padding) * 8; bit += derived ? 13 : 97) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        assertThat(isFoundDamaged()).as("%s bit %s", file, bit).isTrue();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        tried++;
      }
      Files.write(file, bytes);
    }
    assertThat(tried).isGreaterThan(500);
    assertThat(AccountCheck.run(temp, share -> {}).isSound()).isTrue();
  }

  private boolean isFoundDamaged() throws IOException {
    try {
      return !AccountCheck.run(temp, share -> {}).isSound();
    } catch (BadInput _) {
      return true;
    }
  }

  /// Words that cancel out in the index's hash are no reason to take a hash for none.
  @Test
  void aHashOfEqualWordsIsFound() throws IOException {
    List<Hash256> odd = List.of(new Hash256(7, 1, 7, 2), new Hash256(0, 1, 0, 0));
    List<EvmBlock> blocks = new ArrayList<>(RandomEvmBlocks.blocks(5, Shape.WHOLE));
    EvmBlock last = blocks.getLast();
    List<EvmTx> txs = new ArrayList<>();
    for (Hash256 hash : odd) {
      txs.add(new EvmTx(hash, 2, null, null, EvmTx.Success.DONE, List.of(), List.of()));
    }
    blocks.set(
        blocks.size() - 1,
        new EvmBlock(
            last.hash(),
            last.parent(),
            last.number(),
            last.time(),
            last.difficulty(),
            last.beneficiary(),
            last.burnt(),
            last.proofs(),
            txs,
            List.of(),
            0));
    store(temp, blocks);
    try (MappedAccounts accounts = MappedAccounts.open(temp)) {
      for (Hash256 hash : odd) {
        assertThat(accounts.findTx(hash)).isNotEqualTo(AccountView.NONE);
      }
    }
  }

  @Test
  void aCutColumnIsNamed() throws IOException {
    store(temp, RandomEvmBlocks.blocks(3, Shape.WHOLE));
    Path amounts = temp.resolve("transfers.col");
    Files.write(amounts, Arrays.copyOf(Files.readAllBytes(amounts), 40));
    assertThatThrownBy(() -> MappedAccounts.open(temp))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("transfers.col")
        .hasMessageContaining("cut off");
  }

  @Test
  void twoWritersDoNotShareAStore() throws IOException {
    try (AccountWriter writer = AccountWriter.open(temp, EvmNetwork.ETHEREUM)) {
      assertThat(writer.blockCount()).isZero();
      assertThatThrownBy(() -> AccountWriter.open(temp, EvmNetwork.ETHEREUM))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another import");
    }
  }

  @Test
  void aStoreKeepsItsNetwork() throws IOException {
    store(temp, List.of());
    assertThatThrownBy(() -> AccountWriter.open(temp, EvmNetwork.of(56)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ethereum")
        .hasMessageContaining("bsc");
  }

  static void store(Path folder, List<EvmBlock> blocks) throws IOException {
    try (AccountWriter writer = AccountWriter.open(folder, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : blocks) {
        writer.append(block);
      }
      writer.commit();
    }
  }

  private static MemoryAccounts memory(List<EvmBlock> blocks) {
    return new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : files(folder, "")) {
      if (Files.isRegularFile(file)) {
        Files.delete(file);
      }
    }
  }

  /// Every file of the store, in hexadecimal.
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder, "")) {
      if (Files.isRegularFile(file)) {
        contents.put(folder.relativize(file).toString(), Hex.encode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
