package org.entente.chain.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.Hash256;

/// Which logs a ledger keeps whole, beside the transfers made of them: those that bridges, pools,
/// mixers and issuers of tokens write, known by their first topic. All others would double the
/// ledger for nothing that a trace asks.
public final class KeptLogs {
  /// A log with more data than this is kept without it.
  public static final int DATA_BYTES = 4096;

  /// First topics.
  private static final Set<Hash256> TOPICS =
      Stream.of(BridgeTopics.ALL, SwapTopics.ALL, FreezeTopics.ALL, PoolTopics.ALL)
          .flatMap(List::stream)
          .map(Hash256::ofHex)
          .collect(Collectors.toUnmodifiableSet());

  private KeptLogs() {}

  public static boolean keeps(EvmLog log) {
    return !log.topics().isEmpty() && TOPICS.contains(log.topics().getFirst());
  }

  /// The logs of a transaction as a ledger keeps them, in order.
  public static List<EvmLog> of(EvmTx tx) {
    List<EvmLog> kept = List.of();
    for (EvmLog log : tx.logs()) {
      if (keeps(log)) {
        kept = kept.isEmpty() ? new ArrayList<>() : kept;
        boolean tooLong = log.data().length > DATA_BYTES;
        kept.add(
            tooLong ? new EvmLog(log.contract(), log.topics(), new byte[0], log.logIndex()) : log);
      }
    }
    return kept;
  }
}
