package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.core.NetworkParameters;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionOutPoint;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.check.BlockRules;
import org.entente.chain.read.RawBlocks.Tx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BlockParserTest {
  private final BlockParser parser = new BlockParser(Network.REGTEST);
  private final BlockRules rules = new BlockRules(Network.REGTEST);

  @Test
  void agreesWithBitcoinjOnRandomBlocks() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      byte[] parent = RawBlocks.exactly(random, 32);
      byte[] raw = RawBlocks.random(random, parent, 1000 + (int) seed, 1 + random.nextInt(40));
      Block block = parser.parse(raw);
      rules.check(block);
      assertThat(block.height()).as("seed %d", seed).isEqualTo(1000 + (int) seed);
      assertSameAsBitcoinj(block, raw, BitcoinNetwork.REGTEST);
    }
  }

  @Test
  @Tag("data")
  void agreesWithBitcoinjOnRealBlocks() {
    BlockParser mainnet = new BlockParser(Network.MAINNET);
    BlockRules mainnetRules = new BlockRules(Network.MAINNET);
    List<byte[]> all = new ArrayList<>(RealData.genesis438());
    all.addAll(RealData.sixBlocks());
    all.add(RealData.block300025());
    for (byte[] raw : all) {
      Block block = mainnet.parse(raw);
      mainnetRules.check(block);
      assertSameAsBitcoinj(block, raw, BitcoinNetwork.MAINNET);
    }
  }

  @Test
  @Tag("data")
  void countsAndSumsOfTheFirst439BlocksAreThoseOfTheLedger() {
    BlockParser mainnet = new BlockParser(Network.MAINNET);
    BlockHash last = BlockHash.NONE;
    int txs = 0;
    int inputs = 0;
    int outputs = 0;
    long sat = 0;
    for (byte[] raw : RealData.genesis438()) {
      Block block = mainnet.parse(raw);
      assertThat(block.parent()).isEqualTo(last);
      last = block.hash();
      txs += block.txCount();
      inputs += block.inputCount();
      outputs += block.outputCount();
      for (int output = 0; output < block.outputCount(); output++) {
        sat += block.value(output);
      }
    }
    assertThat(List.of(txs, inputs, outputs)).containsExactly(446, 446, 451);
    assertThat(sat).isEqualTo(2_212_900_000_000L);
    assertThat(last)
        .hasToString("0000000025c6b644f8add734be7e666fa4afa43ca0204d623a0c0b1fd2104c7a");
  }

  @Test
  @Tag("data")
  void block300025TellsItsHeight() {
    Block block = new BlockParser(Network.MAINNET).parse(RealData.block300025());
    assertThat(block.height()).isEqualTo(300_025);
    assertThat(block.txCount()).isEqualTo(461);
    assertThat(block.inputCount()).isEqualTo(1_428);
    assertThat(block.hash())
        .hasToString("0000000000000000821c4e0acc40f88bedbce3b73ba2358b5ade58a9022cc78c");
  }

  @Test
  void refusesEveryTruncationAndEveryByteMore() {
    byte[] raw = RawBlocks.random(new Random(3), new byte[32], 7, 6);
    for (int length = 0; length < raw.length; length++) {
      byte[] cut = Arrays.copyOf(raw, length);
      assertThatThrownBy(() -> parser.parse(cut))
          .as("length %d", length)
          .isInstanceOf(BrokenRule.class);
    }
    assertThatThrownBy(() -> parser.parse(Arrays.copyOf(raw, raw.length + 1)))
        .hasMessageContaining("1 bytes after the last transaction");
  }

  @Test
  void noFlippedBitGoesUnseen() {
    byte[] raw = RawBlocks.random(new Random(4), new byte[32], 7, 5);
    for (int bit = 8 * 80; bit < 8 * raw.length; bit++) {
      byte[] flipped = raw.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> rules.check(parser.parse(flipped)))
          .as("bit %d", bit)
          .isInstanceOf(BrokenRule.class);
    }
  }

  @Test
  void refusesASizeThatIsNotInItsShortestForm() {
    byte[] raw = RawBlocks.block(new byte[32], 1, coinbaseOnly());
    byte[] longer = new byte[raw.length + 2];
    System.arraycopy(raw, 0, longer, 0, 80);
    longer[80] = (byte) 0xfd;
    longer[81] = 1;
    System.arraycopy(raw, 81, longer, 83, raw.length - 81);
    assertThatThrownBy(() -> parser.parse(longer)).hasMessageContaining("shortest form");
  }

  @Test
  void refusesAHugeCountWithoutReservingMemoryForIt() {
    byte[] raw = RawBlocks.block(new byte[32], 1, coinbaseOnly());
    byte[] huge = Arrays.copyOf(raw, raw.length + 8);
    huge[80] = (byte) 0xff;
    ByteBuffer.wrap(huge).putLong(81, -1L);
    assertThatThrownBy(() -> parser.parse(huge)).hasMessageContaining("transactions");
  }

  @Test
  void theGenesisBlockHasHeightZero() {
    assertThat(parser.parse(RawBlocks.block(new byte[32], 1, coinbaseOnly())).height()).isZero();
  }

  private static List<Tx> coinbaseOnly() {
    return new ArrayList<>(List.of(Tx.coinbase(7, 50)));
  }

  private static void assertSameAsBitcoinj(Block block, byte[] raw, BitcoinNetwork network) {
    org.bitcoinj.core.Block oracle =
        NetworkParameters.of(network).getDefaultSerializer().makeBlock(ByteBuffer.wrap(raw));
    assertThat(block.hash()).hasToString(oracle.getHashAsString());
    assertThat(block.parent()).hasToString(oracle.getPrevBlockHash().toString());
    assertThat(block.time()).isEqualTo(oracle.time().getEpochSecond());
    List<Transaction> txs = Objects.requireNonNull(oracle.getTransactions());
    assertThat(block.txCount()).isEqualTo(txs.size());
    for (int tx = 0; tx < txs.size(); tx++) {
      Transaction expected = txs.get(tx);
      assertThat(block.txId(tx)).hasToString(expected.getTxId().toString());
      int input = block.firstInput(tx);
      assertThat(block.firstInput(tx + 1) - input).isEqualTo(expected.getInputs().size());
      for (int i = 0; i < expected.getInputs().size(); i++) {
        TransactionOutPoint prev = expected.getInput(i).getOutpoint();
        assertThat(block.prev(input + i).txId()).hasToString(prev.hash().toString());
        assertThat(block.prevVout(input + i)).isEqualTo((int) prev.index());
      }
      int output = block.firstOutput(tx);
      assertThat(block.firstOutput(tx + 1) - output).isEqualTo(expected.getOutputs().size());
      for (int i = 0; i < expected.getOutputs().size(); i++) {
        assertThat(block.value(output + i)).isEqualTo(expected.getOutput(i).getValue().value);
        assertThat(block.script(output + i)).isEqualTo(expected.getOutput(i).getScriptBytes());
      }
    }
  }
}
