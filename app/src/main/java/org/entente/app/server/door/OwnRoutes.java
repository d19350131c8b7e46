package org.entente.app.server.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Bundles;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.cases.CaseActions;
import org.entente.app.server.cases.CaseReading;
import org.entente.app.server.cases.JobRoutes;
import org.entente.app.server.cases.ScreenRoutes;
import org.entente.app.server.home.Fingerprint;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.PinnedKey;
import org.entente.app.server.overlap.OverlapRoutes;
import org.entente.app.server.partner.LogRoutes;
import org.entente.app.server.partner.WitnessRoutes;
import org.entente.app.server.request.ReleaseRoutes;
import org.entente.app.server.request.RequestRoutes;
import org.entente.app.server.watch.AlertRoutes;
import org.entente.app.server.watch.PictureRoutes;
import org.entente.app.server.watch.WarningRoutes;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiTime;

/// What isn't TAXII: national items, the exchange with partners, the node's state, health and
/// figures.
final class OwnRoutes {
  private static final String ACTIONS = "/x/admin/";

  private final Node node;
  private final ReleaseRoutes releases;
  private final LogRoutes logs;
  private final WitnessRoutes witnesses;
  private final RequestRoutes requests;
  private final OverlapRoutes overlaps;
  private final NodeActions actions;
  private final JobRoutes jobs;
  private final ScreenRoutes screens;
  private final CaseReading cases;
  private final AlertRoutes alerts;
  private final PictureRoutes pictures;
  private final WarningRoutes warnings;

  OwnRoutes(Node node) throws IOException {
    this.node = node;
    releases = new ReleaseRoutes(node);
    logs = new LogRoutes(node);
    witnesses = new WitnessRoutes(node);
    requests = new RequestRoutes(node);
    overlaps = new OverlapRoutes(node);
    actions = new NodeActions(node);
    jobs = new JobRoutes(node);
    cases = new CaseReading(node);
    alerts = new AlertRoutes(node);
    pictures = new PictureRoutes(node);
    warnings = new WarningRoutes(node);
    screens = new ScreenRoutes(node, jobs);
  }

  /// Whether a path is no API root's, whatever stands there.
  boolean isOurs(String path) {
    return Pages.isPage(path)
        || path.startsWith("/x/")
        || path.startsWith("/log/")
        || path.startsWith("/witness/")
        || path.startsWith("/overlap/")
        || path.startsWith("/health/")
        || path.equals("/session")
        || path.startsWith("/session/")
        || path.equals("/metrics")
        || path.equals("/openapi.json")
        || path.equals(PinnedKey.PATH);
  }

  /// What needs no sign-in, since it tells nothing that isn't on the node's card.
  Answer open(Route route) {
    if (route == Route.IDENTITY) {
      return Answer.text("text/plain; charset=utf-8", identity());
    }
    if (route == Route.OPENAPI) {
      return Answer.json(200, ApiDescription.text());
    }
    if (route == Route.READY) {
      StorageFailure failure = node.storeState().failure().orElse(null);
      if (failure != null) {
        // Which part of it is damaged is for our own people: in the audit.
        throw new Refusal(503, "Unavailable", "The store can't be used", failure.code());
      }
    }
    return Answer.json(200, Map.of("status", JsonValue.of("up")));
  }

  /// As it is now: keys and certificates change.
  private String identity() {
    try {
      return PinnedKey.note(node.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer release(Asked asked) {
    return releases.answer(asked).orElseThrow(Refusal::notFound);
  }

  RequestRoutes requests() {
    return requests;
  }

  OverlapRoutes overlaps() {
    return overlaps;
  }

  Answer log(Asked asked) {
    return logs.answer(asked);
  }

  WitnessRoutes witnesses() {
    return witnesses;
  }

  /// Does what an administrator asked for.
  Answer act(Asked asked) {
    try {
      String action = asked.path().substring(ACTIONS.length());
      JsonValue.Members with = asked.object().without(CaseActions.ASKER);
      if (asked.who() instanceof Who.Person person) {
        JsonValue name = JsonValue.of(person.name());
        with = with.with("as", name).with(CaseActions.ASKER, name);
      }
      Answer answer = Answer.json(200, actions.perform(action, with).all());
      return answer.with(NodeActions.detail(with));
    } catch (BadInput e) {
      return Answer.problem(e);
    }
  }

  Answer job(Route route, Asked asked) {
    return jobs.answer(route, asked);
  }

  Answer alert(Route route, Asked asked) {
    return alerts.answer(route, asked);
  }

  Answer warning(Route route, Asked asked) {
    return warnings.answer(route, asked);
  }

  CaseReading caseReading() {
    return cases;
  }

  Answer picture(Asked asked) {
    return pictures.answer(asked);
  }

  Answer screen(Route route, Asked asked) {
    return screens.answer(route, asked);
  }

  Answer items(Asked asked) {
    List<Arrival> arrivals = Arrival.of(Bundles.objects(asked.object()), _ -> "");
    return Answer.kept(
        node.store()
            .takeNationally(
                asked.key("items"), arrivals, outcomes -> new Answered(201, accepted(outcomes))));
  }

  private static String accepted(List<Shelf.Outcome> outcomes) {
    List<JsonValue> accepted =
        outcomes.stream()
            .<JsonValue>map(
                one -> {
                  Map<String, JsonValue> item = new LinkedHashMap<>();
                  item.put("id", JsonValue.of(one.id()));
                  item.put("version", JsonValue.of(one.version()));
                  return new JsonValue.Members(item);
                })
            .toList();
    return JsonWriter.text(
        new JsonValue.Members(Map.of("accepted", new JsonValue.Array(accepted))));
  }

  Answer audit(Asked asked) {
    try {
      int limit = (int) asked.number("limit", AuditPage.USUAL, 1, AuditPage.MOST);
      String person = asked.one("person").orElse(null);
      return Answer.json(200, AuditPage.of(node, asked.one("since").orElse(""), person, limit));
    } catch (BadInput e) {
      throw Refusal.badRequest(e.reason());
    }
  }

  Answer status() {
    NodeHome home = node.home();
    Map<String, JsonValue> status = new LinkedHashMap<>();
    status.put("name", JsonValue.of(home.settings().name()));
    status.put("country", JsonValue.of(home.settings().country()));
    String vkey = home.identity().key().verifier().toString();
    status.put("url", JsonValue.of(home.settings().url()));
    status.put("vkey", JsonValue.of(vkey));
    status.put("fingerprint", JsonValue.of(Fingerprint.of(vkey)));
    status.put("time", JsonValue.of(TaxiiTime.text(home.nowMicros())));
    status.put("items", JsonValue.of(node.store().nationalCount()));
    node.storeState()
        .failure()
        .ifPresent(
            failure -> {
              status.put("storeTrouble", JsonValue.of(failure.code()));
              status.put("storeAdvice", JsonValue.of(failure.advice()));
            });
    status.put("partners", actions.partners());
    return Answer.json(200, status);
  }

  /// In the text form of Prometheus.
  Answer metrics() {
    StringBuilder text = new StringBuilder(node.counts().text());
    text.append("# TYPE entente_items gauge\n");
    text.append("entente_items %d\n".formatted(node.store().nationalCount()));
    text.append("# TYPE entente_waiting_for_partner gauge\n");
    for (Partner partner : node.partners().all()) {
      Outbox.Standing out = node.outbox().standing(partner.name());
      text.append(
          "entente_waiting_for_partner{partner=\"%s\"} %d\n"
              .formatted(partner.name(), out.sent() - out.acknowledged()));
    }
    return Answer.text("text/plain; version=0.0.4; charset=utf-8", text.toString());
  }
}
