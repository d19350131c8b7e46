package org.entente.app.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.app.terminal.Json;
import org.entente.screen.desk.Clearance;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Register;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.list.LoadedList;
import tools.jackson.databind.JsonNode;

/// Everything that a desk's answer came from, so that it can be given again.
///
/// @param version of Entente
/// @param form of the record; see [#FORM]
/// @param snapshots the hash of each list's issue, by the list's name
/// @param cleared what cleared the customer of results
public record Decision(
    Instant at,
    String version,
    int form,
    Question question,
    Thresholds thresholds,
    SortedMap<String, String> snapshots,
    List<Clearance> cleared) {
  /// Which fields questions and answers have. To be raised when one comes, goes or means something
  /// else, so that older records are compared by what was decided. The first records don't say it.
  static final int FORM = 3;

  public Decision {
    cleared = List.copyOf(cleared);
  }

  /// What was asked and what it was asked of; the answer says which clearances counted.
  static Decision of(
      Instant at, String version, Question question, Screening screening, Answer answer) {
    return new Decision(
        at,
        version,
        FORM,
        question,
        screening.desk().thresholds(),
        snapshots(screening.register()),
        answer.cleared());
  }

  static SortedMap<String, String> snapshots(Register register) {
    SortedMap<String, String> snapshots = new TreeMap<>();
    for (LoadedList list : register.lists()) {
      snapshots.put(list.list().name(), list.snapshot().sha256());
    }
    return snapshots;
  }

  /// The same lists and bars, clearances as they were.
  public Screening again(Screening screening) {
    return screening.with(thresholds).with(Clearances.of(cleared), LocalDate.MIN);
  }

  /// The record, with the answer.
  public String text(Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", at.toString());
    json.put("version", version);
    if (form > 1) {
      json.put("form", form);
    }
    json.put("kind", question.kind());
    json.put("question", question.json());
    json.put("thresholds", new LinkedHashMap<>(thresholds.bars()));
    json.put("snapshots", new LinkedHashMap<>(snapshots));
    json.put("cleared", cleared.stream().map(ClearanceJson::of).toList());
    json.put("answer", answer.json());
    return Json.text(json);
  }

  /// Reads a record. What is none is IllegalArgumentException or DateTimeException.
  public static Decision read(JsonNode json) {
    SortedMap<String, Integer> bars = new TreeMap<>();
    json.path("thresholds").properties().forEach(b -> bars.put(b.getKey(), b.getValue().asInt(-1)));
    SortedMap<String, String> snapshots = new TreeMap<>();
    json.path("snapshots")
        .properties()
        .forEach(s -> snapshots.put(s.getKey(), s.getValue().asString("")));
    List<Clearance> cleared = new ArrayList<>();
    json.path("cleared").forEach(one -> cleared.add(ClearanceJson.read(one)));
    return new Decision(
        Instant.parse(json.path("at").asString("")),
        json.path("version").asString(""),
        form(json.path("form")),
        QuestionJson.read(json.path("kind").asString(""), json.path("question")),
        new Thresholds(bars),
        snapshots,
        cleared);
  }

  private static int form(JsonNode form) {
    int number = form.asInt(1);
    if (number < 1 || number > FORM) {
      throw new IllegalArgumentException("its form " + number + " is none of 1 to " + FORM);
    }
    return number;
  }
}
