package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.junit.jupiter.api.Test;

class PsbtTest {
  private static final String ID = "a1".repeat(32);
  private static final String SCRIPT = "0014" + "22".repeat(20);

  /// Two inputs, one output, no signature.
  private static final String UNSIGNED =
      "02000000"
          + "02"
          + (ID + "07000000" + "00" + "fdffffff")
          + (ID + "08000000" + "00" + "fdffffff")
          + "01"
          + ("e803000000000000" + "16" + SCRIPT)
          + "00000000";

  private static final String MAGIC = "70736274ff";

  private static byte[] version0() {
    byte[] tx = Hex.decode(UNSIGNED);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Hex.decode(MAGIC + "0100"));
    out.write(tx.length);
    out.writeBytes(tx);
    out.writeBytes(Hex.decode("00"));
    out.writeBytes(Hex.decode("0103" + "04" + "01000000" + "00")); // how to sign the first
    out.writeBytes(Hex.decode("00"));
    out.writeBytes(Hex.decode("00"));
    return out.toByteArray();
  }

  private static byte[] version2() {
    String global =
        "010204" + "02000000" + "010401" + "02" + "010501" + "01" + "01fb04" + "02000000";
    String inputs = "";
    for (String index : new String[] {"07000000", "08000000"}) {
      inputs += "010e20" + ID + "010f04" + index + "00";
    }
    String output = "010308" + "e803000000000000" + "010416" + SCRIPT + "00";
    return Hex.decode(MAGIC + global + "00" + inputs + output);
  }

  @Test
  void bothVersionsSayWhatTheTransactionSays() {
    Block tx = new RawBlockReader(Network.MAINNET).transaction(Hex.decode(UNSIGNED));
    for (byte[] bytes : new byte[][] {version0(), version2()}) {
      Psbt psbt = Psbt.read(bytes, Network.MAINNET);
      assertThat(psbt.spent()).containsExactly(tx.prev(0), tx.prev(1));
      assertThat(psbt.paid()).hasSize(1);
      assertThat(psbt.paid().getFirst().value()).isEqualTo(1000);
      assertThat(psbt.paid().getFirst().script()).isEqualTo(tx.script(0));
    }
  }

  @Test
  void whatIsCutOffOrRepeatedIsNone() {
    for (byte[] bytes : new byte[][] {version0(), version2()}) {
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> Psbt.read(cut, Network.MAINNET))
            .isInstanceOf(IllegalArgumentException.class);
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThatThrownBy(() -> Psbt.read(longer, Network.MAINNET))
          .hasMessageContaining("after its end");
    }
    byte[] twice = Hex.decode(MAGIC + "010204" + "02000000" + "010204" + "02000000" + "00");
    assertThatThrownBy(() -> Psbt.read(twice, Network.MAINNET)).hasMessageContaining("twice");
  }

  /// `-Drounds=N` for more.
  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() {
    Random random = new Random(8);
    for (int round = 0; round < Integer.getInteger("rounds", 20_000); round++) {
      byte[] bytes = round % 2 == 0 ? version0() : version2();
      for (int i = 0; i <= random.nextInt(4); i++) {
        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
      }
      try {
        Psbt.read(bytes, Network.MAINNET);
      } catch (IllegalArgumentException | ArithmeticException | BrokenRule refused) {
        assertThat(refused.getMessage()).as(Hex.encode(bytes)).isNotBlank();
      }
    }
  }
}
