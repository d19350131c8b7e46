package org.entente.watch.warning.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CodedValue;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;
import org.junit.jupiter.api.Test;

/// Reports of several nations on one event.
class IncidentsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Incidents USUAL = new Incidents(Incidents.USUAL, Set.of());

  private static Report report(String sender, String code, int minute, String circle) {
    CapPart said =
        new CapPart(
            "en",
            List.of("Safety"),
            code,
            List.of(),
            "Immediate",
            sender.equals("jp") ? "Severe" : "Extreme",
            "Likely",
            code.length() == 3 ? List.of(new CodedValue("SAME", code)) : List.of(),
            null,
            START.plusSeconds(60L * minute),
            null,
            "",
            "",
            "",
            "",
            List.of(),
            List.of(new CapArea(circle, Shape.circle(circle).stream().toList(), List.of())));
    CapMessage message =
        new CapMessage(
            new MessageKey(sender, sender + minute, START.plusSeconds(60L * minute + 5)),
            CapMessage.Status.ACTUAL,
            CapMessage.Kind.ALERT,
            CapMessage.Scope.PUBLIC,
            List.of(),
            List.of(),
            1);
    return Report.of(
            new AlertState.Judged(message, AlertState.State.ACTIVE, null, false), List.of(said))
        .orElseThrow();
  }

  @Test
  void reportsOfOneEventStandTogetherWithWhatTheyDisagreeOn() {
    List<Incident> incidents =
        USUAL.of(
            List.of(
                report("us", "EQW", 0, "36,140 80"),
                report("jp", "地震", 1, "36.5,140 50"),
                report("kr", "지진", 2, "36,139 90"),
                report("kr", "지진해일", 2, "36,139 90"),
                report("us", "EQW", 3, "36,140 80"),
                report("jp", "地震", 30, "36,140 50"),
                report("kr", "EQW", 31, "0,0 50")));
    assertThat(incidents).hasSize(5);
    Incident first = incidents.getFirst();
    assertThat(first.reports()).extracting(one -> one.key().sender()).hasSize(3);
    assertThat(first.joins()).hasSize(2).allMatch(one -> one.because().contains("intersect"));
    Map<String, Boolean> agreed = new java.util.HashMap<>();
    first.said().forEach(one -> agreed.put(one.field(), one.isAgreed()));
    assertThat(agreed).containsEntry("severity", false).containsEntry("urgency", true);
    assertThat(first.said().get(1).values()).containsEntry("jp", "Severe");
  }

  @Test
  void whatAPersonTookApartStaysApart() {
    Report us = report("us", "EQW", 0, "36,140 80");
    Report jp = report("jp", "EQW", 1, "36,140 80");
    assertThat(USUAL.of(List.of(us, jp))).hasSize(1);
    Incidents told =
        new Incidents(Incidents.USUAL, Set.of(new Incidents.Apart(jp.key(), us.key())));
    assertThat(told.of(List.of(us, jp))).hasSize(2);
    assertThat(new Incidents(Duration.ofSeconds(30), Set.of()).of(List.of(us, jp))).hasSize(2);
  }

  /// Random reports in random orders: the same incidents, each within the limit, none with a
  /// sender twice, none that could still be put together by its nearest pair.
  @Test
  void theOrderOfReportsChangesNothing() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Report> reports = new ArrayList<>();
      MadeIncidents.of(random.nextLong(), 25, 1 + random.nextInt(20))
          .forEach(one -> reports.add(one.report()));
      List<Incident> expected = USUAL.of(reports);
      Collections.shuffle(reports, random);
      assertThat(USUAL.of(reports)).as("seed %s round %s", seed, round).isEqualTo(expected);
      assertThat(expected.stream().mapToInt(one -> one.reports().size()).sum())
          .isEqualTo(reports.size());
      for (Incident one : expected) {
        assertThat(one.spreadSeconds()).isLessThanOrEqualTo(Incidents.USUAL.toSeconds());
        assertThat(one.reports()).extracting(r -> r.key().sender()).doesNotHaveDuplicates();
        assertThat(one.joins()).hasSize(one.reports().size() - 1);
      }
    }
  }
}
