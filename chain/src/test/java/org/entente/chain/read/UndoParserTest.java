package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.read.RawBlocks.Out;
import org.junit.jupiter.api.Test;

class UndoParserTest {
  private final UndoParser parser = new UndoParser();

  /// A block with one payment, so that undo data `01 01 …` fits it.
  private static Block onePayment() {
    SampleChain chain;
    long seed = 0;
    do {
      chain = new SampleChain(new Random(seed++), 2, 3);
    } while (chain.txs.get(1).size() != 2 || chain.txs.get(1).get(1).prevIds.size() != 1);
    return new BlockParser(Network.REGTEST).parse(chain.raw.get(1));
  }

  private byte[] script(String compressed) {
    byte[] undo = Hex.decode("0101" + "00" + "09" + compressed);
    Block.SpentOutputs spent = parser.parse(undo, 0, undo.length, onePayment());
    assertThat(spent.values()).containsExactly(Block.UNKNOWN_VALUE, 100_000_000);
    return Objects.requireNonNull(SpentColumns.script(spent, 1));
  }

  @Test
  void amountsOfCoreAreExpanded() {
    Map.of(
            0L,
            0L,
            1L,
            1L,
            7L,
            1_000_000L,
            9L,
            100_000_000L,
            0x32L,
            5_000_000_000L,
            0x1406f40L,
            2_100_000_000_000_000L)
        .forEach((compressed, sat) -> assertThat(parser.amount(compressed)).isEqualTo(sat));
  }

  @Test
  void everyAmountSurvivesCompression() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      long sat = random.nextLong(2_100_000_000_000_001L);
      long round = (long) Math.pow(10, random.nextInt(16));
      long amount = i < 10_000 ? i : sat / round * round;
      assertThat(parser.amount(SampleChain.compressed(amount))).isEqualTo(amount);
    }
  }

  @Test
  void amountsAboveAllMoneyAreRefused() {
    assertThatThrownBy(() -> parser.amount(SampleChain.compressed(2_100_000_000_000_001L)))
        .isInstanceOf(BrokenRule.class);
    for (long compressed : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> parser.amount(compressed)).isInstanceOf(BrokenRule.class);
    }
  }

  @Test
  void numbersAreWrittenAsCoreWritesThem() {
    Map.of(0L, "00", 127L, "7f", 128L, "8000", 16511L, "ff7f", 65535L, "82fe7f")
        .forEach(
            (number, hex) -> {
              Out out = new Out();
              SampleChain.varInt(out, number);
              assertThat(Hex.encode(out.toByteArray())).isEqualTo(hex);
            });
  }

  @Test
  void scriptsAreExpanded() {
    String hash = "11".repeat(20);
    assertThat(script("00" + hash)).isEqualTo(Hex.decode("76a914" + hash + "88ac"));
    assertThat(script("01" + hash)).isEqualTo(Hex.decode("a914" + hash + "87"));
    String x = "d46c4968bde02899d2aa0963367c7a6ce34eec332b32e42e5f3407e052d64ac6";
    String y = "25da6f0718e7b302140434bd725706957c092db53805b821a85b23a7ac61725b";
    assertThat(script("03" + x)).isEqualTo(Hex.decode("2103" + x + "ac"));
    assertThat(script("05" + x)).isEqualTo(Hex.decode("4104" + x + y + "ac"));
    assertThat(script("0a" + "6a026162")).isEqualTo(Hex.decode("6a026162"));
    assertThat(script("06")).isEmpty();
  }

  @Test
  void aKeyThatIsNoPointIsRefused() {
    assertThatThrownBy(() -> script("04" + "00".repeat(31) + "05"))
        .hasMessageContaining("not on the curve");
  }

  @Test
  void everyTruncationAndEveryByteMoreIsRefused() {
    byte[] undo = Hex.decode("01018b7a0009" + "00" + "11".repeat(20));
    Block block = onePayment();
    parser.parse(undo, 0, undo.length, block);
    for (int length = 0; length < undo.length; length++) {
      int end = length;
      assertThatThrownBy(() -> parser.parse(undo, 0, end, block)).isInstanceOf(BrokenRule.class);
    }
    byte[] longer = Arrays.copyOf(undo, undo.length + 1);
    assertThatThrownBy(() -> parser.parse(longer, 0, longer.length, block))
        .hasMessageContaining("1 bytes too many");
  }

  @Test
  void otherCountsThanTheBlocksAreRefused() {
    Block block = onePayment();
    for (String hex : new String[] {"00", "02", "0102", "fdffff", "ffffffffffffffffff"}) {
      byte[] undo = Hex.decode(hex);
      assertThatThrownBy(() -> parser.parse(undo, 0, undo.length, block))
          .isInstanceOf(BrokenRule.class);
    }
  }
}
