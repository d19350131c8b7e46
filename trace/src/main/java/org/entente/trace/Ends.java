package org.entente.trace;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.sorting.IndirectSort;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;

/// The ends of a walk, column by column: a walk through a whole ledger has millions. Read as a
/// list in ledger order once the walk is over.
final class Ends extends AbstractList<End> implements RandomAccess {
  private final int starts;
  private final boolean unitsFollowed;
  private final OriginSets sets;
  private final List<Ending> endings = new ArrayList<>();
  private final LongArrayList places = new LongArrayList();
  private final LongArrayList amounts = new LongArrayList();
  private final IntArrayList hops = new IntArrayList();
  private final LongArrayList vias = new LongArrayList();
  private final IntArrayList firstShare = new IntArrayList();
  private final IntArrayList shareStarts = new IntArrayList();
  private final LongArrayList shareAmounts = new LongArrayList();
  private final long[] sums;
  private long total;
  private int[] order = {};

  Ends(int starts, boolean unitsFollowed, OriginSets sets) {
    this.starts = starts;
    this.unitsFollowed = unitsFollowed;
    this.sets = sets;
    this.sums = new long[starts];
    firstShare.add(0);
  }

  void add(Ending ending, long place, Segments taint) {
    addShares(taint);
    add(ending, place, taint.amount(), taint.hops(), taint.via());
  }

  /// With shares that were added before by [#addShare].
  void add(Ending ending, long place, long amount, int hopCount, long via) {
    endings.add(ending);
    places.add(place);
    amounts.add(amount);
    hops.add(hopCount);
    vias.add(via);
    firstShare.add(shareStarts.size());
    total = Math.addExact(total, amount);
  }

  /// A share of the end that is added next.
  void addShare(int start, long amount) {
    shareStarts.add(start);
    shareAmounts.add(amount);
  }

  /// One start has it all: nothing need be kept.
  private void addShares(Segments taint) {
    if (starts == 1) {
      return;
    }
    BitSet met = new BitSet();
    for (int s = 0; s < taint.count(); s++) {
      if (unitsFollowed) {
        sums[(int) taint.origin(s)] += taint.to(s) - taint.from(s);
        met.set((int) taint.origin(s));
      } else {
        met.or(sets.starts((int) taint.origin(s)));
      }
    }
    met.stream().forEach(start -> addShare(start, unitsFollowed ? sums[start] : Share.UNDIVIDED));
    met.stream().forEach(start -> sums[start] = 0);
  }

  long total() {
    return total;
  }

  /// Puts outputs in ledger order and unseen ones, in the order of their inputs, behind them.
  Ends sorted() {
    // Places of unseen outputs are negative: as unsigned numbers they come last.
    order =
        IndirectSort.mergesort(
            0, places.size(), (a, b) -> Long.compareUnsigned(places.get(a), places.get(b)));
    return this;
  }

  @Override
  public End get(int index) {
    int row = order[index];
    long amount = amounts.get(row);
    List<Share> from = new ArrayList<>();
    for (int s = firstShare.get(row); s < firstShare.get(row + 1); s++) {
      from.add(new Share(shareStarts.get(s), shareAmounts.get(s)));
    }
    if (starts == 1) {
      from.add(new Share(0, unitsFollowed ? amount : Share.UNDIVIDED));
    }
    return new End(
        endings.get(row), places.get(row), amount, hops.get(row), vias.get(row), List.copyOf(from));
  }

  @Override
  public int size() {
    return order.length;
  }
}
