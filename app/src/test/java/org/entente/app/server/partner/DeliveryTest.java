package org.entente.app.server.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.indicator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.NodeActions;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How soon a partner has what was released, while all three nodes release to each other, and
/// that nothing leaves for one that was removed. `-Dentente.delivery=N` measures N releases.
class DeliveryTest {
  private static final int MEASURED = Integer.getInteger("entente.delivery", 60);

  @TempDir private Path folder;
  private NodeGroup nodes;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger number = new AtomicInteger();

  @BeforeEach
  void open() throws Exception {
    nodes = new NodeGroup(folder);
    nodes.three(true);
  }

  @AfterEach
  void close() {
    isOver.set(true);
    nodes.close();
  }

  private void release(NodeGroup.Running by, List<String> to, int many) {
    List<JsonValue> objects = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String json = indicator(number.incrementAndGet(), "one of many", Tlp.GREEN.id());
      objects.add(JsonReader.parse("made", json));
    }
    by.node().outbox().release(null, to, List.of(), objects, _ -> new Answered(201, ""));
    by.node().bell().ring();
  }

  private List<Thread> load() {
    List<Thread> threads = new ArrayList<>();
    for (NodeGroup.Running one : nodes.running) {
      List<String> others =
          nodes.running.stream()
              .map(NodeGroup.Running::name)
              .filter(name -> !name.equals(one.name()))
              .toList();
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (!isOver.get()) {
                        release(one, others, 10);
                        Thread.sleep(100);
                      }
                    } catch (Refusal _) {
                      // A partner was removed.
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    return threads;
  }

  private static long size(NodeGroup.Running at, Partner of) {
    return at.node().inbox().standing(of).size();
  }

  @Test
  void aPartnerHasWhatWasReleasedAtOnce() throws Exception {
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    Partner ofUs = jp.node().partners().named("us").orElseThrow();
    List<Thread> threads = load();
    List<Long> nanos = new ArrayList<>();
    for (int i = -10; i < MEASURED; i++) {
      long began = System.nanoTime();
      release(us, List.of("jp"), 1);
      long sent = us.node().outbox().standing("jp").sent();
      long end = began + Duration.ofSeconds(20).toNanos();
      while (size(jp, ofUs) < sent && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      assertThat(size(jp, ofUs)).isGreaterThanOrEqualTo(sent);
      if (i >= 0) {
        nanos.add(System.nanoTime() - began);
      }
      Thread.sleep(20);
    }
    isOver.set(true);
    for (Thread one : threads) {
      one.join();
    }
    Collections.sort(nanos);
    System.err.printf(
        "release to the partner's stored object: %d, p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        nanos.size(),
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get((int) Math.ceil(nanos.size() * 0.99) - 1) / 1e6,
        nanos.getLast() / 1e6);
    // A bound that a machine with other work keeps; what is aimed at is a quarter of a second.
    assertThat(nanos.get(nanos.size() / 2)).isLessThan(Duration.ofSeconds(2).toNanos());
  }

  @Test
  void nothingLeavesForAPartnerFromTheInstantOfItsRemoval() throws Exception {
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    Partner ofUs = jp.node().partners().named("us").orElseThrow();
    List<Thread> threads = load();
    NodeGroup.await(() -> size(jp, ofUs) > 30);
    new NodeActions(us.node()).perform("partner-state", action("name", "jp", "state", "removed"));
    long atRemoval = us.node().outbox().standing("jp").sent();
    Thread.sleep(300);
    long heard = size(jp, ofUs);
    Thread.sleep(700);
    assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(atRemoval);
    assertThat(size(jp, ofUs)).isEqualTo(heard).isLessThanOrEqualTo(atRemoval);
    isOver.set(true);
    for (Thread one : threads) {
      one.join();
    }
  }
}
