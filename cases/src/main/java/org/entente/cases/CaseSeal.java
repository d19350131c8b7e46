package org.entente.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The two hashes that are kept with each entry. That of the entry is SHA-256 over its eighteen
/// fields as `case.json` writes them, each as a netstring (`LENGTH:BYTES,`), one that is left out
/// as an empty one, and `published` as a nineteenth where there is one. That of the chain is
/// SHA-256 over the chain's hash before it (32 zeros at the beginning) and the entry's: one entry
/// can be checked alone, and none can be changed, left out or put in between without every later
/// hash being another. Never changes.
final class CaseSeal {
  static final byte[] BEGINNING = new byte[32];

  private static final String ALTERED = "isn't what was recorded";

  private CaseSeal() {}

  static byte[] of(Entry entry) {
    MessageDigest digest = sha256();
    add(digest, entry.caseId());
    add(digest, number(entry.position()));
    add(digest, entry.kind().word());
    add(digest, entry.word());
    add(digest, entry.title());
    add(digest, entry.text());
    add(digest, number(entry.about()));
    add(digest, number(entry.other()));
    add(digest, number(entry.replaces()));
    add(digest, Times.text(entry.recordedMicros()));
    boolean isLearnt = entry.learntMicros() != entry.recordedMicros();
    add(digest, isLearnt ? Times.text(entry.learntMicros()) : "");
    add(digest, time(entry.valid().fromMicros(), Long.MIN_VALUE));
    add(digest, time(entry.valid().toMicros(), Long.MAX_VALUE));
    add(digest, entry.author());
    add(digest, entry.marking());
    add(digest, entry.source());
    add(digest, entry.command());
    String sha256 = entry.sha256();
    add(digest, sha256 == null ? "" : sha256);
    if (entry.publishedMicros() != 0) {
      add(digest, Times.text(entry.publishedMicros()));
    }
    return digest.digest();
  }

  static byte[] link(byte[] before, byte[] entryHash) {
    MessageDigest digest = sha256();
    digest.update(before);
    return digest.digest(entryHash);
  }

  /// Throws [DamagedCase] unless the entry is what was sealed.
  static Entry checked(Entry entry, byte @Nullable [] entryHash) {
    if (entryHash == null || !Arrays.equals(of(entry), entryHash)) {
      throw new DamagedCase(entry.caseId(), entry.position(), ALTERED);
    }
    return entry;
  }

  /// Of a row that can't even be read.
  static DamagedCase unread(String caseId, int position) {
    return new DamagedCase(caseId, position, ALTERED);
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
    digest.update((byte) ',');
  }

  private static String number(int position) {
    return position == 0 ? "" : Integer.toString(position);
  }

  private static String time(long micros, long none) {
    return micros == none ? "" : Times.text(micros);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
