package org.entente.chain.store1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.BrokenRule;
import org.entente.chain.ChainContract;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.column1.Column;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappedChainTest {
  private static final int SEEDS = 40;

  @TempDir Path temp;

  private static List<Shape> shapes() {
    return List.of(Shape.WHOLE, Shape.GAPS);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void answersEveryQueryAsThePlainLedgerDoes(Shape shape) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Block> blocks = RandomChains.blocks(seed, shape);
      Path folder = temp.resolve("s" + seed);
      store(folder, blocks);
      try (MappedChain chain = MappedChain.open(folder)) {
        ChainContract.assertSame(memory(blocks), chain);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertThat(StoreCheck.run(folder, share -> {}).findings()).as("seed %s", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aReorganisedStoreHasTheBytesOfAFreshOne(Shape shape) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Block> blocks = RandomChains.blocks(seed, shape);
      int fork = (int) (seed % blocks.size());
      Path fresh = temp.resolve("fresh-" + seed);
      Path turned = temp.resolve("turned-" + seed);
      store(fresh, blocks.subList(0, fork));
      store(turned, blocks);
      try (LedgerWriter writer = LedgerWriter.open(turned, Network.REGTEST)) {
        writer.truncate(fork);
        assertThat(writer.blockCount()).isEqualTo(fork);
      }
      assertThat(contents(turned)).as("seed %s", seed).isEqualTo(contents(fresh));
      store(fresh, blocks.subList(fork, blocks.size()));
      store(turned, blocks.subList(fork, blocks.size()));
      assertThat(contents(turned)).as("seed %s", seed).isEqualTo(contents(fresh));
    }
  }

  @Test
  void aReplayedBlockGivesTheSameRows() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Block> blocks = RandomChains.blocks(seed, Shape.GAPS);
      Path first = temp.resolve("first-" + seed);
      Path again = temp.resolve("again-" + seed);
      store(first, blocks);
      List<Block> replayed = new ArrayList<>();
      try (MappedChain chain = MappedChain.open(first)) {
        for (int i = 0; i < chain.blockCount(); i++) {
          replayed.add(chain.read(i));
        }
      }
      store(again, replayed);
      assertThat(contents(again)).as("seed %s", seed).isEqualTo(contents(first));
    }
  }

  @Test
  void aRefusedBlockLeavesNoTrace() throws IOException {
    List<Block> blocks = RandomChains.blocks(7, Shape.WHOLE);
    Path plain = temp.resolve("plain");
    Path tried = temp.resolve("tried");
    store(plain, blocks);
    try (LedgerWriter writer = LedgerWriter.open(tried, Network.REGTEST)) {
      for (Block block : blocks) {
        writer.append(block);
        if (block.txCount() > 1) {
          assertThatThrownBy(() -> writer.append(block)).isInstanceOf(BrokenRule.class);
        }
      }
      writer.commit();
    }
    assertThat(contents(tried)).isEqualTo(contents(plain));
  }

  @Test
  void anOutputIsNotSpentTwice() throws IOException {
    BlockBuilder first = new BlockBuilder().height(0);
    var coin = first.coinbase("a", Pay.to("x", 50));
    Block spendTwice = withSpends(Spend.of(coin, 0), Spend.of(coin, 0));
    Block spendMissing = withSpends(Spend.of(coin, 1));
    try (LedgerWriter writer = LedgerWriter.open(temp, Network.REGTEST)) {
      writer.append(first.build());
      assertThatThrownBy(() -> writer.append(spendTwice))
          .isInstanceOfSatisfying(
              BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(BrokenRule.Rule.DOUBLE_SPEND));
      assertThatThrownBy(() -> writer.append(spendMissing))
          .isInstanceOfSatisfying(
              BrokenRule.class,
              e -> assertThat(e.rule()).isEqualTo(BrokenRule.Rule.MISSING_OUTPUT));
    }
  }

  private static Block withSpends(Spend... spends) {
    BlockBuilder block = new BlockBuilder().height(1);
    block.coinbase("b", Pay.to("m", 1));
    for (int i = 0; i < spends.length; i++) {
      block.tx(List.of(spends[i]), List.of(Pay.to("y" + i, 1)));
    }
    return block.build();
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    List<Block> blocks = RandomChains.blocks(3, Shape.GAPS);
    store(temp, blocks);
    int tried = 0;
    for (Path file : columns(temp)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int bit = 0; bit < (bytes.length - Column.PADDING_BYTES) * 8; bit += 41) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        assertThat(isFoundDamaged()).as("%s bit %s", file, bit).isTrue();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        tried++;
      }
      Files.write(file, bytes);
    }
    assertThat(tried).isGreaterThan(500);
    assertThat(StoreCheck.run(temp, share -> {}).isSound()).isTrue();
  }

  private boolean isFoundDamaged() throws IOException {
    try {
      return !StoreCheck.run(temp, share -> {}).isSound();
    } catch (BadInput _) {
      return true;
    }
  }

  @Test
  void aCutColumnIsNamed() throws IOException {
    store(temp, RandomChains.blocks(3, Shape.WHOLE));
    Path values = temp.resolve("output-values.col");
    Files.write(values, java.util.Arrays.copyOf(Files.readAllBytes(values), 40));
    assertThatThrownBy(() -> MappedChain.open(temp))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("output-values.col")
        .hasMessageContaining("cut off");
  }

  @Test
  void twoWritersDoNotShareAStore() throws IOException {
    try (LedgerWriter writer = LedgerWriter.open(temp, Network.REGTEST)) {
      assertThat(writer.blockCount()).isZero();
      assertThatThrownBy(() -> LedgerWriter.open(temp, Network.REGTEST))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another import");
    }
  }

  @Test
  void aStoreKeepsItsNetwork() throws IOException {
    store(temp, List.of());
    assertThatThrownBy(() -> LedgerWriter.open(temp, Network.MAINNET))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("regtest");
  }

  static void store(Path folder, List<Block> blocks) throws IOException {
    try (LedgerWriter writer = LedgerWriter.open(folder, Network.REGTEST)) {
      for (Block block : blocks) {
        writer.append(block);
      }
      writer.commit();
    }
  }

  private static MemoryChain memory(List<Block> blocks) {
    return new MemoryChain(Network.REGTEST, blocks);
  }

  private static List<Path> columns(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".col")).sorted().toList();
    }
  }

  /// Every file of the store, in hexadecimal.
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Hex.encode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
