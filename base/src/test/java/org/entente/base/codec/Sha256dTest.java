package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;

class Sha256dTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
  private static final String HELLO_HASH =
      "9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50";

  @Test
  void hashesTwice() {
    byte[] out = new byte[40];
    new Sha256d().hash(HELLO, 0, 5, out, 8);
    assertThat(Hex.encode(out, 8, 40)).isEqualTo(HELLO_HASH);
  }

  @Test
  void partsHashLikeTheWholeAndAnInstanceBeginsAnew() {
    Sha256d sha = new Sha256d();
    byte[] out = new byte[32];
    for (int i = 0; i < 2; i++) {
      sha.feed(HELLO, 0, 2);
      sha.feed(HELLO, 2, 5);
      sha.finish(out, 0);
      assertThat(Hex.encode(out)).isEqualTo(HELLO_HASH);
    }
  }
}
