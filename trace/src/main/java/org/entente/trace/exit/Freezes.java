package org.entente.trace.exit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.jspecify.annotations.Nullable;

/// Which accounts issuers have frozen, as the ledger's logs tell. A ledger that was imported by an
/// older version, or that begins later than the freeze, doesn't know of it.
public final class Freezes {
  static final List<EventForm> FROZEN =
      List.of(
          EventForm.of("AddedBlackList(address account)"),
          EventForm.of("BlockPlaced(address indexed account)"),
          EventForm.of("Blacklisted(address indexed account)"));
  static final List<EventForm> FREED =
      List.of(
          EventForm.of("RemovedBlackList(address account)"),
          EventForm.of("BlockReleased(address indexed account)"),
          EventForm.of("UnBlacklisted(address indexed account)"));
  static final EventForm DESTROYED =
      EventForm.of("DestroyedBlackFunds(address account, uint256 balance)");

  private final Map<Held, Freeze> freezes = new HashMap<>();

  private record Held(EvmAddress token, EvmAddress account) {}

  /// An account that can't move a token.
  ///
  /// @param tx that froze the account
  /// @param destroyed whether the issuer also destroyed what it held then
  public record Freeze(long tx, boolean destroyed) {}

  private Freezes() {}

  /// Reads all logs that `view` has kept. A contract that nobody's registry knows may log what it
  /// likes: whoever asks names the token.
  public static Freezes of(AccountView view) {
    Freezes all = new Freezes();
    all.read(view, 0);
    return all;
  }

  /// Goes on with the transactions from `first` on.
  void read(AccountView view, long first) {
    PrimitiveIterator.OfLong txs = view.txsWithLogs(first);
    while (txs.hasNext()) {
      long tx = txs.nextLong();
      for (EvmLog log : view.logs(tx)) {
        add(tx, log);
      }
    }
  }

  private void add(long tx, EvmLog log) {
    Hash256 topic = log.topics().getFirst();
    for (EventForm form : FROZEN) {
      if (form.topic().equals(topic)) {
        freezes.put(held(form, log), new Freeze(tx, false));
        return;
      }
    }
    for (EventForm form : FREED) {
      if (form.topic().equals(topic)) {
        freezes.remove(held(form, log));
        return;
      }
    }
    if (DESTROYED.topic().equals(topic)) {
      freezes.computeIfPresent(held(DESTROYED, log), (_, freeze) -> new Freeze(freeze.tx, true));
    }
  }

  /// Of a malformed log, a holding that nobody asks for.
  private static Held held(EventForm form, EvmLog log) {
    try {
      return new Held(log.contract(), form.read(log).address("account"));
    } catch (MalformedLog _) {
      return new Held(EvmAddress.ZERO, EvmAddress.ZERO);
    }
  }

  /// The freeze that stands at the end of the ledger, or null.
  public @Nullable Freeze of(EvmAddress token, EvmAddress account) {
    return freezes.get(new Held(token, account));
  }
}
