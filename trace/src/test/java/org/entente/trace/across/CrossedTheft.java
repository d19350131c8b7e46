package org.entente.trace.across;

import org.entente.trace.Method;

/// A made-up theft that crosses, for the tests of reports.
public final class CrossedTheft {
  private CrossedTheft() {}

  public static AcrossTrace trace(Method method) {
    return new RandomWorld(3).trace(method);
  }
}
