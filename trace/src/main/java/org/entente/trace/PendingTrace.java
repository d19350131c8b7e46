package org.entente.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// What taint would do if the transactions that wait to be mined were mined: seen, never stored.
///
/// They may spend each other's outputs and come in any order. So after every change of the ledger
/// or of what waits, taint is dealt again from the [LiveTrace] on until nothing more is reached.
public final class PendingTrace {
  /// More than a mempool of the usual 300 MB holds.
  private static final int MOST = 500_000;

  private final LiveTrace live;
  private final Rule rule;
  private final Map<TxId, Block> waiting = new LinkedHashMap<>();
  private final Map<OutPoint, Kept> tainted = new HashMap<>();
  private final Map<TxId, Move> moves = new LinkedHashMap<>();
  private final Transfer transfer = new Transfer();
  private final Segments scratch = new Segments();

  /// Taint of `amount` at an output; `vout` −1 is the fee.
  public record Taint(TxId txId, int vout, long amount) {}

  /// What a waiting transaction would do. `to` is empty where an input's value is not known.
  public record Move(Block tx, List<Taint> from, List<Taint> to) {
    public TxId txId() {
      return tx.txId(0);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(int hops, long via, long[] cells) {}

  public PendingTrace(LiveTrace live) {
    this.live = live;
    rule = Rule.of(live.question().method(), live.sets());
  }

  public boolean holds(TxId txId) {
    return waiting.containsKey(txId);
  }

  /// The transaction with this id, if it waits.
  public @Nullable Block waiting(TxId txId) {
    return waiting.get(txId);
  }

  public int size() {
    return waiting.size();
  }

  /// One loose block a transaction. Those beyond half a million are not watched.
  public void add(Block tx) {
    if (waiting.size() < MOST) {
      waiting.put(tx.txId(0), tx);
    }
  }

  /// Forgets all that do not wait any more.
  public void retain(Set<TxId> still) {
    waiting.keySet().retainAll(still);
  }

  /// The waiting transactions that taint would pass, each behind those that it spends. `chain` is
  /// the ledger as far as the live trace has walked it.
  public List<Move> moves(ChainView chain) {
    tainted.clear();
    moves.clear();
    boolean more = true;
    while (more) {
      more = false;
      for (Block tx : waiting.values()) {
        if (!moves.containsKey(tx.txId(0)) && touches(chain, tx)) {
          deal(chain, tx);
          more = true;
        }
      }
    }
    return List.copyOf(moves.values());
  }

  /// True when it spends taint and all that it spends of waiting ones is dealt.
  private boolean touches(ChainView chain, Block tx) {
    boolean found = false;
    for (int input = 0; input < tx.inputCount(); input++) {
      OutPoint prev = tx.prev(input);
      found |= tainted.containsKey(prev) || live.find(chain, prev) != ChainView.NONE;
    }
    return found;
  }

  private void deal(ChainView chain, Block tx) {
    transfer.clear();
    List<Taint> from = new ArrayList<>();
    for (int input = 0; input < tx.inputCount(); input++) {
      OutPoint prev = tx.prev(input);
      if (load(chain, prev)) {
        from.add(new Taint(prev.txId(), prev.vout(), scratch.amount()));
        transfer.addSource(input, scratch.hops(), scratch.via());
        for (int s = 0; s < scratch.count(); s++) {
          long offset = transfer.total();
          transfer.addPiece(offset + scratch.from(s), offset + scratch.to(s), scratch.origin(s));
        }
      }
      transfer.passClean(value(chain, prev));
    }
    for (int output = 0; output < tx.outputCount(); output++) {
      transfer.addTarget(tx.value(output));
    }
    long fee = transfer.total() - transfer.targetTotal();
    boolean countable = transfer.known() && fee >= 0;
    transfer.addTarget(countable ? fee : 0);
    List<Taint> to = new ArrayList<>();
    if (countable || live.question().method() == Method.POISON) {
      rule.deal(transfer, (target, taint) -> arrive(tx, target, taint, to));
    }
    moves.put(tx.txId(0), new Move(tx, List.copyOf(from), List.copyOf(to)));
  }

  private void arrive(Block tx, int target, Segments taint, List<Taint> to) {
    TxId id = tx.txId(0);
    if (target == tx.outputCount()) {
      to.add(new Taint(id, -1, taint.amount()));
      return;
    }
    to.add(new Taint(id, target, taint.amount()));
    tainted.put(new OutPoint(id, target), new Kept(taint.hops(), taint.via(), taint.cells()));
  }

  /// Puts the taint of an output into `scratch`, if it has any.
  private boolean load(ChainView chain, OutPoint prev) {
    Kept kept = tainted.get(prev);
    if (kept != null) {
      scratch.restore(kept.hops(), kept.via(), kept.cells());
      return true;
    }
    long output = live.find(chain, prev);
    if (output == ChainView.NONE) {
      return false;
    }
    live.show(output, scratch);
    return true;
  }

  private long value(ChainView chain, OutPoint prev) {
    @Nullable Block parent = waiting.get(prev.txId());
    if (parent != null) {
      return prev.vout() < parent.outputCount() ? parent.value(prev.vout()) : Block.UNKNOWN_VALUE;
    }
    long known = live.find(chain, prev);
    if (known != ChainView.NONE) {
      return chain.value(known);
    }
    long tx = chain.findTx(prev.txId());
    if (tx == ChainView.NONE || chain.firstOutput(tx) + prev.vout() >= chain.firstOutput(tx + 1)) {
      return Block.UNKNOWN_VALUE;
    }
    return chain.value(chain.firstOutput(tx) + prev.vout());
  }
}
