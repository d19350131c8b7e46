package org.entente.exchange.overlap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// ristretto255-SHA512 of RFC 9497, section 4.1: what its two modes hash, and to what.
enum Suite {
  /// The answer is believed.
  PLAIN(0),
  /// The answer proves that one key made all of it.
  VERIFIABLE(1);

  private static final int HASH_BLOCK = 128;
  private static final int WIDE = 64;

  private final int mode;

  Suite(int mode) {
    this.mode = mode;
  }

  private byte[] context() {
    return joined(ascii("OPRFV1-"), new byte[] {(byte) mode}, ascii("-ristretto255-SHA512"));
  }

  Ristretto element(byte[] input) {
    return Ristretto.hash(expand(input, joined(ascii("HashToGroup-"), context())));
  }

  Scalar scalar(byte[]... parts) {
    return scalarOf(ascii("HashToScalar-"), parts);
  }

  /// The key that a seed and an info stand for (RFC 9497, section 3.2.1).
  Scalar key(byte[] seed, byte[] info) {
    for (int counter = 0; counter < 256; counter++) {
      Scalar key =
          scalarOf(ascii("DeriveKeyPair"), seed, length(info), info, new byte[] {(byte) counter});
      if (!key.isZero()) {
        return key;
      }
    }
    throw new IllegalStateException("no key in 256 trials: this does not happen");
  }

  private Scalar scalarOf(byte[] domain, byte[]... parts) {
    return Scalar.reduced(expand(joined(parts), joined(domain, context())));
  }

  /// A scalar that only who has the seed knows; never 0.
  Scalar secret(byte[] seed, String purpose, long number) {
    byte[] eight = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    for (int counter = 0; ; counter++) {
      Scalar secret =
          scalarOf(ascii("Entente-" + purpose), length(seed), seed, eight, two(counter));
      if (!secret.isZero()) {
        return secret;
      }
    }
  }

  /// The domain of the weights in a proof (RFC 9497, section 2.2.1).
  byte[] seedDomain() {
    return joined(ascii("Seed-"), context());
  }

  /// `expand_message_xmd` of RFC 9380, section 5.3.1, to 64 bytes: one block of SHA-512.
  private static byte[] expand(byte[] message, byte[] domain) {
    byte[] tail = joined(domain, new byte[] {(byte) domain.length});
    byte[] first = sha512(new byte[HASH_BLOCK], message, new byte[] {0, WIDE, 0}, tail);
    return sha512(first, new byte[] {1}, tail);
  }

  static byte[] sha512(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// A length of at most 65,535 in two bytes, largest first.
  static byte[] length(byte[] bytes) {
    if (bytes.length > 0xffff) {
      throw new IllegalArgumentException("at most 65,535 bytes, not " + bytes.length);
    }
    return two(bytes.length);
  }

  static byte[] two(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  /// The parts, each behind its length.
  static byte[] framed(byte[]... parts) {
    byte[][] framed = new byte[2 * parts.length][];
    for (int i = 0; i < parts.length; i++) {
      framed[2 * i] = length(parts[i]);
      framed[2 * i + 1] = parts[i];
    }
    return joined(framed);
  }

  static byte[] joined(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
