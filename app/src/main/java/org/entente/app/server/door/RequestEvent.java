package org.entente.app.server.door;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/// One request in a flight recording: its route and status, and nothing that somebody sent.
@Name("org.entente.Request")
@Label("Request")
@Category("Entente")
@StackTrace(false)
final class RequestEvent extends Event {
  @Label("Route")
  @Nullable String route;

  @Label("Status")
  int status;

  /// Ends it, and keeps it if a recording wants it.
  void end(String answered, int with) {
    end();
    if (shouldCommit()) {
      route = answered;
      status = with;
      commit();
    }
  }
}
