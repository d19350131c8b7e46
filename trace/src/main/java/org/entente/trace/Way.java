package org.entente.trace;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.ChainView;

/// A shortest way by which taint came from a start to a place, step by step: the evidence for one
/// end.
///
/// @param steps the start first, the place last; backwards, that is the way against the money
public record Way(List<Flow> steps) {
  public Way {
    steps = List.copyOf(steps);
  }

  /// `at` is a place as results name it, `trace` one that kept its flows. Throws [BadInput] when
  /// the walk didn't come by there.
  public static Way to(ChainView chain, Trace trace, String at) {
    List<Flow> flows = trace.flows();
    LongIntHashMap flowOf = new LongIntHashMap(flows.size());
    int last = -1;
    for (int f = 0; f < flows.size(); f++) {
      long place = flows.get(f).at();
      flowOf.put(place, f);
      if (last < 0 && Place.text(chain, place).equals(at)) {
        last = f;
      }
    }
    if (last < 0) {
      throw new BadInput(
          "place " + at, "", "the trace does not come by there", "Take an 'at' of its ends.");
    }
    List<Flow> steps = new ArrayList<>();
    steps.add(flows.get(last));
    while (steps.getLast().via() != Place.START) {
      steps.add(flows.get(flowOf.get(steps.getLast().via())));
    }
    Collections.reverse(steps);
    return new Way(steps);
  }
}
