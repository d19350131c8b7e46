package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.bitcoinj.base.Base58;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58CheckTest {
  /// From Bitcoin Core's `key_io_valid.json` and the Bitcoin wiki's technical background of
  /// version 1 addresses.
  @ParameterizedTest
  @CsvSource({
    "16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM, 00010966776006953d5567439e5e39f86a0d273bee",
    "1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i, 0065a16059864a2fdbc7c99a4723a8395bc6f188eb",
    "3CMNFxN1oHBc4R1EpboAL5yzHGgE611Xou, 0574f209f6ea907e2ea48f74fae05782ae8a665257",
    "mo9ncXisMeAoXwqcV5EWuyncbmCcQN4rVs, 6f53c0307d6851aa0ce7825ba883c6bd9ad242b486",
    "2N2JD6wb56AfK4tfmM6PwdVmoYk2dCKf4Br, c46349a418fc4578d10a372b54b45c280cc8c4382f",
    "1111111111111111111114oLvT2, 000000000000000000000000000000000000000000"
  })
  void readsAndWritesKnownAddresses(String text, String payload) {
    assertThat(Hex.encode(Base58Check.decode(text))).isEqualTo(payload);
    assertThat(Base58Check.encode(Hex.decode(payload))).isEqualTo(text);
  }

  @Test
  void agreesWithBitcoinj() {
    Random random = new Random(13);
    for (int i = 0; i < 2000; i++) {
      byte[] payload = new byte[1 + random.nextInt(60)];
      random.nextBytes(payload);
      for (int zeros = random.nextInt(3); zeros > 0; zeros--) {
        payload[Math.min(zeros - 1, payload.length - 1)] = 0;
      }
      int version = payload[0] & 0xff;
      byte[] rest = Arrays.copyOfRange(payload, 1, payload.length);
      String text = Base58Check.encode(payload);
      assertThat(text).as("seed 13, case %d", i).isEqualTo(Base58.encodeChecked(version, rest));
      assertThat(Base58Check.decode(text)).isEqualTo(payload);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "3vQB", "16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvN", "16Uw LL9", "0", "é"})
  void refusesWhatIsNoText(String text) {
    assertThatThrownBy(() -> Base58Check.decode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneZeroMoreOrLessIsAnotherText() {
    String text = "16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM";
    assertThatThrownBy(() -> Base58Check.decode("1" + text)).hasMessageContaining("checksum");
    assertThatThrownBy(() -> Base58Check.decode(text.substring(1)))
        .hasMessageContaining("checksum");
  }
}
