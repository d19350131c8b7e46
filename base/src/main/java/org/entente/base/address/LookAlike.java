package org.entente.base.address;

import java.util.Optional;

/// Addresses that a hurried reader takes for one another: equal in the first four and the last four
/// characters, and not between. Such an address is no hit, but a pattern of attack: thieves and
/// poisoners make them on purpose.
///
/// What all addresses of a format begin with (`0x`, `bc1q`) is not counted.
///
/// @param outline equal for addresses of one format whose ends are equal
public record LookAlike(String outline) {
  private static final int ENDS = 4;

  /// What `key` looks like; empty for text that is too short to have a middle.
  public static Optional<LookAlike> of(AddressKey key) {
    String text = key.text();
    int from = fixed(key, text);
    if (text.length() < from + 2 * ENDS + 1) {
      return Optional.empty();
    }
    return Optional.of(
        new LookAlike(
            key.family().text()
                + ':'
                + text.substring(0, from + ENDS)
                + '…'
                + text.substring(text.length() - ENDS)));
  }

  private static int fixed(AddressKey key, String text) {
    return switch (key.kind()) {
      case ACCOUNT -> key.family() == AddressFamily.EVM ? 2 : 0;
      case WITNESS_KEY_HASH, WITNESS_SCRIPT_HASH, TAPROOT, WITNESS -> text.lastIndexOf('1') + 2;
      case SHIELDED -> text.lastIndexOf('1') + 1;
      case LONG_SCRIPT_HASH -> text.indexOf(':') + 1;
      case TEXT, TAGGED_ACCOUNT, KEY_HASH, SCRIPT_HASH, MONERO_KEYS, MONERO_INTEGRATED -> 0;
    };
  }

  /// Whether two different addresses look alike.
  public static boolean between(AddressKey a, AddressKey b) {
    return !a.equals(b) && of(a).isPresent() && of(a).equals(of(b));
  }
}
