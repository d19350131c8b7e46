package org.entente.app.server.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.app.server.Node;
import org.entente.app.server.cases.CaseActions;
import org.entente.app.server.home.Fingerprint;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.PinnedKey;
import org.entente.app.server.partner.PartnerLink;
import org.entente.app.server.people.PeopleActions;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.store.CollectionPlan;
import org.entente.exchange.store.FormerKey;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.PartnerKeys;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.TaxiiTime;

/// What an administrator does to a node, whether by the command line on a node that stands or
/// through the port of one that runs: the same function. Throws [BadInput] for what can't be.
public final class NodeActions {
  private static final List<String> TOLD =
      List.of(
          "name",
          "role",
          "state",
          "partner",
          "scopes",
          "days",
          "id",
          "title",
          "alias",
          "see",
          "read",
          "write",
          "accept",
          "country",
          "url",
          "vkey",
          "since",
          "person",
          "case",
          "about",
          "as",
          "issuer",
          "client",
          "subject",
          "rules",
          "tls",
          "compared");

  private final Node node;
  private final PeopleActions people;

  public NodeActions(Node node) {
    this.node = node;
    people = new PeopleActions(node);
  }

  public JsonValue.Members perform(String action, JsonValue.Members with) {
    if (action.startsWith(CaseActions.PREFIX)) {
      String rest = action.substring(CaseActions.PREFIX.length());
      return new JsonValue.Members(new CaseActions(node).perform(rest, with));
    }
    if (action.startsWith(KeyActions.PREFIX)) {
      Map<String, JsonValue> answer = new KeyActions(node).perform(action, with);
      node.bell().ring();
      return new JsonValue.Members(answer);
    }
    Map<String, JsonValue> answer =
        switch (action) {
          case "collection" -> collection(with);
          case "partner" -> partner(with);
          case "warning-voice" -> warningVoice(with);
          case "partner-state" -> partnerState(with);
          case "audit" -> audit(with);
          case "partners" -> Map.of("partners", partners());
          default ->
              people
                  .perform(action, with)
                  .orElseThrow(
                      () -> bad(action, "there is no such action", "See the node's reference"));
        };
    node.bell().ring();
    return new JsonValue.Members(answer);
  }

  private static BadInput bad(String option, String reason, String next) {
    return new BadInput(option, "", reason, next);
  }

  private Map<String, JsonValue> collection(JsonValue.Members with) {
    String alias = with.text("alias");
    if (alias != null && !alias.matches("[A-Za-z0-9._~-]{1,100}")) {
      throw bad("--alias", "it must fit into a path", "Use letters, digits, hyphens");
    }
    String id;
    Acceptance acceptance;
    try {
      id = UUID.fromString(with.optional("id").orElse("")).toString();
      acceptance =
          Acceptance.valueOf(with.optional("accept").orElse("valid").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw bad("--id", "it must be a UUID", "Make one: uuidgen");
    }
    String title = with.optional("title").orElse("");
    List<String> read = with.texts("read");
    List<String> write = with.texts("write");
    Map<String, Rights> seen = new TreeMap<>();
    for (List<String> users : List.of(with.texts("see"), read, write)) {
      users.forEach(u -> seen.put(u, new Rights(read.contains(u), write.contains(u))));
    }
    node.store()
        .putCollection(
            new CollectionPlan(
                NodeHome.API_ROOT,
                id,
                title,
                "",
                alias,
                List.of(MediaTypes.STIX),
                acceptance,
                seen));
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("id", JsonValue.of(id));
    answer.put("title", JsonValue.of(title));
    answer.put("alias", alias == null ? new JsonValue.Null() : JsonValue.of(alias));
    answer.put("apiRoot", JsonValue.of("/" + NodeHome.API_ROOT + "/"));
    answer.put("accept", JsonValue.of(acceptance.toString()));
    return answer;
  }

  private Map<String, JsonValue> audit(JsonValue.Members with) {
    int limit = AuditPage.USUAL;
    if (with.get("limit") instanceof JsonValue.Numeral number && number.isInteger()) {
      limit = number.value().intValue();
    }
    if (limit < 1 || limit > AuditPage.MOST) {
      throw bad("--limit", "it must be from 1 to " + AuditPage.MOST, "Give a number");
    }
    String since = with.optional("since").orElse("");
    return AuditPage.of(node, since, with.text("person"), limit, with.text("note"));
  }

  /// What the audit says of an action: whom and what it is about, never a password.
  public static String detail(JsonValue.Members with) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    for (String name : TOLD) {
      JsonValue value = with.get(name);
      if (value != null) {
        told.put(name, value);
      }
    }
    return told.isEmpty() ? "" : JsonWriter.text(new JsonValue.Members(told));
  }

  private Map<String, JsonValue> partner(JsonValue.Members with) {
    String name = with.optional("name").orElse("");
    String country = with.optional("country").orElse("");
    String url = with.optional("url").orElse("");
    if (!NodeSettings.isName(name)) {
      throw bad("--name", "it must be of a-z, 0-9 and hyphens", "Name it like jp");
    }
    if (name.equals(node.home().settings().name())) {
      throw bad("--name", name + " is this node's own name", "Name the partner");
    }
    NodeSettings.checkCountry(country);
    VerifierKey key = VerifierKey.parse("--vkey", with.optional("vkey").orElse(""));
    if (!key.isOfNotes()) {
      throw bad("--vkey", "it is not a node's", "Take the vkey that node init printed");
    }
    String pin = with.optional("tls").orElse("");
    if (!pin.isEmpty() && !PinnedKey.isPin(pin)) {
      throw bad("--tls", "it is no pin of a key", "Take it as the partner's card shows it");
    }
    Partner partner =
        new Partner(name, country, PartnerLink.checked(url), key.toString(), Partner.State.ACTIVE);
    boolean isCompared =
        with.get("compared") instanceof JsonValue.Truth compared && compared.value();
    node.partners().put(partner, isCompared);
    if (!pin.isEmpty()) {
      PartnerKeys.Known said = new PartnerKeys.Known(0, List.of(pin), null);
      node.partnerKeys().learn(name, said, true);
    }
    return line(node.partners().named(name).orElseThrow());
  }

  private Map<String, JsonValue> partnerState(JsonValue.Members with) {
    String name = with.optional("name").orElse("");
    Partner.State state =
        switch (with.optional("state").orElse("")) {
          case "active" -> Partner.State.ACTIVE;
          case "suspended" -> Partner.State.SUSPENDED;
          case "removed" -> Partner.State.REMOVED;
          default -> throw bad("state", "it must be active, suspended or removed", "Name one");
        };
    if (!node.partners().set(name, state)) {
      throw bad(name, "there is no such partner", "See: entente partner list");
    }
    return line(node.partners().named(name).orElseThrow());
  }

  /// With what it signed before, and what it shows in TLS.
  private void keys(Partner partner, Map<String, JsonValue> line) {
    List<JsonValue> former = new ArrayList<>();
    for (FormerKey one : partner.former()) {
      Map<String, JsonValue> all = new LinkedHashMap<>();
      all.put("vkey", JsonValue.of(one.vkey()));
      all.put("until", JsonValue.of(TaxiiTime.text(one.ends())));
      all.put("revoked", JsonValue.of(one.isRevoked()));
      former.add(new JsonValue.Members(all));
    }
    line.put("former", new JsonValue.Array(former));
    line.put("tls", JsonValue.texts(node.partnerKeys().known(partner.name()).pins()));
    node.keyUsed(partner.name()).ifPresent(key -> line.put("signsBy", JsonValue.of(key)));
    boolean isUntold = !node.partnerKeys().open(partner.name()).isEmpty();
    line.put("knowsUsBy", JsonValue.of(isUntold ? "former" : "present"));
  }

  private static Map<String, JsonValue> line(Partner partner) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("name", JsonValue.of(partner.name()));
    line.put("country", JsonValue.of(partner.country()));
    line.put("url", JsonValue.of(partner.url()));
    line.put("vkey", JsonValue.of(partner.vkey()));
    line.put("fingerprint", JsonValue.of(Fingerprint.of(partner.vkey())));
    line.put("state", JsonValue.of(partner.state().word()));
    return line;
  }

  /// Every partner with how far it is: what of its log it has acknowledged, what of its we hold.
  JsonValue.Array partners() {
    List<JsonValue> lines = new ArrayList<>();
    for (Partner partner : node.partners().all()) {
      Map<String, JsonValue> line = line(partner);
      Outbox.Standing out = node.outbox().standing(partner.name());
      Inbox.Standing in = node.inbox().standing(partner);
      line.put("sent", JsonValue.of(out.sent()));
      line.put("acknowledged", JsonValue.of(out.acknowledged()));
      line.put("received", JsonValue.of(in.size()));
      String fault = in.fault();
      if (fault != null) {
        line.put("fault", JsonValue.of(fault));
      }
      keys(partner, line);
      node.skew(partner.name())
          .ifPresent(skew -> line.put("clockAheadMillis", JsonValue.of(skew / 1000)));
      node.trouble(partner.name()).ifPresent(trouble -> line.put("trouble", JsonValue.of(trouble)));
      lines.add(new JsonValue.Members(line));
    }
    return new JsonValue.Array(lines);
  }

  private Map<String, JsonValue> warningVoice(JsonValue.Members with) {
    String origin = with.optional("origin").orElse("");
    node.warnings()
        .allow(
            with.optional("sender").orElse(""),
            origin.isEmpty() || origin.equals("own") ? origin : "partner " + origin,
            with.optional("certificate").orElse(""));
    return Map.of();
  }
}
