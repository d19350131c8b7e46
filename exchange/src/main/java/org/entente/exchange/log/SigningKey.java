package org.entente.exchange.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A private key by its name. Signatures follow from what is signed alone: no randomness.
public final class SigningKey {
  private final byte[] seed;
  private final VerifierKey verifier;

  /// `seed`: the 32 bytes of RFC 8032.
  public SigningKey(String name, byte[] seed) {
    this.seed = seed.clone();
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, key, 0);
    this.verifier = new VerifierKey(name, VerifierKey.NOTE, key);
  }

  private SigningKey(byte[] seed, VerifierKey verifier) {
    this.seed = seed;
    this.verifier = verifier;
  }

  public SigningKey named(String other) {
    return new SigningKey(seed, verifier.named(other));
  }

  /// The 32 bytes that it is made of, for whoever keeps it.
  public byte[] seed() {
    return seed.clone();
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /// The signature line of a note with this text.
  public String line(String text) {
    return line(verifier, sign(text));
  }

  /// The line of a witness that saw the checkpoint `text` at this time.
  public String cosignatureLine(String text, long seconds) {
    byte[] signature = sign(VerifierKey.cosigned(seconds, text));
    byte[] timed =
        ByteBuffer.allocate(8 + signature.length).putLong(seconds).put(signature).array();
    return line(verifier.witness(verifier.name()), timed);
  }

  private static String line(VerifierKey key, byte[] signature) {
    byte[] all = ByteBuffer.allocate(4 + signature.length).put(key.id()).put(signature).array();
    return "— " + key.name() + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }

  /// Over anything but notes: `text` must begin with what it is for.
  public byte[] sign(String text) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }
}
