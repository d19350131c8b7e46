package org.entente.trace.label.store1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.entente.trace.label.Subject;

/// The bytes by which a subject is looked up: its own where they fit a table, else their hash.
///
/// @param table that holds it
/// @param stands whether `bytes` are the subject's own
@SuppressWarnings("ArrayRecordComponent") // never compared
record SubjectBytes(Width table, byte[] bytes, boolean stands) {
  private static final byte HASHED = (byte) 0xff;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// The two tables. Never change: the widths stand in stores.
  enum Width {
    SHORT("short", 22),
    LONG("long", 34);

    private final String text;
    private final int bytes;

    Width(String text, int bytes) {
      this.text = text;
      this.bytes = bytes;
    }

    String text() {
      return text;
    }

    /// Bytes of subject in a row.
    int bytes() {
      return bytes;
    }

    /// Bytes of a row.
    int row() {
      return bytes + Integer.BYTES;
    }
  }

  static SubjectBytes of(Subject subject) {
    byte[] bytes = subject.bytes();
    for (Width width : Width.values()) {
      if (bytes.length == width.bytes) {
        return new SubjectBytes(width, bytes, true);
      }
    }
    byte[] hashed = new byte[Width.LONG.bytes];
    hashed[0] = HASHED;
    hashed[1] = HASHED;
    System.arraycopy(sha256(bytes), 0, hashed, 2, 32);
    return new SubjectBytes(Width.LONG, hashed, false);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static boolean isHashed(byte[] bytes) {
    return bytes[0] == HASHED && bytes[1] == HASHED;
  }

  /// Well mixed; the upper bits choose the bucket. Never change: rows stand in its order.
  static long hash(byte[] bytes, int at, int length) {
    long hash = 0x9e3779b97f4a7c15L * length;
    int last = at + length - Long.BYTES;
    for (int i = at; i < last; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    return mix(hash ^ (long) LONGS.get(bytes, last));
  }

  /// The finisher of SplitMix64 (Steele, Lea, Flood 2014).
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
