package org.entente.exchange.taxii;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `next`: where a page ended, signed. Nothing is kept between two requests, so that it survives a
/// restart and being used twice. The signature binds it to who asked for what; not to `limit`,
/// which clients change on the way. Rights are checked again at each use.
///
/// Bytes: form (1), time added (8), number (8), first half of an HMAC-SHA-256 (16).
final class Cursor {
  private static final byte FORM = 1;
  private static final int BARE = 17;
  private static final int SIGNED = BARE + 16;

  private final byte[] key;

  Cursor(byte[] key) {
    this.key = key.clone();
  }

  String write(Position at, String asked) {
    byte[] bare =
        ByteBuffer.allocate(BARE).put(FORM).putLong(at.added()).putLong(at.number()).array();
    byte[] all = ByteBuffer.allocate(SIGNED).put(bare).put(signature(bare, asked)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /// Throws [Refusal] with 400 for what we didn't write for this question.
  Position read(String next, String asked) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(next);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
    if (all.length != SIGNED || all[0] != FORM) {
      throw unknown();
    }
    byte[] bare = java.util.Arrays.copyOf(all, BARE);
    byte[] given = java.util.Arrays.copyOfRange(all, BARE, SIGNED);
    if (!MessageDigest.isEqual(given, signature(bare, asked))) {
      throw unknown();
    }
    ByteBuffer in = ByteBuffer.wrap(bare, 1, BARE - 1);
    return new Position(in.getLong(), in.getLong());
  }

  private static Refusal unknown() {
    return Refusal.badRequest("next is not what was given for this request");
  }

  private byte[] signature(byte[] bare, String asked) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(bare);
      return java.util.Arrays.copyOf(
          mac.doFinal(asked.getBytes(StandardCharsets.UTF_8)), SIGNED - BARE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
