package org.entente.exchange.stix.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An IP address or a block of them in CIDR form.
///
/// @param bits 32 or 128
/// @param prefix leading bits that count
public record IpBlock(BigInteger address, int bits, int prefix) {
  /// Empty when the text is neither.
  public static Optional<IpBlock> of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean v6 = address.indexOf(':') >= 0;
    Optional<BigInteger> number = v6 ? six(address) : four(address);
    int bits = v6 ? 128 : 32;
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (slash < 0) {
      return Optional.of(new IpBlock(number.get(), bits, bits));
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    return Optional.of(new IpBlock(number.get(), bits, Integer.parseInt(prefix)));
  }

  public boolean isSix() {
    return bits == 128;
  }

  /// Whether all of `other` is in this block.
  public boolean contains(IpBlock other) {
    return bits == other.bits
        && prefix <= other.prefix
        && address.shiftRight(bits - prefix).equals(other.address.shiftRight(bits - prefix));
  }

  private static Optional<BigInteger> four(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long number = 0;
    for (String part : parts) {
      if (!part.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number << 8 | Integer.parseInt(part);
    }
    return Optional.of(BigInteger.valueOf(number));
  }

  private static Optional<BigInteger> six(String text) {
    int zone = text.indexOf('%');
    String address = zone > 0 ? text.substring(0, zone) : text;
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    List<Integer> head = new ArrayList<>();
    List<Integer> tail = new ArrayList<>();
    boolean sound =
        gap < 0
            ? groups(address, head, true)
            : groups(address.substring(0, gap), head, false)
                && groups(address.substring(gap + 2), tail, true);
    int known = head.size() + tail.size();
    if (!sound || (gap < 0 ? known != 8 : known > 7)) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int group : head) {
      number = number.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    number = number.shiftLeft(16 * (8 - known));
    for (int group : tail) {
      number = number.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return Optional.of(number);
  }

  /// Adds the groups of `text`; the last of them may be an IPv4 address when `isEnd`.
  private static boolean groups(String text, List<Integer> groups, boolean isEnd) {
    if (text.isEmpty()) {
      return true;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (isEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        Optional<BigInteger> four = four(parts[i]);
        if (four.isEmpty()) {
          return false;
        }
        groups.add(four.get().shiftRight(16).intValue());
        groups.add(four.get().intValue() & 0xffff);
      } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return false;
      }
    }
    return true;
  }
}
