package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.app.server.watch.NodeAlerts;
import org.entente.app.terminal.Json;
import org.entente.watch.overflight.Julian;
import org.entente.watch.overflight.Pass;
import org.jspecify.annotations.Nullable;

/// Tells of passes before they come: which are due, and a node of ours of each once. There it is an
/// alert until somebody has dealt with it, an event for whoever watches, and part of the picture.
final class PassAlerts {
  /// No pass of a low orbit lasts longer; the search goes so far beyond what is asked, so that
  /// each pass is found whole.
  static final int LONGEST_MINUTES = 60;

  private static final long ROUND_SECONDS = 600;

  private PassAlerts() {}

  /// Whether its window, widened by twice its error, has begun or will within so many minutes, and
  /// isn't over.
  static boolean isDue(Pass pass, Julian now, int minutes) {
    double widen = 2 * pass.sigmaSeconds() / 60;
    return pass.open().plusMinutes(-widen).compareTo(now.plusMinutes(minutes)) <= 0
        && pass.close().plusMinutes(widen).compareTo(now) >= 0;
  }

  /// Each as a result of its own. A newer element set moves a pass by seconds: so it is called by
  /// its object, its site and its time to ten minutes, and comes once.
  static void send(Path home, List<Pass> passes, Function<Pass, Map<String, @Nullable Object>> json)
      throws IOException {
    try (NodeAlerts alerts = NodeAlerts.to(home)) {
      for (Pass pass : passes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("event", "overflight");
        document.put("passes", List.of(json.apply(pass)));
        alerts.take(name(pass), Json.text(document));
      }
    }
  }

  private static String name(Pass pass) {
    long second = pass.closest().instant().plusSeconds(ROUND_SECONDS / 2).getEpochSecond();
    Instant about = Instant.ofEpochSecond(second - Math.floorMod(second, ROUND_SECONDS));
    return "pass "
        + pass.set().object()
        + " "
        + pass.site().id()
        + " "
        + about.truncatedTo(ChronoUnit.MINUTES);
  }
}
