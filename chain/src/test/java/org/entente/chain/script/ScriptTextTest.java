package org.entente.chain.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTextTest {
  /// Pushes of one byte, of each length form, of small numbers; then what is no clean push.
  @ParameterizedTest
  @CsvSource({
    "6a, ''",
    "6a00, ''",
    "6a0568656c6c6f, 68656c6c6f",
    "6a026869036c6c6f, 68696c6c6f",
    "6a4c0268690151, 686951",
    "6a4d02006869, 6869",
    "6a4e020000006869, 6869",
    "6a5d0114, 0d14",
    "6a4f, 81",
    "6a0568656c6c, 0568656c6c",
    "6a4c, 4c",
    "6a4effffffff68, 4effffffff68",
    "6aac, ac",
    "6a50, 50"
  })
  void payloadIsWhatIsPushed(String script, String payload) {
    assertThat(Hex.encode(OpReturn.payload(Hex.decode(script)))).isEqualTo(payload);
  }

  @Test
  void otherScriptsHaveNoPayload() {
    assertThatThrownBy(() -> OpReturn.payload(Hex.decode("51")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noPayloadIsLongerThanItsScript() {
    Random random = new Random(17);
    for (int i = 0; i < 50_000; i++) {
      byte[] script = new byte[1 + random.nextInt(90)];
      random.nextBytes(script);
      script[0] = 0x6a;
      if (script.length > 1 && random.nextBoolean()) {
        script[1] = (byte) (0x4b + random.nextInt(8));
      }
      assertThat(OpReturn.payload(script).length)
          .as("seed 17: %s", Hex.encode(script))
          .isLessThan(script.length);
    }
  }

  /// The example of Electrum's protocol documentation: the payee of the first block.
  @Test
  void scriptHashIsTheOneOfElectrum() {
    byte[] script = Hex.decode("76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac");
    assertThat(ScriptHash.of(script))
        .isEqualTo("8b01df4e368ea28f8dc0423bcf7a4923e3a12d307c875e47a0cfbf90b5c39161");
  }
}
