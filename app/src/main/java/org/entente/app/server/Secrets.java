package org.entente.app.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.entente.exchange.log.Merkle;

/// Random bytes for whoever signs in; with `test.seed` those that follow from what they are for.
final class Secrets {
  private static final int SALT = 16;
  private static final int LENGTH = 32;

  private final NodeHome home;
  private final SecureRandom random = new SecureRandom();

  Secrets(NodeHome home) {
    this.home = home;
  }

  byte[] salt(String name) {
    return bytes("salt/" + name, SALT);
  }

  /// 256 random bits as text.
  String text(String purpose) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(purpose, LENGTH));
  }

  private byte[] bytes(String purpose, int length) {
    if (home.settings().keys().containsKey("test.seed")) {
      return Arrays.copyOf(home.keys().of(purpose), length);
    }
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// What is kept of a text of 256 random bits.
  static byte[] hash(String text) {
    return Merkle.sha256(text.getBytes(US_ASCII));
  }
}
