package org.entente.trace.label;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.entente.base.Hex;
import org.entente.base.address.AddressKey;

/// What a label speaks of.
public sealed interface Subject {
  /// First byte of a transaction's and of an actor's [#bytes]; an address's are its family's code.
  /// Never change: they stand in label stores.
  int TRANSACTION = 0x40;

  int ACTOR = 0x41;

  /// An address of any chain.
  record Address(AddressKey key) implements Subject {
    @Override
    public String text() {
      return key.text();
    }

    @Override
    public byte[] bytes() {
      return key.bytes();
    }
  }

  /// A transaction of any chain.
  ///
  /// @param hex 64 hexadecimal digits, lower case, without 0x
  record Transaction(String hex) implements Subject {
    private static final int BYTES = 32;

    public Transaction {
      if (Hex.decode(hex).length != BYTES || !hex.equals(Hex.encode(Hex.decode(hex)))) {
        throw new IllegalArgumentException("a transaction's hash has 64 hexadecimal digits");
      }
    }

    /// With or without 0x, in either case. Throws [IllegalArgumentException].
    public static Transaction parse(String text) {
      String digits = text.startsWith("0x") ? text.substring(2) : text;
      return new Transaction(Hex.encode(Hex.decode(digits)));
    }

    @Override
    public String text() {
      return hex;
    }

    @Override
    public byte[] bytes() {
      return headed(TRANSACTION, Hex.decode(hex));
    }
  }

  /// A company, a service, a group, by the short name that labels call it.
  record Actor(String id) implements Subject {
    @Override
    public String text() {
      return id;
    }

    @Override
    public byte[] bytes() {
      return headed(ACTOR, id.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// As people write it.
  String text();

  /// Equal for equal subjects and no others; two bytes of kind, then the payload.
  byte[] bytes();

  /// The subject that [#bytes] wrote. Throws [IllegalArgumentException].
  static Subject read(byte[] bytes) {
    if (bytes.length < 2) {
      throw new IllegalArgumentException("a subject of " + bytes.length + " bytes");
    }
    byte[] payload = Arrays.copyOfRange(bytes, 2, bytes.length);
    return switch (bytes[0]) {
      case TRANSACTION -> new Transaction(Hex.encode(payload));
      case ACTOR -> new Actor(new String(payload, StandardCharsets.UTF_8));
      default -> new Address(AddressKey.read(bytes));
    };
  }

  private static byte[] headed(int head, byte[] payload) {
    byte[] bytes = new byte[2 + payload.length];
    bytes[0] = (byte) head;
    System.arraycopy(payload, 0, bytes, 2, payload.length);
    return bytes;
  }
}
