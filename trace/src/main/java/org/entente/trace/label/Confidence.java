package org.entente.trace.label;

import java.util.List;
import java.util.Optional;

/// How far a source can be trusted, as GraphSense's TagPacks grade it.
///
/// @param points 0 to 100
public record Confidence(String id, int points) implements Comparable<Confidence> {
  public static final Confidence UNKNOWN = new Confidence("unknown", 5);

  private static final List<Confidence> LEVELS =
      List.of(
          new Confidence("override", 100),
          new Confidence("ownership", 100),
          new Confidence("ledger_immanent", 100),
          new Confidence("manual_transaction", 90),
          new Confidence("service_api", 70),
          new Confidence("forensic_investigation", 70),
          new Confidence("authority_data", 60),
          new Confidence("trusted_provider", 50),
          new Confidence("service_data", 50),
          new Confidence("forensic", 50),
          new Confidence("untrusted_transaction", 40),
          new Confidence("web_crawl", 20),
          new Confidence("heuristic", 10),
          UNKNOWN);

  /// The level with this id.
  public static Optional<Confidence> of(String id) {
    return LEVELS.stream().filter(level -> level.id.equals(id)).findFirst();
  }

  public static List<Confidence> levels() {
    return LEVELS;
  }

  @Override
  public int compareTo(Confidence other) {
    return Integer.compare(points, other.points);
  }
}
