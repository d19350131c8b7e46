package org.entente.watch.warning.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CodedValue;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;

/// Made-up events that three senders report, each with its own idea of when and where, so that it
/// is known which reports are of one event. Nobody publishes such reports of real events.
public final class MadeIncidents {
  private static final List<String> SENDERS = List.of("us", "kr", "jp");
  private static final List<String> CLASSES = List.of("missile-launch", "earthquake", "tsunami");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int AREA_DEGREES = 8;

  /// A report with the event that it is of.
  public record Made(int event, Report report) {}

  private MadeIncidents() {}

  /// Events at random, with their reports.
  ///
  /// @param minutes from one event to the next, on average: few make them hard to tell apart
  public static List<Made> of(long seed, int events, int minutes) {
    Random random = new Random(seed);
    List<Made> all = new ArrayList<>();
    double at = 0;
    for (int event = 0; event < events; event++) {
      at += -Math.log(1 - random.nextDouble()) * minutes * 60;
      String kind = CLASSES.get(random.nextInt(CLASSES.size()));
      double lat = 34 + random.nextDouble() * AREA_DEGREES;
      double lon = 126 + random.nextDouble() * AREA_DEGREES;
      for (String sender : SENDERS) {
        if (random.nextInt(10) < 8) {
          all.add(new Made(event, report(random, sender, event, kind, at, lat, lon)));
        }
      }
    }
    return all;
  }

  /// Most senders are a minute off; one in ten far more.
  private static Report report(
      Random random, String sender, int event, String kind, double at, double lat, double lon) {
    double late = random.nextGaussian() * (random.nextInt(10) == 0 ? 480 : 60);
    Instant begins = START.plusSeconds(Math.round(at + late));
    String circle =
        String.format(
            Locale.ROOT,
            "%.3f,%.3f %d",
            lat + random.nextGaussian() * 0.3,
            lon + random.nextGaussian() * 0.3,
            40 + random.nextInt(80));
    List<Shape> shapes = Shape.circle(circle).stream().toList();
    CapPart said =
        new CapPart(
            "en",
            List.of("Safety"),
            kind,
            List.of("Shelter"),
            "Immediate",
            random.nextInt(4) == 0 ? "Severe" : "Extreme",
            "Likely",
            List.of(new CodedValue("entente-event", kind)),
            null,
            begins,
            null,
            "",
            "",
            "",
            "",
            List.of(),
            List.of(new CapArea(circle, shapes, List.of())));
    return new Report(
        new MessageKey(sender, "E" + event, begins.plusSeconds(20)),
        CapMessage.Status.EXERCISE,
        AlertState.State.ACTIVE,
        kind,
        begins,
        shapes,
        List.of(),
        said);
  }
}
