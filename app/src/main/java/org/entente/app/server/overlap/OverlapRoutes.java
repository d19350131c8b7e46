package org.entente.app.server.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Standing;
import org.entente.app.server.Who;
import org.entente.app.server.home.OverlapFolder;
import org.entente.app.server.request.Approvers;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Terms;
import org.entente.exchange.store.Comparison;
import org.entente.exchange.store.Comparison.State;
import org.entente.exchange.store.Overlaps;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;

/// Comparisons with partners: what people here begin, agree to, decline, end and read. Something
/// of a node's items leaves in each of them, so an approver must stand behind it on either side.
public final class OverlapRoutes {
  private static final int HEAD = "/x/overlaps/".length();
  private static final long HOUR = 3_600_000_000L;
  private static final long USUAL_HOURS = 72;
  private static final long MOST_HOURS = 24 * 31;

  private final Node node;
  private final Overlaps overlaps;
  private final OverlapDoor door;

  public OverlapRoutes(Node node) {
    this.node = node;
    overlaps = node.overlaps();
    door = new OverlapDoor(node);
  }

  /// Throws [Refusal].
  public Answer answer(Route route, Asked asked) {
    if (route.serves(Standing.PARTNER_NODE)) {
      return door.answer(route, asked);
    }
    try {
      return switch (route) {
        case OVERLAP_LIST -> list(asked);
        case OVERLAP_START -> start(asked);
        case OVERLAP_ITEMS -> items(asked);
        case OVERLAP_SHOW -> Answer.json(200, whole(named(asked)));
        case OVERLAP_AGREE -> agree(asked);
        case OVERLAP_DECLINE -> decline(asked);
        case OVERLAP_STOP -> stop(asked);
        default -> throw Refusal.notFound();
      };
    } catch (BadInput e) {
      throw Asked.unprocessable(e.place() + (e.place().isEmpty() ? "" : ": ") + e.reason());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String approver(Asked asked, JsonValue.Members body) {
    String name =
        asked.who() instanceof Who.Person person ? person.name() : body.optional("as").orElse("");
    return new Approvers(node).named(name);
  }

  private Comparison named(Asked asked) {
    String rest = asked.path().substring(HEAD);
    int slash = rest.indexOf('/');
    return overlaps.named(slash < 0 ? rest : rest.substring(0, slash));
  }

  private Answer list(Asked asked) {
    String partner = asked.one("partner").orElse("");
    String state = asked.one("state").orElse("");
    List<JsonValue> lines = new ArrayList<>();
    for (Comparison one : overlaps.all()) {
      boolean isAsked =
          (partner.isEmpty() || one.partner().equals(partner))
              && (state.isEmpty() || one.state().word().equals(state));
      if (isAsked) {
        lines.add(new JsonValue.Members(line(one)));
      }
    }
    return Answer.json(200, Map.of("overlaps", new JsonValue.Array(lines)));
  }

  /// What may be seen by all who see exchange: no item.
  private static Map<String, JsonValue> line(Comparison one) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("id", JsonValue.of(one.id()));
    line.put("direction", JsonValue.of(one.isOurs() ? "out" : "in"));
    line.put("partner", JsonValue.of(one.partner()));
    line.put("state", JsonValue.of(one.state().word()));
    line.put("terms", one.terms().json());
    line.put("learns", JsonValue.of(learns(one)));
    line.put("by", JsonValue.of(one.person()));
    put(line, "asked", one.pledge().flatMap(Pledge::asks).map(Pledge.Asking::count));
    put(line, "own", one.pledge().flatMap(Pledge::answers).map(Pledge.Answering::own));
    put(line, "theyAsk", one.theirs().flatMap(Pledge::asks).map(Pledge.Asking::count));
    put(line, "theyHold", one.theirs().flatMap(Pledge::answers).map(Pledge.Answering::own));
    if (!one.reason().isEmpty()) {
      line.put("reason", JsonValue.of(one.reason()));
    }
    line.put("begun", JsonValue.of(TaxiiTime.text(one.made())));
    line.put("changed", JsonValue.of(TaxiiTime.text(one.changed())));
    return line;
  }

  private static String learns(Comparison one) {
    if (one.terms().isMutual()) {
      return "both";
    }
    return one.isOurs() ? "we" : "they";
  }

  private static void put(Map<String, JsonValue> line, String name, Optional<Long> number) {
    number.ifPresent(one -> line.put(name, JsonValue.of(one)));
  }

  private Map<String, JsonValue> whole(Comparison one) {
    Map<String, JsonValue> whole = line(one);
    one.pledge().ifPresent(pledge -> whole.put("pledge", JsonValue.of(pledge.items())));
    one.theirs().ifPresent(pledge -> whole.put("theirPledge", JsonValue.of(pledge.items())));
    if (!one.isOurs() || one.terms().isMutual()) {
      whole.put("spent", JsonValue.of(overlaps.spent(one.partner())));
      whole.put("budget", JsonValue.of(node.home().settings().overlapBudget()));
    }
    if (!one.result().all().isEmpty()) {
      whole.put("result", one.result());
    }
    return whole;
  }

  private Answer start(Asked asked) throws IOException {
    JsonValue.Members body = asked.object();
    String person = approver(asked, body);
    Terms terms = terms(body);
    OverlapItems items = items(body, terms.mode() == Mode.SUM);
    if (!terms.isContinued() && items.size() > Pledge.MOST_ASKED) {
      throw Asked.unprocessable("a question has at most " + Pledge.MOST_ASKED + " items");
    }
    String id = overlaps.fresh();
    node.home().overlap(id).putItems(items.lines());
    Comparison started =
        overlaps.start(asked.key("overlap"), id, body.optional("to").orElse(""), terms, person);
    if (!started.id().equals(id)) {
      node.home().overlap(id).clear(false);
    }
    OverlapRun.tell(node, started);
    return Answer.json(201, whole(started)).with(started.id());
  }

  private Terms terms(JsonValue.Members body) {
    Mode mode =
        Mode.of(body.optional("mode").orElse("items"))
            .orElseThrow(() -> Asked.unprocessable("mode must be items, count or sum"));
    String learns = body.optional("learns").orElse("we");
    if (!List.of("we", "both").contains(learns)) {
      throw Asked.unprocessable("learns must be we or both");
    }
    long hours = USUAL_HOURS;
    if (body.has("hours")) {
      hours = hours(body.get("hours"));
    }
    return new Terms(
        mode,
        learns.equals("both"),
        JsonValue.of(true).equals(body.get("continued")),
        body.optional("purpose").orElse(""),
        body.optional("legal_basis").orElse(""),
        node.home().nowMicros() + hours * HOUR,
        JsonValue.of(true).equals(body.get("exercise")));
  }

  private static long hours(@org.jspecify.annotations.Nullable JsonValue value) {
    if (value instanceof JsonValue.Numeral number && number.text().matches("[1-9][0-9]{0,3}")) {
      long hours = Long.parseLong(number.text());
      if (hours <= MOST_HOURS) {
        return hours;
      }
    }
    throw Asked.unprocessable("hours must be from 1 to " + MOST_HOURS);
  }

  private static OverlapItems items(JsonValue.Members body, boolean needsAmounts) {
    List<String> lines = body.texts("items");
    if (lines.size() != body.items("items").size()) {
      throw Asked.unprocessable("items must be texts like address:bc1q…");
    }
    OverlapItems items = OverlapItems.of(lines, needsAmounts);
    if (items.size() == 0 || items.size() > Pledge.MOST_OWN) {
      throw Asked.unprocessable(
          "a comparison has 1 to " + Pledge.MOST_OWN + " items, not " + items.size());
    }
    return items;
  }

  /// What cases name, to be looked through by a person.
  private Answer items(Asked asked) {
    JsonValue.Members body = asked.object();
    List<String> cases = body.texts("cases");
    List<String> kinds = body.has("kinds") ? body.texts("kinds") : OverlapCaseItems.KINDS;
    if (cases.isEmpty() || !OverlapCaseItems.KINDS.containsAll(kinds)) {
      throw Asked.unprocessable(
          "cases must name some, kinds be of " + String.join(", ", OverlapCaseItems.KINDS));
    }
    List<String> items = new OverlapCaseItems(node.cases(), kinds).of(cases);
    return Answer.json(200, Map.of("items", JsonValue.texts(items))).with(String.join(" ", cases));
  }

  private Answer agree(Asked asked) throws IOException {
    Comparison one = named(asked);
    JsonValue.Members body = asked.object();
    String person = approver(asked, body);
    List<String> lines = items(body, false).lines();
    return done(consent(one.id(), lines, person));
  }

  /// One after the other: whose items are put aside is who agrees.
  private synchronized Comparison consent(String id, List<String> lines, String person)
      throws IOException {
    Comparison now = overlaps.of(id).orElseThrow(Refusal::notFound);
    if (now.state() != State.WAITING) {
      throw new Refusal(409, "Conflict", "It is " + now.state().word());
    }
    if (node.home().isForgetful() && now.theirs().flatMap(Pledge::asks).isPresent()) {
      throw new Refusal(
          409,
          "Conflict",
          "This node was made of a copy: how much "
              + now.partner()
              + " asked since isn't known, so for thirty days it asks nothing. If nothing is"
              + " missing, take the file 'restored' out of the node's folder");
    }
    OverlapFolder folder = node.home().overlap(id);
    folder.putItems(lines);
    try {
      return overlaps.consent(id, person, node.home().settings().overlapBudget());
    } catch (Refusal e) {
      folder.clear(false);
      throw e;
    }
  }

  private Answer done(Comparison one) {
    OverlapRun.tell(node, one);
    return Answer.json(200, whole(one)).with(one.id());
  }

  private Answer decline(Asked asked) {
    JsonValue.Members body = asked.object();
    String person = approver(asked, body);
    return done(overlaps.decline(named(asked).id(), person, body.optional("reason").orElse("")));
  }

  private Answer stop(Asked asked) throws IOException {
    JsonValue.Members body = asked.object();
    approver(asked, body);
    String reason = body.optional("reason").orElse("");
    Comparison stopped = overlaps.stop(named(asked).id(), reason, reason);
    node.home().overlap(stopped.id()).clear(false);
    return done(stopped);
  }
}
