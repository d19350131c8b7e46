package org.entente.chain.evm.table;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// Values out of the text of a cell, `text[from, to)`. Millions of cells a second go through here,
/// so no strings are made on the way. Throws [IllegalArgumentException] with a reason.
final class CellText {
  private static final int WORD_DIGITS = 16;
  private static final int HASH_CHARS = 2 + 2 * Hash256.BYTES;
  private static final int ADDRESS_CHARS = 2 + 2 * EvmAddress.BYTES;
  private static final int SHOWN = 80;

  /// Digits that a `long` takes for sure.
  private static final int CHUNK_DIGITS = 18;

  private static final int AMOUNT_DIGITS = 78;
  private static final long[] POWERS = new long[CHUNK_DIGITS + 1];

  private static final int LOWER = 0x20;
  private static final int UPPER = 0x10;

  /// Value of a hexadecimal digit, with [#LOWER] or [#UPPER] on letters; negative for others.
  private static final byte[] DIGIT = new byte[256];

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.0{1,9})?"
              + "(?: ?UTC|Z|\\+00:?00)?");

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= CHUNK_DIGITS; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
    for (int i = 0; i < DIGIT.length; i++) {
      int value = Character.digit(i, 16);
      boolean ascii = i < 128 && value >= 0;
      DIGIT[i] =
          (byte) (!ascii ? -1 : value < 10 ? value : i >= 'a' ? value | LOWER : value | UPPER);
    }
  }

  private CellText() {}

  static long whole(byte[] text, int from, int to) {
    Uint256 value = amount(text, from, to);
    if (!value.fitsLong()) {
      throw new IllegalArgumentException(shown(text, from, to) + " is too large");
    }
    return value.toLong();
  }

  static Uint256 amount(byte[] text, int from, int to) {
    int digits = to - from;
    if (digits < 1 || digits > AMOUNT_DIGITS) {
      throw noAmount(text, from, to);
    }
    if (digits <= CHUNK_DIGITS) {
      return Uint256.of(chunk(text, from, to, from, to));
    }
    int end = from + digits % CHUNK_DIGITS;
    Uint256 value = end == from ? Uint256.ZERO : Uint256.of(chunk(text, from, end, from, to));
    while (end < to) {
      long next = chunk(text, end, end + CHUNK_DIGITS, from, to);
      try {
        value = timesPlus(value, POWERS[CHUNK_DIGITS], next);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(shown(text, from, to) + " is over 2^256-1", e);
      }
      end += CHUNK_DIGITS;
    }
    return value;
  }

  /// `value` · `factor` + `more`, in 64-bit limbs.
  private static Uint256 timesPlus(Uint256 value, long factor, long more) {
    long d = value.d() * factor;
    long carry = Math.unsignedMultiplyHigh(value.d(), factor);
    d += more;
    carry += Long.compareUnsigned(d, more) < 0 ? 1 : 0;
    long c = value.c() * factor + carry;
    carry =
        Math.unsignedMultiplyHigh(value.c(), factor) + (Long.compareUnsigned(c, carry) < 0 ? 1 : 0);
    long b = value.b() * factor + carry;
    carry =
        Math.unsignedMultiplyHigh(value.b(), factor) + (Long.compareUnsigned(b, carry) < 0 ? 1 : 0);
    long a = value.a() * factor + carry;
    carry =
        Math.unsignedMultiplyHigh(value.a(), factor) + (Long.compareUnsigned(a, carry) < 0 ? 1 : 0);
    if (carry != 0) {
      throw new ArithmeticException("over 2^256-1");
    }
    return new Uint256(a, b, c, d);
  }

  private static long chunk(byte[] text, int from, int to, int cellFrom, int cellTo) {
    long value = 0;
    int wrong = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      wrong |= digit | (9 - digit);
      value = value * 10 + digit;
    }
    if (wrong < 0) {
      throw noAmount(text, cellFrom, cellTo);
    }
    return value;
  }

  private static IllegalArgumentException noAmount(byte[] text, int from, int to) {
    return new IllegalArgumentException(
        shown(text, from, to) + " is no whole number from 0 to 2^256-1 in decimal digits");
  }

  static Hash256 hash(byte[] text, int from, int to) {
    if (to - from != HASH_CHARS || !isPrefixed(text, from)) {
      throw new IllegalArgumentException(
          shown(text, from, to) + " is not 0x and 64 hexadecimal digits");
    }
    return digits(text, from + 2, from, to);
  }

  private static Hash256 digits(byte[] text, int at, int from, int to) {
    long a = word(text, at, WORD_DIGITS);
    long b = word(text, at + WORD_DIGITS, WORD_DIGITS);
    long c = word(text, at + 2 * WORD_DIGITS, WORD_DIGITS);
    long d = word(text, at + 3 * WORD_DIGITS, WORD_DIGITS);
    if (flags(text, at, at + 4 * WORD_DIGITS) < 0) {
      throw new IllegalArgumentException(
          shown(text, from, to) + " is not 0x and 64 hexadecimal digits");
    }
    return new Hash256(a, b, c, d);
  }

  /// Digits in mixed case must be right by their checksum (EIP-55).
  static EvmAddress address(byte[] text, int from, int to) {
    if (to - from != ADDRESS_CHARS || !isPrefixed(text, from)) {
      throw new IllegalArgumentException(
          shown(text, from, to) + " is not 0x and 40 hexadecimal digits");
    }
    int flags = flags(text, from + 2, to);
    if (flags < 0 || (flags & (LOWER | UPPER)) == (LOWER | UPPER)) {
      try {
        return EvmAddress.parse(string(text, from, to));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(shown(text, from, to) + ": " + e.getMessage(), e);
      }
    }
    return new EvmAddress(
        word(text, from + 2, WORD_DIGITS),
        word(text, from + 2 + WORD_DIGITS, WORD_DIGITS),
        (int) word(text, from + 2 + 2 * WORD_DIGITS, WORD_DIGITS / 2));
  }

  private static boolean isPrefixed(byte[] text, int from) {
    return text[from] == '0' && (text[from + 1] == 'x' || text[from + 1] == 'X');
  }

  private static long word(byte[] text, int at, int digits) {
    long word = 0;
    for (int i = at; i < at + digits; i++) {
      word = word << 4 | (DIGIT[text[i] & 0xff] & 0xf);
    }
    return word;
  }

  /// Negative if one is no digit.
  private static int flags(byte[] text, int from, int to) {
    int flags = 0;
    for (int i = from; i < to; i++) {
      flags |= DIGIT[text[i] & 0xff];
    }
    return flags;
  }

  static byte[] bytes(byte[] text, int from, int to) {
    int digits = to - from - 2;
    if (digits < 0 || digits % 2 != 0 || !isPrefixed(text, from) || flags(text, from + 2, to) < 0) {
      throw new IllegalArgumentException(
          shown(text, from, to) + " is not 0x and hexadecimal bytes");
    }
    byte[] bytes = new byte[digits / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) word(text, from + 2 + 2 * i, 2);
    }
    return bytes;
  }

  /// Words of 0x and 64 digits with any brackets, quotes, spaces, commas or bars between them: each
  /// tool writes lists in its own way.
  static List<Hash256> words(byte[] text, int from, int to) {
    List<Hash256> words = new ArrayList<>(4);
    int at = from;
    while (at < to) {
      if (isBetween(text[at])) {
        at++;
        continue;
      }
      if (to - at < HASH_CHARS || !isPrefixed(text, at)) {
        throw new IllegalArgumentException(
            shown(text, from, to) + " is no list of words of 0x and 64 hexadecimal digits");
      }
      words.add(digits(text, at + 2, from, to));
      at += HASH_CHARS;
      if (at < to && !isBetween(text[at])) {
        throw new IllegalArgumentException(
            shown(text, from, to) + " is no list of words of 0x and 64 hexadecimal digits");
      }
    }
    return words;
  }

  private static boolean isBetween(byte c) {
    return switch (c) {
      case ' ', ',', '|', '[', ']', '{', '}', '\'', '"', '\n', '\r' -> true;
      default -> false;
    };
  }

  /// Unix seconds, or a date and time of whole seconds in UTC.
  static long time(byte[] text, int from, int to) {
    if (to - from > 4 && text[from + 4] == '-') {
      Matcher parts = DATE_TIME.matcher(string(text, from, to));
      if (parts.matches()) {
        try {
          return LocalDateTime.of(
                  number(parts, 1),
                  number(parts, 2),
                  number(parts, 3),
                  number(parts, 4),
                  number(parts, 5),
                  number(parts, 6))
              .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
          throw new IllegalArgumentException(
              shown(text, from, to) + " is no time: " + e.getMessage(), e);
        }
      }
    }
    if (to - from > CHUNK_DIGITS || to == from || !isDigits(text, from, to)) {
      throw new IllegalArgumentException(
          shown(text, from, to) + " is neither Unix seconds nor a date and time in UTC");
    }
    return whole(text, from, to);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static boolean isDigits(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  static String string(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /// For messages: quoted, and not too long.
  static String shown(byte[] text, int from, int to) {
    String whole = string(text, from, Math.min(to, from + SHOWN));
    StringBuilder shown = new StringBuilder("\"");
    whole.chars().forEach(c -> shown.append(c < ' ' ? '\u00b7' : (char) c));
    return shown.append(to - from > SHOWN ? "…\"" : "\"").toString();
  }
}
