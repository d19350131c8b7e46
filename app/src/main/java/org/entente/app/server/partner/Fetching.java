package org.entente.app.server.partner;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.StorageFailure;

/// Fetches what partners release to us, one thread a partner, over and over from where it
/// stopped. A partner that isn't active isn't asked.
public final class Fetching implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final long SHORTEST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final Node node;
  private final Map<Partner, List<Thread>> running = new HashMap<>();
  private final Beat beat;

  public Fetching(Node node) {
    this.node = node;
    this.beat = new Beat(node, "partners", this::watch);
  }

  public void start() {
    beat.start();
  }

  /// Starts and ends threads as partners are added, change and go.
  private void watch() throws InterruptedException {
    long seen = node.bell().count();
    Set<Partner> wanted =
        node.partners().all().stream().filter(Partner::isActive).collect(Collectors.toSet());
    running
        .entrySet()
        .removeIf(
            one -> {
              boolean isOver = !wanted.contains(one.getKey());
              if (isOver) {
                one.getValue().forEach(Thread::interrupt);
              }
              return isOver;
            });
    for (Partner partner : wanted) {
      running.computeIfAbsent(
          partner,
          one ->
              List.of(
                  Thread.ofVirtual().name("from " + one.name()).start(() -> fetch(one)),
                  Thread.ofVirtual().name("witness " + one.name()).start(() -> witness(one)),
                  Thread.ofVirtual().name("keys " + one.name()).start(() -> announce(one))));
    }
    node.bell().await(seen, LOOK);
  }

  private void fetch(Partner partner) {
    long pause = SHORTEST_PAUSE;
    try (PartnerLink link = PartnerLink.of(node, partner)) {
      PartnerFetch fetch = new PartnerFetch(node, partner, link);
      while (!node.isEnding() && !Thread.currentThread().isInterrupted()) {
        try {
          fetch.once();
          node.setTrouble(partner.name(), null);
          pause = SHORTEST_PAUSE;
        } catch (IOException | BadInput | StorageFailure e) {
          link.forget();
          String reason = e.getMessage();
          node.setTrouble(partner.name(), reason == null ? e.getClass().getSimpleName() : reason);
          Thread.sleep(pause);
          pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void witness(Partner partner) {
    if (!node.home().settings().isWitness()) {
      return;
    }
    try (PartnerLink link = PartnerLink.of(node, partner)) {
      Witnessing witnessing = new Witnessing(node, partner, link);
      repeat(link, Witnessing.BEAT, Witnessing.LOOK, witnessing::once);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Step {
    void once() throws IOException, InterruptedException;
  }

  /// Takes a step whenever the bell rings, but not oftener than at a beat, and at the latest after
  /// `look`.
  private void repeat(PartnerLink link, Duration beat, Duration look, Step step)
      throws InterruptedException {
    while (!node.isEnding() && !Thread.currentThread().isInterrupted()) {
      long seen = node.bell().count();
      try {
        step.once();
      } catch (IOException | BadInput | StorageFailure _) {
        // Whoever fetches from this partner tells why it can't be asked.
        link.forget();
        Thread.sleep(AFTER_FAILURE);
      }
      Thread.sleep(beat);
      node.bell().await(seen, look);
    }
  }

  private void announce(Partner partner) {
    PartnerLink.Own own = PartnerLink.Own.telling(node, partner);
    try (PartnerLink link = new PartnerLink(partner, own)) {
      Announcing announcing = new Announcing(node, partner, link);
      repeat(link, Announcing.BEAT, Announcing.LOOK, announcing::once);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    beat.close();
    Beat.end(running.values().stream().flatMap(List::stream).toList());
  }
}
