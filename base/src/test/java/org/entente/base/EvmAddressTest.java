package org.entente.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmAddressTest {
  /// The vectors of EIP-55: all capitals, all lower case, and four mixed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void writesTheChecksumsOfEip55(String text) {
    EvmAddress address = EvmAddress.parse(text);
    assertThat(address.checksummed()).isEqualTo(text);
    assertThat(address.toString()).isEqualTo(text.toLowerCase(Locale.ROOT));
    assertThat(EvmAddress.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void refusesAMistypedLetter() {
    assertThatThrownBy(() -> EvmAddress.parse("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
        .hasMessageContaining("checksum");
    assertThatThrownBy(() -> EvmAddress.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee"))
        .hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedd",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> EvmAddress.parse(text)).hasMessageContaining("40 hexadecimal digits");
  }

  @Test
  void readsWhatItWritesAndOrdersByBytes() {
    Random random = new Random(5);
    EvmAddress last = EvmAddress.ZERO;
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[30];
      random.nextBytes(bytes);
      EvmAddress address = EvmAddress.read(bytes, 7);
      assertThat(address.bytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 7, 27));
      assertThat(Integer.signum(address.compareTo(last)))
          .isEqualTo(Integer.signum(address.toString().compareTo(last.toString())));
      last = address;
    }
  }
}
