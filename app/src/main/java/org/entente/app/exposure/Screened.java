package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.List;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.Named;
import org.jspecify.annotations.Nullable;

/// What is to be said of one address and one asset.
///
/// @param asset null where the ledger has only one
/// @param known whether the ledger has it
/// @param named its own name
record Screened(
    String address,
    @Nullable String asset,
    boolean known,
    @Nullable Named named,
    Exposure incoming,
    Exposure outgoing) {
  /// Whether any threshold was reached.
  static boolean anyRaised(List<Screened> all, List<Alarm> alarms) {
    return all.stream().anyMatch(one -> !one.raised(alarms).isEmpty());
  }

  /// A threshold that was reached.
  record Raised(Alarm alarm, String direction, int ppm) {}

  List<Raised> raised(List<Alarm> alarms) {
    List<Raised> raised = new ArrayList<>();
    for (Alarm alarm : alarms) {
      add(alarm, "incoming", incoming, raised);
      add(alarm, "outgoing", outgoing, raised);
    }
    return raised;
  }

  private static void add(Alarm alarm, String direction, Exposure of, List<Raised> raised) {
    Exposure.Share share = of.byCategory().get(alarm.category());
    if (share != null && of.ppm(share.all()) >= alarm.ppm()) {
      raised.add(new Raised(alarm, direction, of.ppm(share.all())));
    }
  }
}
