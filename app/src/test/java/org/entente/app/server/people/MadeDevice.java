package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/// A device that makes one passkey and signs with it, its CBOR written by hand: an
/// authenticator that lies wherever a test tells it to.
final class MadeDevice {
  static final int PRESENT = 1;
  static final int VERIFIED = 4;
  private static final int HAS_KEY = 64;

  final byte[] id;
  private final boolean isEdwards;
  private final KeyPair keys;

  String origin = "https://node.example";
  String party = "node.example";
  int flags = PRESENT | VERIFIED;
  long counter = 1;

  MadeDevice(boolean isEdwards, int number) throws GeneralSecurityException {
    this.isEdwards = isEdwards;
    id = new byte[16];
    Arrays.fill(id, (byte) number);
    if (isEdwards) {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } else {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    }
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String id() {
    return text(id);
  }

  /// The body of `POST /x/passkeys`.
  String made(String challenge) throws GeneralSecurityException {
    byte[] client = client("webauthn.create", challenge);
    byte[] authData = data(flags | HAS_KEY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa3);
    put(out, "fmt", bytes(0x64, "none".getBytes(UTF_8)));
    put(out, "attStmt", new byte[] {(byte) 0xa0});
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {0x59, (byte) (authData.length >> 8), (byte) authData.length});
    data.writeBytes(authData);
    put(out, "authData", data.toByteArray());
    return made(client, out.toByteArray());
  }

  String made(byte[] client, byte[] attestation) {
    return """
    {"id":"%s","type":"public-key","title":"a device","response":{"clientDataJSON":"%s",
    "attestationObject":"%s","transports":["usb"]}}\
    """
        .formatted(id(), text(client), text(attestation));
  }

  /// The body of `POST /session/passkey`.
  String signed(String challenge, String handle) throws GeneralSecurityException {
    counter++;
    byte[] client = client("webauthn.get", challenge);
    byte[] data = data(flags);
    Signature signature = Signature.getInstance(isEdwards ? "Ed25519" : "SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(sha256(client));
    return """
    {"id":"%s","type":"public-key","response":{"clientDataJSON":"%s",
    "authenticatorData":"%s","signature":"%s","userHandle":"%s"}}\
    """
        .formatted(id(), text(client), text(data), text(signature.sign()), handle);
  }

  private byte[] client(String type, String challenge) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
    """
        .formatted(type, challenge, origin)
        .getBytes(UTF_8);
  }

  private byte[] data(int all) throws GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(sha256(party.getBytes(UTF_8)));
    out.write(all);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) counter).array());
    if ((all & HAS_KEY) != 0) {
      out.writeBytes(new byte[16]);
      out.write(0);
      out.write(id.length);
      out.writeBytes(id);
      out.writeBytes(key());
    }
    return out.toByteArray();
  }

  /// As COSE (RFC 9053): kty, alg, crv, x and for P-256 y.
  private byte[] key() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (isEdwards) {
      byte[] encoded = keys.getPublic().getEncoded();
      out.writeBytes(new byte[] {(byte) 0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32});
      out.writeBytes(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    } else {
      ECPublicKey key = (ECPublicKey) keys.getPublic();
      out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
      out.writeBytes(coordinate(key.getW().getAffineX()));
      out.writeBytes(new byte[] {0x22, 0x58, 32});
      out.writeBytes(coordinate(key.getW().getAffineY()));
    }
    return out.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] out = new byte[32];
    int count = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - count, out, 32 - count, count);
    return out;
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] bytes(int head, byte[] bytes) {
    return ByteBuffer.allocate(1 + bytes.length).put((byte) head).put(bytes).array();
  }

  private static void put(ByteArrayOutputStream out, String key, byte[] value) {
    out.writeBytes(bytes(0x60 + key.length(), key.getBytes(UTF_8)));
    out.writeBytes(value);
  }
}
