package org.entente.app.server.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.ForeignCase;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.cases.CaseExchange;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Partner;

/// Cases that go to other nodes and come from them.
public final class CaseTransfer {
  /// The one file that a case becomes.
  static final String FILE = "case.stix.json";

  /// How many entries of a case are wished to go.
  private static final String SIZE = "entries";

  private static final int PAGE = 1_000;

  private final Node node;
  private final CaseExchange exchange;

  public CaseTransfer(Node node) {
    this.node = node;
    String name = node.home().settings().name();
    exchange = new CaseExchange(node.cases(), name);
  }

  JsonValue.Members bundle(String caseId, AsOf asOf) {
    if (asOf.validMicros() != null) {
      throw new BadInput("--valid", "", "a case as STIX is its whole journal", "Leave --valid out");
    }
    return exchange.bundle(caseId, asOf);
  }

  /// What a wish for a case asks for. Throws [BadInput] where there is no such case.
  public CaseExchange.Wish wish(JsonValue.Members body) {
    String caseId = body.optional("case").orElse("");
    return exchange.wish(caseId, size(body, exchange.size(caseId)));
  }

  private static int size(JsonValue.Members body, int all) {
    return body.get(SIZE) instanceof JsonValue.Numeral number && number.text().matches("\\d{1,9}")
        ? Integer.parseInt(number.text())
        : all;
  }

  /// The same wish for the entries that stand there now: whoever approves it later approves no
  // more.
  public JsonValue.Members settled(JsonValue.Members body) {
    if (!body.has("case") || body.has(SIZE)) {
      return body;
    }
    int all = exchange.size(body.optional("case").orElse(""));
    return body.with(SIZE, JsonValue.of(all));
  }

  /// Takes in a bundle, or what a partner released to us.
  Map<String, JsonValue> take(JsonValue.Members with) {
    String from = with.optional("from").orElse("");
    JsonValue bundle = with.get("bundle");
    if ((bundle == null) == from.isEmpty()) {
      throw new BadInput("case", "", "either a file or --from says what", "Give one of them");
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    if (bundle == null) {
      Received received = received(from);
      answer.put(
          "cases", taken(received.isEmpty() ? List.of() : exchange.take(from, received.of())));
      answer.put("revoked", revoked(received));
    } else {
      String name = with.optional("name").orElse("bundle");
      answer.put("cases", taken(exchange.take(name, bundle)));
      answer.put("revoked", new JsonValue.Array(List.of()));
    }
    return answer;
  }

  private static JsonValue taken(List<ForeignCase.Taken> taken) {
    List<JsonValue> cases = new ArrayList<>();
    for (ForeignCase.Taken one : taken) {
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("case", JsonValue.of(one.caseId()));
      line.put("added", JsonValue.of(one.added()));
      cases.add(new JsonValue.Members(line));
    }
    return new JsonValue.Array(cases);
  }

  /// Entries that stand here and that the partner took back: a journal keeps them, people decide.
  private JsonValue revoked(Received received) {
    List<JsonValue> places = new ArrayList<>();
    for (String id : received.revoked()) {
      node.cases()
          .placeOf(id)
          .ifPresent(
              place -> {
                Map<String, JsonValue> line = new LinkedHashMap<>();
                line.put("case", JsonValue.of(place.caseId()));
                line.put("number", JsonValue.of(place.position()));
                places.add(new JsonValue.Members(line));
              });
    }
    return new JsonValue.Array(places);
  }

  /// What a partner released to us, by id, as it stands now.
  ///
  /// @param revoked ids that it took back
  private record Received(Map<String, JsonValue.Members> all, Set<String> revoked) {
    boolean isEmpty() {
      return all.values().stream().noneMatch(CaseExchange::isOfCase) && !revoked.isEmpty();
    }

    /// What belongs to cases.
    JsonValue of() {
      Set<String> named = new HashSet<>();
      for (JsonValue.Members one : all.values()) {
        if (CaseExchange.isOfCase(one)) {
          named.addAll(one.texts("object_refs"));
          one.optional("created_by_ref").ifPresent(named::add);
        }
      }
      return new JsonValue.Array(
          all.values().stream()
              .filter(
                  one ->
                      CaseExchange.isOfCase(one) || named.contains(one.optional("id").orElse("")))
              .<JsonValue>map(one -> one)
              .toList());
    }
  }

  private Received received(String from) {
    Partner partner =
        node.partners()
            .named(from)
            .orElseThrow(
                () ->
                    new BadInput(
                        from, "", "there is no such partner", "See: entente partner list"));
    Map<String, JsonValue.Members> all = new LinkedHashMap<>();
    Set<String> revoked = new LinkedHashSet<>();
    long after = -1;
    boolean isMore = true;
    while (isMore) {
      Inbox.Page page = node.inbox().received(partner, after, PAGE);
      for (Inbox.Item one : page.items()) {
        after = one.index();
        if (one.entry().action().word().equals("revoke")) {
          revoked.add(one.entry().id());
          all.remove(one.entry().id());
        } else {
          take(one, all, revoked);
        }
      }
      isMore = page.more();
    }
    return new Received(all, revoked);
  }

  private static void take(
      Inbox.Item one, Map<String, JsonValue.Members> all, Set<String> revoked) {
    String json = one.json();
    if (json != null
        && one.refusal() == null
        && JsonReader.parse(one.entry().id(), json) instanceof JsonValue.Members object) {
      all.put(one.entry().id(), object);
      revoked.remove(one.entry().id());
    }
  }
}
