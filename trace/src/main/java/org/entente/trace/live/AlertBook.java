package org.entente.trace.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What every live trace does with its alerts, whatever the chain: gives them ids, writes them
/// down, tells them, and follows up on what was told before.
final class AlertBook {
  /// Blocks as deep as this are looked at again when a chain turns.
  static final int DEPTH = 1000;

  private final String live;
  private final String method;
  private final String network;
  private final AlertLog log;
  private final AlertListener listener;
  private final List<Alert> fresh = new ArrayList<>();
  private Set<String> missing = Set.of();
  private Alert.@Nullable Where from;

  AlertBook(String live, String method, String network, AlertLog log, AlertListener listener) {
    this.live = live;
    this.method = method;
    this.network = network;
    this.log = log;
    this.listener = listener;
  }

  /// All that came after this block is told here; null while the ledger has none.
  void begin(Alert.@Nullable Where where) {
    from = where;
  }

  /// How far it has come; null while the ledger has no block.
  @Nullable Walked walked(Alert.@Nullable Where to) {
    if (from == null) {
      from = to;
    }
    return from == null || to == null ? null : new Walked(live, network, method, from, to);
  }

  void mined(
      String tx,
      Alert.Where where,
      List<Alert.Event> events,
      List<Alert.Party> from,
      List<Alert.Party> to)
      throws IOException {
    raise(Stage.MINED, tx, where, log.turns(tx, where.block()), events, from, to);
  }

  void seen(String tx, List<Alert.Event> events, List<Alert.Party> from, List<Alert.Party> to)
      throws IOException {
    raise(Stage.SEEN, tx, null, log.turns(tx, ""), events, from, to);
  }

  /// Tells of what is in no block any more: `isInChain` knows of each whether its block still is.
  void undo(long newestHeight, Predicate<AlertLog.Mined> isInChain) throws IOException {
    for (AlertLog.Mined mined : log.minedFrom(newestHeight - DEPTH)) {
      if (!isInChain.test(mined)) {
        Alert.Where where = new Alert.Where(mined.block(), mined.height(), 0);
        int turn = log.turns(mined.tx(), mined.block());
        raise(Stage.UNDONE, mined.tx(), where, turn, MOVED, List.of(), List.of());
      }
    }
  }

  private static final List<Alert.Event> MOVED = List.of(Alert.Event.MOVED);

  /// Seen, and neither mined nor dropped since.
  Set<String> open() {
    return log.open();
  }

  /// Tells of what was seen and is neither waiting nor in a block. It may be in one that came after
  /// the last look at the chain: so it must be missed twice.
  void drop(Predicate<String> isWaiting, Predicate<String> isInChain) throws IOException {
    Set<String> gone = new HashSet<>();
    for (String tx : log.open()) {
      if (!isWaiting.test(tx)) {
        gone.add(tx);
        if (missing.contains(tx) && !isInChain.test(tx)) {
          raise(Stage.DROPPED, tx, null, log.turns(tx, ""), MOVED, List.of(), List.of());
        }
      }
    }
    missing = gone;
  }

  private void raise(
      Stage stage,
      String tx,
      Alert.@Nullable Where where,
      int turn,
      List<Alert.Event> events,
      List<Alert.Party> from,
      List<Alert.Party> to)
      throws IOException {
    String block = where == null ? "" : where.block();
    String id = Alert.id(live, stage, network, tx, block, turn);
    Alert alert = new Alert(id, live, stage, events, method, network, tx, where, from, to);
    if (log.raise(alert)) {
      fresh.add(alert);
    }
  }

  /// Makes durable what was raised, then lets it be heard.
  void tell() throws IOException {
    log.force();
    fresh.forEach(listener::raised);
    fresh.clear();
  }
}
