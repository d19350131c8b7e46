package org.entente.exchange.stix.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.stix.item.Draft;

/// Ids of what is brought in, made of where it comes from: bringing it in again gives them again.
final class MadeId {
  /// Ours; that of observables is forbidden to other objects.
  private static final UUID NAMESPACE = UUID.fromString("7d0f0c52-2f0d-4c3b-9f6e-5b1a3c8e4d17");

  private MadeId() {}

  /// UUID version 5.
  static String named(String type, String name) {
    return type + "--" + ObservableId.uuid5(NAMESPACE, type + ":" + name);
  }

  /// Bits that look random, for ids of version 4.
  static UUID random(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return Draft.version4(new UUID(bits.getLong(), bits.getLong()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
