package org.entente.trace;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.RandomAccess;

/// All places a walk came by, in its order.
final class Flows extends AbstractList<Flow> implements RandomAccess {
  private final LongArrayList places = new LongArrayList();
  private final LongArrayList amounts = new LongArrayList();
  private final LongArrayList vias = new LongArrayList();
  private final IntArrayList hops = new IntArrayList();
  private final BitSet onward = new BitSet();

  void add(long place, Segments taint, boolean goesOn) {
    onward.set(places.size(), goesOn);
    places.add(place);
    amounts.add(taint.amount());
    vias.add(taint.via());
    hops.add(taint.hops());
  }

  @Override
  public Flow get(int i) {
    return new Flow(places.get(i), amounts.get(i), hops.get(i), vias.get(i), onward.get(i));
  }

  @Override
  public int size() {
    return places.size();
  }
}
