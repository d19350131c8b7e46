package org.entente.chain.evm;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// What a key's holder signed to let a contract's code act for his account (EIP-7702). It stands in
/// a transaction, not in a log, so a ledger keeps it as a log that no contract wrote: its place is
/// behind all places that logs of a block can have, and nobody can forge that.
///
/// It takes effect, also in a transaction that fails, if the account's nonce was `nonce`: which no
/// block says.
///
/// @param authority whose account: recovered from the signature
/// @param delegate whose code; zero takes it back
/// @param chainId 0 for all chains
public record Authorisation(
    EvmAddress authority, EvmAddress delegate, Uint256 chainId, Uint256 nonce) {
  /// Keccak-256 of `Authorised(address,address,uint256,uint64)`. Stands on disk: never change it.
  static final Hash256 TOPIC =
      Hash256.ofHex("8b99ab17bcce7dcc79a79825d2ab8cce9d4d44cbaf34f82860b449476b52e1be");

  /// More than gas allows in any block.
  private static final int MOST = 1 << 16;

  private static final int FIRST_PLACE = EvmRules.MOST_LOGS - MOST;
  private static final int DATA_BYTES = 2 * Uint256.BYTES;
  private static final int PADDING = Hash256.BYTES - EvmAddress.BYTES;

  /// Whether a log was made here and by no contract.
  static boolean isOne(EvmLog log) {
    return log.logIndex() >= FIRST_PLACE
        && log.topics().size() == 3
        && log.topics().getFirst().equals(TOPIC);
  }

  /// As a ledger keeps it; `number` counts through the transaction.
  public EvmLog log(int number) {
    byte[] data = new byte[DATA_BYTES];
    chainId.write(data, 0);
    nonce.write(data, Uint256.BYTES);
    List<Hash256> topics = List.of(TOPIC, word(authority), word(delegate));
    return new EvmLog(authority, topics, data, FIRST_PLACE + Math.min(number, MOST - 1));
  }

  /// The authorisation that a kept log is, or null for a contract's log.
  public static @Nullable Authorisation of(EvmLog log) {
    if (!isOne(log) || log.data().length != DATA_BYTES) {
      return null;
    }
    return new Authorisation(
        log.contract(),
        EvmAddress.read(log.topics().get(2).bytes(), PADDING),
        Uint256.read(log.data(), 0, Uint256.BYTES),
        Uint256.read(log.data(), Uint256.BYTES, Uint256.BYTES));
  }

  private static Hash256 word(EvmAddress address) {
    byte[] bytes = new byte[Hash256.BYTES];
    address.write(bytes, PADDING);
    return Hash256.read(bytes, 0);
  }
}
