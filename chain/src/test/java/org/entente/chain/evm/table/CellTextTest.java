package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
  private static final String CHECKSUMMED = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2";

  private interface Parser<T> {
    T parse(byte[] text, int from, int to);
  }

  /// With other text around, which must not matter.
  private static <T> T parse(Parser<T> parser, String text) {
    byte[] bytes = ("9a" + text + "9a").getBytes(StandardCharsets.UTF_8);
    return parser.parse(bytes, 2, bytes.length - 2);
  }

  @Test
  void amountsOfAnyLengthAreExact() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      BigInteger value = new BigInteger(random.nextInt(257), random);
      assertThat(parse(CellText::amount, value.toString())).isEqualTo(Uint256.of(value));
      if (value.bitLength() < 240) {
        assertThat(parse(CellText::amount, "000" + value)).isEqualTo(Uint256.of(value));
      }
    }
  }

  @Test
  void theLargestAmountFitsAndOneMoreDoesNot() {
    BigInteger limit = BigInteger.TWO.pow(256);
    assertThat(parse(CellText::amount, limit.subtract(BigInteger.ONE).toString()).toBigInteger())
        .isEqualTo(limit.subtract(BigInteger.ONE));
    assertThatThrownBy(() -> parse(CellText::amount, limit.toString()))
        .hasMessageContaining("over 2^256-1");
    assertThatThrownBy(() -> parse(CellText::amount, "9".repeat(78)))
        .hasMessageContaining("over 2^256-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.0", "1e18", "1.5E18", "-1", "+1", "0x10", " 1", "1 ", "1,000", "NaN", "١"})
  void whatIsNoWholeNumberInDigitsIsRefused(String text) {
    assertThatThrownBy(() -> parse(CellText::amount, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no whole number");
  }

  @Test
  void hashesAndAddressesAreReadAsTheyAreWritten() {
    Random random = new Random(2);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      String digits = Hex.encode(bytes);
      assertThat(parse(CellText::hash, "0x" + digits)).isEqualTo(Hash256.read(bytes, 0));
      assertThat(parse(CellText::address, "0x" + digits.substring(0, 40)))
          .isEqualTo(EvmAddress.read(bytes, 0));
      assertThat(parse(CellText::bytes, "0x" + digits)).isEqualTo(bytes);
    }
  }

  @Test
  void anAddressInMixedCaseMustHaveTheRightChecksum() {
    assertThat(parse(CellText::address, CHECKSUMMED)).isEqualTo(EvmAddress.parse(CHECKSUMMED));
    assertThatThrownBy(() -> parse(CellText::address, CHECKSUMMED.replace("0xC", "0xc")))
        .hasMessageContaining("EIP-55");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "0x12", "c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> parse(CellText::address, text))
        .hasMessageContaining("0x and 40 hexadecimal digits");
  }

  @Test
  void wordsAreReadWhateverStandsBetweenThem() {
    String a = "0x" + "a1".repeat(32);
    String b = "0x" + "b2".repeat(32);
    List<Hash256> words = List.of(Hash256.ofHex("a1".repeat(32)), Hash256.ofHex("b2".repeat(32)));
    for (String text :
        List.of(
            a + "," + b,
            a + "|" + b,
            "['" + a + "' '" + b + "']",
            "[\"" + a + "\", \"" + b + "\"]",
            "{" + a + "," + b + "}")) {
      assertThat(parse(CellText::words, text)).as(text).isEqualTo(words);
    }
    assertThat(parse(CellText::words, "[]")).isEmpty();
    assertThatThrownBy(() -> parse(CellText::words, a + b)).hasMessageContaining("no list");
  }

  @Test
  void timesAreUnixSecondsOrDatesInUtc() {
    long time = Instant.parse("2025-02-21T14:16:11Z").getEpochSecond();
    for (String text :
        List.of(
            Long.toString(time),
            "2025-02-21 14:16:11 UTC",
            "2025-02-21 14:16:11",
            "2025-02-21T14:16:11Z",
            "2025-02-21 14:16:11.000000+00:00")) {
      assertThat(parse(CellText::time, text)).as(text).isEqualTo(time);
    }
    for (String text : List.of("", "2025-02-30 00:00:00", "yesterday", "2025-02-21", "1.7e9")) {
      assertThatThrownBy(() -> parse(CellText::time, text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
