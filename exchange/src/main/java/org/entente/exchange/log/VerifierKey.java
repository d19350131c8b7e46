package org.entente.exchange.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.entente.base.BadInput;
import org.entente.base.Hex;

/// A public key by its name, in the form of C2SP signed notes: `NAME+KEYID+BASE64(type ‖ key)`.
public final class VerifierKey {
  /// Ed25519 over the text of a note.
  static final byte NOTE = 1;

  /// Ed25519 over a time and a checkpoint: a witness.
  static final byte COSIGNATURE = 4;

  private static final Pattern FORM =
      Pattern.compile("([^+\\s]{1,200})\\+([0-9a-fA-F]{8})\\+([A-Za-z0-9+/]+={0,2})");

  private final String name;
  private final byte type;
  private final byte[] key;

  VerifierKey(String name, byte type, byte[] key) {
    this.name = name;
    this.type = type;
    this.key = key.clone();
  }

  /// Throws [BadInput] for what is no such key, names another id than its own, or is of a kind
  /// that isn't known here. `source` says where the text is from.
  public static VerifierKey parse(String source, String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw bad(source, "it is no key of the form NAME+ID+BASE64");
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts.group(3));
    } catch (IllegalArgumentException e) {
      throw bad(source, "its last part is no base64");
    }
    if (typed.length != 1 + Ed25519.PUBLIC_KEY_SIZE
        || (typed[0] != NOTE && typed[0] != COSIGNATURE)) {
      throw bad(source, "it is no Ed25519 key");
    }
    VerifierKey read =
        new VerifierKey(parts.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!Hex.encode(read.id()).equalsIgnoreCase(parts.group(2))) {
      throw bad(source, "its id isn't that of its name and key");
    }
    return read;
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Take the vkey as the other side's node printed it");
  }

  /// A key of the 32 bytes of RFC 8032, which sign notes. Throws [IllegalArgumentException] for
  /// another number of bytes.
  public static VerifierKey of(String name, byte[] key) {
    if (key.length != Ed25519.PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException(key.length + " bytes are no Ed25519 key");
    }
    return new VerifierKey(name, NOTE, key);
  }

  public String name() {
    return name;
  }

  /// The 32 bytes of RFC 8032.
  public byte[] raw() {
    return key.clone();
  }

  public boolean isWitness() {
    return type == COSIGNATURE;
  }

  /// The same key under another name: a node signs each of its logs under that log's name.
  public VerifierKey named(String other) {
    return new VerifierKey(other, type, key);
  }

  /// The same key as that of a witness.
  public VerifierKey witness(String other) {
    return new VerifierKey(other, COSIGNATURE, key);
  }

  public boolean hasSameKey(VerifierKey other) {
    return Arrays.equals(key, other.key);
  }

  /// The first four bytes of SHA-256(name ‖ LF ‖ type ‖ key).
  byte[] id() {
    return Arrays.copyOf(Merkle.sha256(bytes(name + "\n"), typed()), 4);
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /// Whether these bytes, as they stand in a signature line behind the key's id, sign `text`.
  boolean isSigned(String text, byte[] signature) {
    if (type == NOTE) {
      return verifies(bytes(text), signature);
    }
    if (signature.length != 8 + Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    byte[] signed = bytes(cosigned(seconds, text));
    return seconds >= 0 && verifies(signed, Arrays.copyOfRange(signature, 8, signature.length));
  }

  /// Whether this signature was made by [SigningKey#sign].
  public boolean verifies(String text, byte[] signature) {
    return verifies(bytes(text), signature);
  }

  /// Strict, without cofactor (RFC 8032): all nodes must judge a signature alike.
  private boolean verifies(byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
  }

  static String cosigned(long seconds, String text) {
    return "cosignature/v1\ntime " + seconds + "\n" + text;
  }

  @Override
  public String toString() {
    return name + "+" + Hex.encode(id()) + "+" + Base64.getEncoder().encodeToString(typed());
  }
}
