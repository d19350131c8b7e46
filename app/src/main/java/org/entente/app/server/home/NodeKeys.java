package org.entente.app.server.home;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.exchange.log.QuantumKey;
import org.entente.exchange.log.SigningKey;

/// Every secret of a node, derived from one of 32 bytes by HMAC-SHA-256 over what it is for.
public final class NodeKeys {
  private final byte[] root;

  NodeKeys(byte[] root) {
    this.root = root.clone();
  }

  public byte[] of(String purpose) {
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

  public String adminToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(of("admin token"));
  }

  /// The name under which a node signs.
  public static String origin(String name) {
    return "entente/" + name;
  }

  /// The key of the second signatures on its logs' heads, under its origin.
  QuantumKey quantum(String name) {
    return new QuantumKey(origin(name), of("ml-dsa-44"));
  }

  /// The first key of its signatures, under its origin.
  SigningKey identity(String name) {
    return new SigningKey(origin(name), of("identity"));
  }
}
