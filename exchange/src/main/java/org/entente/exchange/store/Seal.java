package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.taxii.Shelf;
import org.jspecify.annotations.Nullable;

/// Two checksums that are stored with an object and compared at each reading: a disk gives other
/// bytes than were written, and SQLite sees it only where they were structure. Each is the first
/// 16 bytes of a SHA-256: of what a manifest tells, and of the object's text as it is stored.
/// Rows of before have none; there the text must hash to `hash`, which costs its parsing.
final class Seal {
  private static final int HALF = 16;

  private Seal() {}

  static byte[] of(long added, String id, String version, String mediaType, String json) {
    return ByteBuffer.allocate(2 * HALF)
        .put(front(added, id, version, mediaType))
        .put(digest(json), 0, HALF)
        .array();
  }

  private static byte[] front(long added, String id, String version, String mediaType) {
    String told = String.join("\u0000", Long.toString(added), id, version, mediaType);
    return Arrays.copyOf(digest(told), HALF);
  }

  /// Throws [DamagedItem] unless what was read is what was sealed.
  ///
  /// @param json null where it wasn't read
  /// @param hash of the object's canonical form; null where it wasn't read
  static void check(
      byte @Nullable [] seal, Shelf.Item item, @Nullable String json, byte @Nullable [] hash) {
    if (seal == null) {
      if (json != null && !(hash != null && isOf(item.id(), json, hash))) {
        throw new DamagedItem(item.id());
      }
      return;
    }
    byte[] front = front(item.at().added(), item.id(), item.version(), item.mediaType());
    boolean isFront = seal.length == 2 * HALF && Arrays.equals(seal, 0, HALF, front, 0, HALF);
    if (!isFront || (json != null && !Arrays.equals(seal, HALF, 2 * HALF, digest(json), 0, HALF))) {
      throw new DamagedItem(item.id());
    }
  }

  /// Whether the text is the object with this id and this hash, in hexadecimal, of its canonical
  /// form.
  static boolean isOf(String id, String json, String hash) {
    try {
      return isOf(id, json, Hex.decode(hash));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isOf(String id, String json, byte[] hash) {
    try {
      return JsonReader.parse(id, json) instanceof JsonValue.Members object
          && id.equals(object.text("id"))
          && Arrays.equals(hash(object), hash);
    } catch (BadInput _) {
      return false;
    }
  }

  /// Of an object's canonical form: the same for the same object, however it was written.
  static byte[] hash(JsonValue.Members object) {
    try {
      return digest(CanonicalJson.text(object));
    } catch (IllegalArgumentException _) {
      return digest(JsonWriter.text(object));
    }
  }

  /// The text whose SHA-256 is `sha256` in hexadecimal, or [DamagedItem].
  static String checked(String sha256, String text) {
    if (!Hex.encode(digest(text)).equals(sha256)) {
      throw new DamagedItem(sha256);
    }
    return text;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
