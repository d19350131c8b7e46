package org.entente.app.server.door;

import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.app.server.Answer;
import org.entente.app.server.Caller;
import org.entente.app.server.LogLine;
import org.entente.app.server.Node;
import org.entente.app.server.NodeLog;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.TaxiiRequest;
import org.jspecify.annotations.Nullable;

/// One request on its way: what it showed, and what became known of it.
final class Turn {
  private static final int LONGEST_DETAIL = 2_000;

  private final Gate.Shown shown;
  private final AtomicBoolean isRead;
  private final String id = NodeLog.nextRequest();
  private @Nullable Route route;
  private @Nullable Caller caller;

  Turn(Gate.Shown shown, AtomicBoolean isRead) {
    this.shown = shown;
    this.isRead = isRead;
  }

  Gate.Shown shown() {
    return shown;
  }

  @Nullable Caller caller() {
    return caller;
  }

  void setCaller(Caller caller) {
    this.caller = caller;
  }

  void setRoute(@Nullable Route route) {
    this.route = route;
  }

  /// As figures call it.
  String name() {
    return LogLine.name(route);
  }

  /// As the log and the answer call it.
  String id() {
    return id;
  }

  /// Writes it into the log: how it was answered.
  void log(Node node, int status, long nanos, long bytes) {
    Who who = caller == null ? null : caller.who();
    node.log().add(new LogLine.Answered(id, route, status, nanos / 1_000_000, who, bytes));
  }

  /// Writes into the log that it failed by our fault.
  void logFailure(Node node, RuntimeException failure) {
    node.log().add(new LogLine.Failed(id, route, LogLine.Fault.of(failure)));
  }

  /// The body, which can be read once.
  TaxiiRequest.Body body(RequestBody body) {
    return limit -> isRead.getAndSet(true) ? new byte[0] : body.read(limit);
  }

  /// Puts it into the audit: on disk before the answer goes, if it was to change something; a
  /// reading with what is written next. What nobody signed in for stands in no audit; signing in
  /// has entries of its own.
  void tell(Node node, Answer answer) {
    if (caller == null || route == Route.METRICS) {
      return;
    }
    String target = shown.target();
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    String detail = query + answer.detail();
    Audit.Act act =
        new Audit.Act(
            caller.who().named(),
            caller.means().word(),
            shown.address(),
            shown.method() + " " + cut(path),
            cut(detail),
            Integer.toString(answer.status()));
    if (shown.isReading()) {
      node.audit().appendSoon(act);
    } else {
      node.audit().append(act);
    }
  }

  /// The audit names what was damaged; a store that takes nothing can't take this either.
  void tellFailure(Node node, Answer answer, StorageFailure failure) {
    try {
      tell(node, answer.with(failure.advice()));
    } catch (StorageFailure _) {
      node.counts().storeFailures().increment();
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
  }
}
