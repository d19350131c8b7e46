package org.entente.base.address;

import java.util.Arrays;
import java.util.List;

/// Version bytes before a hash in base58check, as each chain's `chainparams.cpp` has them.
final class Versions {
  private static final int HASH_BYTES = 20;

  /// @param bytes of the version: one, of Zcash two
  record Version(int value, int bytes, AddressFamily family, AddressKind kind) {
    byte[] payload(byte[] hash) {
      byte[] payload = new byte[bytes + hash.length];
      for (int i = 0; i < bytes; i++) {
        payload[i] = (byte) (value >>> (8 * (bytes - 1 - i)));
      }
      System.arraycopy(hash, 0, payload, bytes, hash.length);
      return payload;
    }

    private boolean fits(byte[] payload) {
      int told = payload[0] & 0xff;
      return payload.length == bytes + HASH_BYTES
          && (bytes == 1 ? told : told << 8 | (payload[1] & 0xff)) == value;
    }
  }

  /// In one family and kind the first is the one we write.
  private static final List<Version> ALL =
      List.of(
          key(0x00, AddressFamily.BITCOIN),
          script(0x05, AddressFamily.BITCOIN),
          key(0x6f, AddressFamily.BITCOIN_TEST),
          script(0xc4, AddressFamily.BITCOIN_TEST),
          key(0x30, AddressFamily.LITECOIN),
          script(0x32, AddressFamily.LITECOIN),
          key(0x4c, AddressFamily.DASH),
          script(0x10, AddressFamily.DASH),
          key(0x26, AddressFamily.BITCOIN_GOLD),
          script(0x17, AddressFamily.BITCOIN_GOLD),
          key(0x1e, AddressFamily.DOGECOIN),
          script(0x16, AddressFamily.DOGECOIN),
          new Version(0x1cb8, 2, AddressFamily.ZCASH, AddressKind.KEY_HASH),
          new Version(0x1cbd, 2, AddressFamily.ZCASH, AddressKind.SCRIPT_HASH),
          new Version(0x41, 1, AddressFamily.TRON, AddressKind.ACCOUNT));

  private Versions() {}

  private static Version key(int value, AddressFamily family) {
    return new Version(value, 1, family, AddressKind.KEY_HASH);
  }

  private static Version script(int value, AddressFamily family) {
    return new Version(value, 1, family, AddressKind.SCRIPT_HASH);
  }

  /// Throws [IllegalArgumentException] if no chain has such a version and length.
  static AddressKey read(byte[] payload) {
    for (Version version : ALL) {
      if (version.fits(payload)) {
        byte[] hash = Arrays.copyOfRange(payload, version.bytes, payload.length);
        return AddressKey.of(version.family, version.kind, hash);
      }
    }
    throw new IllegalArgumentException(
        "base58 with a right checksum, but "
            + payload.length
            + " bytes of no version that we know");
  }

  static Version of(AddressFamily family, AddressKind kind) {
    return ALL.stream()
        .filter(version -> version.family == family && version.kind == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(family + " has no " + kind));
  }
}
