package org.entente.trace.across;

import java.util.List;
import org.entente.trace.Method;

/// A made-up theft that crosses, for the tests of reports.
public final class CrossedTheft {
  private CrossedTheft() {}

  public static AcrossTrace trace(Method method) {
    return new RandomWorld(3).trace(method);
  }

  /// With all places on its way.
  public static AcrossTrace withFlows(Method method) {
    List<List<Asked>> asked = List.of(new RandomWorld(3).asked(method));
    return AcrossTracer.runAll(asked, true, Prices.NONE).getFirst();
  }
}
