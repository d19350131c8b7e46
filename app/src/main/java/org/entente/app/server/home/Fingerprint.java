package org.entente.app.server.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hex;
import org.entente.exchange.log.Merkle;

/// A key as two people compare it over the telephone: eight groups of four hex digits, the first
/// half of SHA-256 over the key as it is printed.
public final class Fingerprint {
  private static final int GROUPS = 8;
  private static final int DIGITS = 4;

  private Fingerprint() {}

  public static String of(String vkey) {
    String hex = Hex.encode(Merkle.sha256(vkey.getBytes(UTF_8)));
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.add(hex.substring(i * DIGITS, (i + 1) * DIGITS));
    }
    return String.join(" ", groups);
  }
}
