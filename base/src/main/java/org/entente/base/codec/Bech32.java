package org.entente.base.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Bech32 (BIP173) and bech32m (BIP350), and the SegWit addresses written in them: witness
/// version 0 in bech32, higher ones in bech32m.
public final class Bech32 {
  static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM_DIGITS = 6;
  private static final int MAX_LENGTH = 90;
  private static final int MAX_VERSION = 16;

  private Bech32() {}

  /// Which of the two checksums holds.
  public enum Variant {
    BECH32(1),
    BECH32M(0x2bc830a3);

    private final int constant;

    Variant(int constant) {
      this.constant = constant;
    }

    static Variant of(int version) {
      return version == 0 ? BECH32 : BECH32M;
    }
  }

  /// Human-readable part and five-bit digits, checksum taken off.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Decoded(Variant variant, String hrp, byte[] digits) {}

  /// A witness version with its program of 2 to 40 bytes.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Witness(int version, byte[] program) {}

  public static String encode(Variant variant, String hrp, byte[] digits) {
    byte[] all = Arrays.copyOf(digits, digits.length + CHECKSUM_DIGITS);
    int check = polymod(hrp, all) ^ variant.constant;
    StringBuilder text = new StringBuilder(hrp).append('1');
    for (int i = 0; i < CHECKSUM_DIGITS; i++) {
      all[digits.length + i] = (byte) ((check >>> (5 * (CHECKSUM_DIGITS - 1 - i))) & 31);
    }
    for (byte digit : all) {
      text.append(DIGITS.charAt(digit));
    }
    return text.toString();
  }

  /// Throws [IllegalArgumentException] that says what is wrong.
  public static Decoded decode(String text) {
    String lower = requireOneCase(text);
    int separator = lower.lastIndexOf('1');
    if (separator < 1
        || separator + 1 + CHECKSUM_DIGITS > lower.length()
        || lower.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("the length of its parts is not that of bech32");
    }
    String hrp = lower.substring(0, separator);
    byte[] digits = new byte[lower.length() - separator - 1];
    for (int i = 0; i < digits.length; i++) {
      int digit = DIGITS.indexOf(lower.charAt(separator + 1 + i));
      if (digit < 0) {
        throw new IllegalArgumentException("character " + (separator + 2 + i) + " is not bech32");
      }
      digits[i] = (byte) digit;
    }
    int check = polymod(hrp, digits);
    for (Variant variant : Variant.values()) {
      if (check == variant.constant) {
        return new Decoded(variant, hrp, Arrays.copyOf(digits, digits.length - CHECKSUM_DIGITS));
      }
    }
    throw new IllegalArgumentException("the checksum does not fit: a character is mistyped");
  }

  private static String requireOneCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 33 || c > 126) {
        throw new IllegalArgumentException("character " + (i + 1) + " is not bech32");
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("capital and small letters are mixed");
    }
    return lower;
  }

  private static int polymod(String hrp, byte[] digits) {
    int check = 1;
    for (int i = 0; i < hrp.length(); i++) {
      check = step(check, hrp.charAt(i) >>> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < hrp.length(); i++) {
      check = step(check, hrp.charAt(i) & 31);
    }
    for (byte digit : digits) {
      check = step(check, digit);
    }
    return check;
  }

  private static int step(int check, int digit) {
    int top = check >>> 25;
    int next = ((check & 0x1ffffff) << 5) ^ digit;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= ((top >>> i) & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  public static String encodeWitness(String hrp, Witness witness) {
    byte[] program = regroup(witness.program(), 8, 5, true);
    byte[] digits = new byte[program.length + 1];
    digits[0] = (byte) witness.version();
    System.arraycopy(program, 0, digits, 1, program.length);
    return encode(Variant.of(witness.version()), hrp, digits);
  }

  /// Reads a SegWit address of the network with this human-readable part. Throws
  /// [IllegalArgumentException] that says what is wrong.
  public static Witness decodeWitness(String hrp, String text) {
    Decoded decoded = decode(text);
    if (!decoded.hrp.equals(hrp)) {
      throw new IllegalArgumentException(
          "it begins with " + decoded.hrp + "1, not with " + hrp + "1");
    }
    if (decoded.digits.length == 0) {
      throw new IllegalArgumentException("it has no witness version");
    }
    int version = decoded.digits[0];
    byte[] program =
        regroup(Arrays.copyOfRange(decoded.digits, 1, decoded.digits.length), 5, 8, false);
    if (version > MAX_VERSION || decoded.variant != Variant.of(version)) {
      throw new IllegalArgumentException(
          "witness version " + version + " with the checksum of " + decoded.variant);
    }
    boolean fits = version != 0 || program.length == 20 || program.length == 32;
    if (program.length < 2 || program.length > 40 || !fits) {
      throw new IllegalArgumentException(
          "a program of " + program.length + " bytes for witness version " + version);
    }
    return new Witness(version, program);
  }

  static byte[] regroup(byte[] groups, int from, int to, boolean pad) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int value = 0;
    for (byte group : groups) {
      value = ((value << from) | (group & ((1 << from) - 1))) & 0xfff;
      bits += from;
      while (bits >= to) {
        bits -= to;
        out.write((value >>> bits) & ((1 << to) - 1));
      }
    }
    int rest = value & ((1 << bits) - 1);
    if (pad && bits > 0) {
      out.write((rest << (to - bits)) & ((1 << to) - 1));
    } else if (!pad && (bits >= from || rest != 0)) {
      throw new IllegalArgumentException("the bits left over at its end are not zero");
    }
    return out.toByteArray();
  }
}
