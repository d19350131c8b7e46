package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.entente.base.Hex;
import org.entente.base.codec.Bech32.Variant;
import org.entente.base.codec.Bech32.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bech32Test {
  /// Valid strings of BIP173.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A12UEL5L",
        "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        "?1ezyfcl"
      })
  void readsWhatBip173CallsValid(String text) {
    Bech32.Decoded decoded = Bech32.decode(text);
    assertThat(decoded.variant()).isEqualTo(Variant.BECH32);
    assertThat(Bech32.encode(Variant.BECH32, decoded.hrp(), decoded.digits()))
        .isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  /// Valid strings of BIP350.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1LQFN3A",
        "a1lqfn3a",
        "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
        "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
        "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
        "?1v759aa"
      })
  void readsWhatBip350CallsValid(String text) {
    assertThat(Bech32.decode(text).variant()).isEqualTo(Variant.BECH32M);
  }

  /// Valid addresses of BIP350 with their scripts.
  @ParameterizedTest
  @CsvSource({
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, bc, 0, 751e76e8199196d454941c45d1b3a323f1433bd6",
    "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7, tb, 0,"
        + " 1863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y, bc, 1,"
        + " 751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
    "BC1SW50QGDZ25J, bc, 16, 751e",
    "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, bc, 2, 751e76e8199196d454941c45d1b3a323",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0, bc, 1,"
        + " 79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
  })
  void readsAndWritesSegwitAddresses(String text, String hrp, int version, String program) {
    Witness witness = Bech32.decodeWitness(hrp, text);
    assertThat(witness.version()).isEqualTo(version);
    assertThat(Hex.encode(witness.program())).isEqualTo(program);
    assertThat(Bech32.encodeWitness(hrp, witness)).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  /// Invalid addresses of BIP173 and BIP350.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
        "bc1pw5dgrnzv",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
        "bc1gmk9yu",
        "bc1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"
      })
  void refusesWhatTheBipsCallInvalid(String text) {
    assertThatThrownBy(() -> Bech32.decodeWitness("bc", text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyMistypedCharacterIsNoticed() {
    String text = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";
    Random random = new Random(1);
    for (int i = 0; i < text.length(); i++) {
      char other = "qpzry9x8gf2tvdw0s3jn54khce6mua7l".charAt(random.nextInt(32));
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      if (!wrong.equals(text)) {
        assertThatThrownBy(() -> Bech32.decodeWitness("bc", wrong))
            .as(wrong)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
