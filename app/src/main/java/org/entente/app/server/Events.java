package org.entente.app.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// What happened in a node lately, for whoever watches it: kept in memory, only so much of it, and
/// only what tells where to look. Whoever was away for longer, or while the node restarted, hears
/// so instead of missing something unknowingly.
public final class Events {
  /// What happened.
  ///
  /// @param number in the order of happening, from 1
  /// @param data JSON on one line
  /// @param audience who may know of it
  public record Event(long number, String type, String data, Predicate<Who> audience) {}

  /// What there is after a number.
  ///
  /// @param isWhole whether nothing between was forgotten
  public record News(List<Event> events, boolean isWhole) {}

  private static final int KEPT = 4_096;

  /// Ids of another run of the node are of no use now.
  private final String epoch;

  private final Event[] ring = new Event[KEPT];
  private long last;
  private boolean isOver;

  /// @param epoch what all ids of this run begin with: letters and digits
  Events(String epoch) {
    this.epoch = epoch;
  }

  public synchronized void publish(String type, JsonValue.Members data, Predicate<Who> audience) {
    last++;
    ring[(int) (last % KEPT)] = new Event(last, type, JsonWriter.text(data), audience);
    notifyAll();
  }

  /// For those whom a route serves.
  public void publish(String type, JsonValue.Members data, Route route) {
    publish(type, data, (Who who) -> route.serves(Standing.of(who)));
  }

  /// The number of the newest.
  public synchronized long last() {
    return last;
  }

  public String id(long number) {
    return epoch + "-" + number;
  }

  /// The number that an id means; empty for one of another run, or that never was.
  public synchronized Optional<Long> number(String id) {
    String start = epoch + "-";
    if (!id.startsWith(start) || !id.substring(start.length()).matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(id.substring(start.length()));
    return number <= last ? Optional.of(number) : Optional.empty();
  }

  /// What happened after a number; waits for it, but not longer than `patience`.
  public synchronized News after(long number, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (last <= number && !isOver) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    boolean isWhole = last - number <= KEPT;
    List<Event> events = new ArrayList<>();
    for (long at = isWhole ? number + 1 : last + 1; at <= last; at++) {
      events.add(ring[(int) (at % KEPT)]);
    }
    return new News(events, isWhole);
  }

  public synchronized boolean isOver() {
    return isOver;
  }

  /// Lets whoever waits go.
  synchronized void end() {
    isOver = true;
    notifyAll();
  }
}
