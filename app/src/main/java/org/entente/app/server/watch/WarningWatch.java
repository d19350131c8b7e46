package org.entente.app.server.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Partner;

/// Takes the warnings out of what partners release to us, as soon as it is proven, and notices
/// those that another process of this node took in.
public final class WarningWatch implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int PAGE = 500;

  private final Node node;
  private final Map<String, Long> places = new HashMap<>();
  private final Beat beat;

  public WarningWatch(Node node) {
    this.node = node;
    this.beat = new Beat(node, "warnings", this::watch);
  }

  public void start() {
    beat.start();
  }

  private void watch() throws InterruptedException {
    long seen = node.events().last();
    look();
    node.warnings().refresh();
    node.events().after(seen, BEAT);
  }

  /// Goes on where it stopped; after a restart behind the last warning that was taken.
  void look() {
    for (Partner partner : node.partners().all()) {
      String origin = "partner " + partner.name();
      long at =
          places.computeIfAbsent(partner.name(), _ -> node.store().warnings().furthest(origin));
      Inbox.Page page;
      do {
        page = node.inbox().received(partner, at, PAGE);
        for (Inbox.Item one : page.items()) {
          take(partner, one);
          at = one.index();
        }
        places.put(partner.name(), at);
      } while (page.more());
    }
  }

  private void take(Partner partner, Inbox.Item item) {
    String json = item.json();
    if (json == null
        || item.entry().action() != LogEntry.Action.RELEASE
        || item.refusal() != null) {
      return;
    }
    try {
      WarningArtifact.read(json)
          .ifPresent(
              bytes -> node.warnings().take(bytes, "partner " + partner.name(), item.index()));
    } catch (BadInput _) {
      // It is no warning that can be read; it stays among what was received.
    }
  }

  @Override
  public void close() {
    beat.close();
  }
}
