package org.entente.exchange.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.entente.base.BadInput;
import org.entente.base.Hex;

/// A public key by its name, in the form of C2SP signed notes: `NAME+KEYID+BASE64(type ‖ key)`.
/// Of Ed25519, or of ML-DSA-44 for a second signature on the heads of logs.
public final class VerifierKey {
  /// Ed25519 over the text of a note.
  static final byte NOTE = 1;

  /// Ed25519 over a time and a checkpoint: a witness.
  static final byte COSIGNATURE = 4;

  /// ML-DSA-44 over a structure that says time, log, size and root of a checkpoint.
  static final byte QUANTUM = 6;

  private static final int QUANTUM_KEY = 1312;
  private static final int QUANTUM_SIGNATURE = 2420;
  private static final int LONGEST_NAME = 255;

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
    if (typed.length == 0 || typed.length != 1 + length(typed[0])) {
      throw bad(source, "it is no key of Ed25519 or ML-DSA-44");
    }
    VerifierKey read =
        new VerifierKey(parts.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!Hex.encode(read.id()).equalsIgnoreCase(parts.group(2))) {
      throw bad(source, "its id isn't that of its name and key");
    }
    return read;
  }

  /// Of a key of this type; none has less than none.
  private static int length(byte type) {
    return switch (type) {
      case NOTE, COSIGNATURE -> Ed25519.PUBLIC_KEY_SIZE;
      case QUANTUM -> QUANTUM_KEY;
      default -> -1;
    };
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

  /// The bytes of the key itself: 32 of RFC 8032, unless it is one of ML-DSA-44.
  public byte[] raw() {
    return key.clone();
  }

  /// Whether it signs notes as they are.
  public boolean isOfNotes() {
    return type == NOTE;
  }

  public boolean isWitness() {
    return type == COSIGNATURE;
  }

  /// Whether no quantum computer forges its signatures.
  public boolean isQuantum() {
    return type == QUANTUM;
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
    if (type == QUANTUM) {
      return isSignedByQuantum(text, signature);
    }
    if (signature.length != 8 + Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    byte[] signed = bytes(cosigned(seconds, text));
    return seconds >= 0 && verifies(signed, Arrays.copyOfRange(signature, 8, signature.length));
  }

  private boolean isSignedByQuantum(String text, byte[] signature) {
    if (signature.length != 8 + QUANTUM_SIGNATURE) {
      return false;
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    if (seconds < 0) {
      return false;
    }
    byte[] message;
    try {
      message = structure(name, seconds, Checkpoint.parse(name, text));
    } catch (BadInput _) {
      // It signs nothing but checkpoints.
      return false;
    }
    return isQuantum(key, message, Arrays.copyOfRange(signature, 8, signature.length));
  }

  /// FIPS 204, pure, with no context.
  static boolean isQuantum(byte[] key, byte[] message, byte[] signature) {
    if (key.length != QUANTUM_KEY || signature.length != QUANTUM_SIGNATURE) {
      return false;
    }
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /// What ML-DSA-44 signs of a checkpoint: `subtree/v1`, who signs, when, which log, from 0 to its
  /// size, and the root.
  static byte[] structure(String signer, long seconds, Checkpoint checkpoint) {
    byte[] label = bytes("subtree/v1\n\0");
    byte[] who = bytes(signer);
    byte[] origin = bytes(checkpoint.origin());
    if (who.length > LONGEST_NAME || origin.length > LONGEST_NAME) {
      throw bad(signer, "a name in it is longer than " + LONGEST_NAME + " bytes");
    }
    return ByteBuffer.allocate(
            label.length + 1 + who.length + 8 + 1 + origin.length + 8 + 8 + Merkle.HASH)
        .put(label)
        .put((byte) who.length)
        .put(who)
        .putLong(seconds)
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.rootHash())
        .array();
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
