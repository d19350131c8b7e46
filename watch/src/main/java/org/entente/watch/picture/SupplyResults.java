package org.entente.watch.picture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.base.message.ReasonMessage;

/// Of `watch supply alerts`. A month is as sharp as it gets, and two countries are all there is
/// of a place.
final class SupplyResults {
  private static final List<String> INNOCENT =
      Stream.of(
              ReasonMessage.SUPPLY_INNOCENT_SEASON,
              ReasonMessage.SUPPLY_INNOCENT_UNIT,
              ReasonMessage.SUPPLY_INNOCENT_CONTRACT)
          .map(ReasonMessage::english)
          .toList();

  private SupplyResults() {}

  static List<Observation> of(Part document, Instant known) {
    return document.parts("alerts").stream().map(alert -> alert(alert, known)).toList();
  }

  private static Observation alert(Part alert, Instant known) {
    String importer = alert.need("importer");
    String partner = alert.need("partner");
    String product = alert.need("product");
    YearMonth month = month(alert);
    When when =
        When.span(
            month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1));
    List<String> because = new ArrayList<>();
    for (Part rule : alert.parts("rules")) {
      because.add(
          "%s %s, limit %s".formatted(rule.need("rule"), rule.text("value"), rule.text("limit")));
    }
    String title = product + " from " + partner + " into " + importer;
    return new Draft(Lane.SUPPLY, "supply-alert", title, when)
        .subject("supply " + title)
        .countries(Stream.of(importer, partner).distinct().toList())
        .state("level-" + alert.need("level"))
        .because(because)
        .innocent(INNOCENT)
        .fact("importer", importer)
        .fact("partner", partner)
        .fact("product", product)
        .fact("level", alert.text("level"))
        .of(alert.source(), known);
  }

  private static YearMonth month(Part alert) {
    try {
      return YearMonth.parse(alert.need("month"));
    } catch (DateTimeException _) {
      throw alert.bad("month is no month such as 2021-09");
    }
  }
}
