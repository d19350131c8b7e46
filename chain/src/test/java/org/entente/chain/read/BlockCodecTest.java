package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.BrokenRule;
import org.junit.jupiter.api.Test;

class BlockCodecTest {
  private static Block random(long seed) {
    Random random = new Random(seed);
    Block block =
        new BlockParser(Network.REGTEST)
            .parse(RawBlocks.random(random, new byte[32], 9, 1 + random.nextInt(12)));
    if (seed % 2 == 0) {
      return block;
    }
    SpentColumns spent = new SpentColumns();
    for (int input = 0; input < block.inputCount(); input++) {
      if (input % 3 == 0) {
        spent.addUnknown();
      } else {
        spent.add(random.nextInt(1000), RawBlocks.exactly(random, random.nextInt(40)));
      }
    }
    return spent.on(block);
  }

  @Test
  void whatIsDecodedIsWhatWasEncoded() {
    for (long seed = 0; seed < 200; seed++) {
      Block block = random(seed);
      byte[] encoded = BlockCodec.encode(block);
      byte[] shifted = new byte[encoded.length + 7];
      System.arraycopy(encoded, 0, shifted, 5, encoded.length);
      Block decoded = BlockCodec.decode(shifted, 5, 5 + encoded.length);
      Sources.assertSame(decoded, block);
      Sources.assertSameSpent(decoded, block);
      assertThat(BlockCodec.encode(decoded)).isEqualTo(encoded);
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] encoded = BlockCodec.encode(random(1));
    for (int length = 0; length < encoded.length; length++) {
      int end = length;
      assertThatThrownBy(() -> BlockCodec.decode(encoded, 0, end)).isInstanceOf(BrokenRule.class);
    }
  }

  @Test
  void aDamagedEncodingIsRefusedOrStaysWithinItsBounds() {
    byte[] encoded = BlockCodec.encode(random(3));
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = encoded.clone();
      damaged[random.nextInt(i % 2 == 0 ? 100 : damaged.length)] = (byte) random.nextInt(256);
      try {
        walk(BlockCodec.decode(damaged, 0, damaged.length));
      } catch (BrokenRule expected) {
        assertThat(expected.rule()).isEqualTo(BrokenRule.Rule.FORMAT);
      }
    }
  }

  private static void walk(Block block) {
    for (int output = 0; output < block.outputCount(); output++) {
      block.script(output);
    }
    for (int input = 0; input < block.inputCount(); input++) {
      block.prev(input);
      SpentOutputs spent = block.spent();
      if (spent != null) {
        SpentColumns.script(spent, input);
      }
    }
    for (int tx = 0; tx < block.txCount(); tx++) {
      block.txId(tx);
    }
  }

  @Test
  void anUnknownVersionIsRefused() {
    byte[] encoded = BlockCodec.encode(random(2));
    encoded[0] = 2;
    assertThatThrownBy(() -> BlockCodec.decode(encoded, 0, encoded.length))
        .hasMessageContaining("version 2");
    byte[] longer = Arrays.copyOf(BlockCodec.encode(random(2)), encoded.length + 1);
    assertThatThrownBy(() -> BlockCodec.decode(longer, 0, longer.length))
        .isInstanceOf(BrokenRule.class);
  }
}
