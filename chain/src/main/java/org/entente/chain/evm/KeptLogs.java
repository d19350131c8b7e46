package org.entente.chain.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;

/// Which logs a ledger keeps whole, beside the transfers made of them: those that bridges, pools,
/// mixers and issuers of tokens write, and by which contracts say who controls them, known by their
/// first topic; what EIP-7702 authorises; and who lets whom spend a token. All others would double
/// the ledger for nothing that a trace asks.
public final class KeptLogs {
  /// A log with more data than this is kept without it.
  public static final int DATA_BYTES = 4096;

  /// First topics.
  private static final Set<Hash256> TOPICS =
      Stream.of(BridgeTopics.ALL, SwapTopics.ALL, FreezeTopics.ALL, PoolTopics.ALL, OwnerTopics.ALL)
          .flatMap(List::stream)
          .map(Hash256::ofHex)
          .collect(Collectors.toUnmodifiableSet());

  /// `Approval(address,address,uint256)`, of ERC-20 where it has three topics.
  private static final Hash256 APPROVAL =
      Hash256.ofHex("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");

  private static final int PADDING = Hash256.BYTES - EvmAddress.BYTES;

  private KeptLogs() {}

  /// Whether every ledger keeps it, whatever its transaction.
  public static boolean keeps(EvmLog log) {
    return Authorisation.isOne(log)
        || (!log.topics().isEmpty() && TOPICS.contains(log.topics().getFirst()));
  }

  /// Whether somebody lets another spend his tokens. Not kept where the spender is the contract
  /// that is being called, or the token itself, and where nothing is allowed any more: of these no
  /// spender is a person.
  private static boolean isGrant(EvmTx tx, EvmLog log) {
    if (log.topics().size() != 3
        || !log.topics().getFirst().equals(APPROVAL)
        || log.data().length != Hash256.BYTES
        || Hash256.read(log.data(), 0).equals(Hash256.ZERO)) {
      return false;
    }
    EvmAddress spender = EvmAddress.read(log.topics().get(2).bytes(), PADDING);
    return !spender.equals(tx.to())
        && !spender.equals(log.contract())
        && !log.topics().get(1).equals(log.topics().get(2));
  }

  /// The logs of a transaction as a ledger keeps them, in order.
  public static List<EvmLog> of(EvmTx tx) {
    List<EvmLog> kept = List.of();
    for (EvmLog log : tx.logs()) {
      if (keeps(log) || isGrant(tx, log)) {
        kept = kept.isEmpty() ? new ArrayList<>() : kept;
        boolean tooLong = log.data().length > DATA_BYTES;
        kept.add(
            tooLong ? new EvmLog(log.contract(), log.topics(), new byte[0], log.logIndex()) : log);
      }
    }
    return kept;
  }
}
