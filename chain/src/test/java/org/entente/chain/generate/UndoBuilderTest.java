package org.entente.chain.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.base.Hex;
import org.junit.jupiter.api.Test;

class UndoBuilderTest {
  @Test
  void numbersAreWrittenAsBitcoinCoreWritesThem() {
    assertThat(varInt(0)).isEqualTo("00");
    assertThat(varInt(127)).isEqualTo("7f");
    assertThat(varInt(128)).isEqualTo("8000");
    assertThat(varInt(16_511)).isEqualTo("ff7f");
    assertThat(varInt(65_535)).isEqualTo("82fe7f");
  }

  private static String varInt(long number) {
    return Hex.encode(new ByteWriter(10).varInt(number).copy());
  }

  @Test
  void amountsAreCompressedAsBitcoinCoreDoes() {
    assertThat(UndoBuilder.compressed(0)).isZero();
    assertThat(UndoBuilder.compressed(1)).isEqualTo(1);
    assertThat(UndoBuilder.compressed(1_000_000)).isEqualTo(7);
    assertThat(UndoBuilder.compressed(100_000_000)).isEqualTo(9);
    assertThat(UndoBuilder.compressed(5_000_000_000L)).isEqualTo(0x32);
    assertThat(UndoBuilder.compressed(2_100_000_000_000_000L)).isEqualTo(0x1406f40);
  }
}
