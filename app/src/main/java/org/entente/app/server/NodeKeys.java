package org.entente.app.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.entente.base.Hex;

/// Every secret of a node, derived from one of 32 bytes by HMAC-SHA-256 over what it is for.
final class NodeKeys {
  /// Ed25519, in the notes of C2SP.
  private static final byte ED25519 = 1;

  private final byte[] root;

  NodeKeys(byte[] root) {
    this.root = root.clone();
  }

  byte[] of(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(root, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// With the bits of version 4.
  String uuid(String purpose, long number) {
    ByteBuffer bytes = ByteBuffer.wrap(of(purpose + "/" + number));
    long high = (bytes.getLong() & ~0xf000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  String adminToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of("admin token"));
  }

  /// The name under which a node signs.
  static String origin(String name) {
    return "entente/" + name;
  }

  /// The public key of its signatures in the form of C2SP signed notes: name, key id, key.
  String vkey(String name) {
    byte[] seed = of("identity");
    byte[] key = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    byte[] typed = ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
    String origin = origin(name);
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] id = Arrays.copyOf(hash.digest(typed), 4);
      return origin + "+" + Hex.encode(id) + "+" + Base64.getEncoder().encodeToString(typed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
