package org.entente.base.address;

import java.util.Arrays;
import java.util.Optional;
import org.entente.base.Hex;

/// What the forms of one key have in common: its hash, or the hash of one script, or an output key.
/// A hash of a key and of a script are never the same even if their bytes are.
///
/// @param kind of the plainest form
/// @param hex payload of it
public record SharedKey(AddressKind kind, String hex) {
  private static final int ACCOUNT_BYTES = 20;
  private static final int MONERO_BYTES = 65;

  static Optional<SharedKey> of(AddressKey key) {
    byte[] payload = key.payload();
    return switch (key.kind()) {
      case KEY_HASH, WITNESS_KEY_HASH -> plain(AddressKind.KEY_HASH, payload);
      case ACCOUNT, TAGGED_ACCOUNT -> account(key.family(), payload);
      case SCRIPT_HASH, LONG_SCRIPT_HASH, TAPROOT, WITNESS_SCRIPT_HASH ->
          plain(key.kind(), payload);
      case WITNESS -> plain(AddressKind.WITNESS, payload);
      case MONERO_KEYS, MONERO_INTEGRATED ->
          plain(AddressKind.MONERO_KEYS, Arrays.copyOfRange(payload, 1, MONERO_BYTES));
      case TEXT, SHIELDED -> Optional.empty();
    };
  }

  /// XRP names an account by the same hash of its public key as Bitcoin; EVM and TRON by another.
  private static Optional<SharedKey> account(AddressFamily family, byte[] payload) {
    AddressKind kind = family == AddressFamily.XRP ? AddressKind.KEY_HASH : AddressKind.ACCOUNT;
    return plain(kind, Arrays.copyOf(payload, ACCOUNT_BYTES));
  }

  private static Optional<SharedKey> plain(AddressKind kind, byte[] payload) {
    return Optional.of(new SharedKey(kind, Hex.encode(payload)));
  }
}
