package org.entente.base.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.codec.Base58;
import org.entente.base.codec.Base58Check;
import org.entente.base.codec.Bech32;
import org.entente.base.codec.CashAddr;
import org.entente.base.codec.MoneroBase58;

/// Writes a key as an address.
final class CanonicalText {
  private static final int ACCOUNT_BYTES = 20;

  private CanonicalText() {}

  static String of(AddressKey key) {
    byte[] payload = key.payload();
    return switch (key.kind()) {
      case TEXT -> new String(payload, StandardCharsets.UTF_8);
      case ACCOUNT -> account(key.family(), payload);
      case TAGGED_ACCOUNT -> tagged(payload);
      case KEY_HASH, SCRIPT_HASH ->
          Base58Check.encode(Versions.of(key.family(), key.kind()).payload(payload));
      case LONG_SCRIPT_HASH ->
          CashAddr.encode(
              new CashAddr.Decoded(
                  key.family() == AddressFamily.BITCOIN ? CashAddr.MAINNET : "bchtest",
                  1,
                  payload));
      case WITNESS_KEY_HASH, WITNESS_SCRIPT_HASH -> witness(key.family(), 0, payload);
      case TAPROOT -> witness(key.family(), 1, payload);
      case WITNESS ->
          witness(key.family(), payload[0], Arrays.copyOfRange(payload, 1, payload.length));
      case MONERO_KEYS, MONERO_INTEGRATED -> MoneroBase58.encode(payload);
      case SHIELDED -> Bech32.encode(Bech32.Variant.BECH32, "zs", payload);
    };
  }

  private static String account(AddressFamily family, byte[] payload) {
    if (family == AddressFamily.XRP) {
      byte[] versioned = new byte[1 + ACCOUNT_BYTES];
      System.arraycopy(payload, 0, versioned, 1, ACCOUNT_BYTES);
      return Base58Check.encode(Base58.XRP, versioned);
    }
    return family == AddressFamily.TRON
        ? Base58Check.encode(Versions.of(family, AddressKind.ACCOUNT).payload(payload))
        : EvmAddress.read(payload, 0).toString();
  }

  private static String tagged(byte[] payload) {
    byte[] bytes = new byte[31];
    bytes[0] = 0x05;
    bytes[1] = 0x44;
    System.arraycopy(payload, 0, bytes, 2, ACCOUNT_BYTES);
    bytes[2 + ACCOUNT_BYTES] = 1;
    System.arraycopy(payload, ACCOUNT_BYTES, bytes, 3 + ACCOUNT_BYTES, 4);
    return Base58Check.encode(Base58.XRP, bytes);
  }

  private static String witness(AddressFamily family, int version, byte[] program) {
    String hrp =
        switch (family) {
          case BITCOIN -> "bc";
          case BITCOIN_TEST -> "tb";
          case LITECOIN -> "ltc";
          case BITCOIN_GOLD -> "btg";
          case UNKNOWN, EVM, DASH, ZCASH, DOGECOIN, TRON, XRP, MONERO ->
              throw new IllegalArgumentException(family + " has no witness programs");
        };
    return Bech32.encodeWitness(hrp, new Bech32.Witness(version, program));
  }
}
