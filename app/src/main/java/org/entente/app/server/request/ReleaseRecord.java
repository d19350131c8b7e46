package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Fields;
import org.entente.app.server.Node;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.release.Decision;
import org.entente.exchange.release.Label;
import org.entente.exchange.release.Markings;
import org.entente.exchange.release.Origin;
import org.entente.exchange.release.Purpose;
import org.entente.exchange.release.Reason;
import org.entente.exchange.release.Recipient;
import org.entente.exchange.release.ReleasePolicy;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Given;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// What people must see before they release or take back: what each partner was given, who has
/// not heard of a withdrawal, and which marking may go to whom.
public final class ReleaseRecord {
  private static final int USUAL_ITEMS = 200;
  private static final int MOST_ITEMS = 1_000;

  /// Whoever it is that something came from: the rules ask for the consent of each.
  private static final String ANOTHER = "another partner";

  private final Node node;

  ReleaseRecord(Node node) {
    this.node = node;
  }

  /// An entry of a log as people see it, ours or a partner's.
  static Map<String, JsonValue> entry(long index, LogEntry entry, @Nullable String json) {
    Map<String, JsonValue> item = new LinkedHashMap<>();
    item.put("index", JsonValue.of(index));
    item.put("action", JsonValue.of(entry.action().word()));
    item.put("id", JsonValue.of(entry.id()));
    item.put("version", JsonValue.of(entry.version()));
    item.put("object", json == null ? new JsonValue.Null() : JsonReader.parse(entry.id(), json));
    Fields.put(item, "purpose", entry.purpose());
    Fields.put(item, "until", entry.until());
    Fields.put(item, "why", entry.why());
    Fields.put(item, "by", entry.by());
    return item;
  }

  Answer given(Asked asked) {
    String to = asked.one("to").orElse("");
    if (node.partners().named(to).isEmpty()) {
      throw Refusal.badRequest("to must name a partner");
    }
    long before = asked.number("before", Long.MAX_VALUE, 0, Long.MAX_VALUE);
    int limit = (int) asked.number("limit", USUAL_ITEMS, 1, MOST_ITEMS);
    Given.Page page = node.store().given().before(to, before, limit);
    List<JsonValue> items = new ArrayList<>();
    for (Given.Item one : page.items()) {
      Map<String, JsonValue> item = entry(one.index(), one.entry(), one.json());
      item.put("at", JsonValue.of(one.entry().at()));
      item.put("acknowledged", JsonValue.of(one.isAcknowledged()));
      items.add(new JsonValue.Members(item));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("items", new JsonValue.Array(items));
    all.put("more", JsonValue.of(page.more()));
    return Answer.json(200, all);
  }

  /// Withdrawals that their recipients have not acknowledged.
  public static JsonValue.Members open(Node node) {
    List<JsonValue> lines = new ArrayList<>();
    for (Partner partner : node.partners().all()) {
      for (Outbox.Open one : node.outbox().open(partner.name())) {
        Map<String, JsonValue> line = new LinkedHashMap<>();
        line.put("to", JsonValue.of(one.to()));
        line.put("index", JsonValue.of(one.index()));
        line.put("id", JsonValue.of(one.id()));
        line.put("version", JsonValue.of(one.version()));
        String why = one.why();
        line.put("why", JsonValue.of(why == null ? "withdrawal" : why));
        Fields.put(line, "by", one.by());
        line.put("partner", JsonValue.of(partner.state().word()));
        lines.add(new JsonValue.Members(line));
      }
    }
    return new JsonValue.Members(Map.of("open", new JsonValue.Array(lines)));
  }

  /// The policy in words, with its hash, and what it decides now for each marking and partner: it
  /// is asked, so that this can't say anything else than a release.
  Answer policy() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("policy", JsonValue.of(ReleasePolicy.words()));
    all.put("sha256", JsonValue.of(ReleasePolicy.sha256()));
    all.put("twoPerson", JsonValue.of(node.home().settings().isForTwo()));
    all.put("overlapBudget", JsonValue.of(node.home().settings().overlapBudget()));
    List<JsonValue> markings = new ArrayList<>();
    markings.add(marking("none", null, Label.ORIGINATOR_ONLY));
    Markings fixed = new Markings(_ -> null);
    for (Tlp one : Tlp.values()) {
      if (one.version() == 2) {
        markings.add(marking(one.level(), one.id(), fixed.ofPart(one.id())));
      }
    }
    all.put("markings", new JsonValue.Array(markings));
    return Answer.json(200, all);
  }

  private JsonValue marking(String word, @Nullable String id, Label label) {
    List<JsonValue> to = new ArrayList<>();
    for (Partner partner : node.partners().all()) {
      if (partner.isActive()) {
        Map<String, JsonValue> line = new LinkedHashMap<>();
        line.put("partner", JsonValue.of(partner.name()));
        line.put("own", reasons(decide(partner, label, List.of()).reasons()));
        Origin origin = new Origin(ANOTHER, null, null, false);
        line.put("onward", reasons(decide(partner, label, List.of(origin)).reasons()));
        to.add(new JsonValue.Members(line));
      }
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("word", JsonValue.of(word));
    Fields.put(all, "id", id);
    all.put("to", new JsonValue.Array(to));
    return new JsonValue.Members(all);
  }

  private Decision decide(Partner partner, Label label, List<Origin> origins) {
    Recipient to = new Recipient(partner.name(), partner.country(), Label.Classification.U);
    return ReleasePolicy.decide(
        new ReleasePolicy.Question(
            label,
            to,
            Purpose.INVESTIGATION,
            ReleasePolicy.Action.READ,
            origins,
            TaxiiTime.text(node.home().nowMicros()),
            List.of()));
  }

  /// As words for programs and pages, and in English.
  static JsonValue reasons(List<Reason> reasons) {
    List<JsonValue> all = new ArrayList<>();
    for (Reason one : reasons) {
      Map<String, JsonValue> item = new LinkedHashMap<>();
      item.put("word", JsonValue.of(one.word().word()));
      item.put("told", JsonValue.texts(one.told()));
      item.put("text", JsonValue.of(one.text()));
      all.add(new JsonValue.Members(item));
    }
    return new JsonValue.Array(all);
  }
}
