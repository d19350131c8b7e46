package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entente.base.Hex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Keccak256Test {
  /// The empty string (Yellow Paper: of an account without code), and the event that everybody
  /// knows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        "Transfer(address,address,uint256)"
            + "|ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
      })
  void hashes(String text, String hash) {
    Keccak256 keccak = new Keccak256();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Hex.encode(keccak.hash(bytes))).isEqualTo(hash);
    assertThat(Hex.encode(keccak.hash(bytes))).as("again").isEqualTo(hash);
  }
}
