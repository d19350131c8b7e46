package org.entente.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.taxii.Arrival;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full: what was acknowledged stays, what wasn't leaves nothing behind, the answer
/// says what to do, and with room again it goes on. SQLite's own limit on pages stands for the
/// disk: it gives the same error at the same places.
class FullDiskTest {
  private static final int BATCH = 50;

  @TempDir private Path folder;

  private static List<Arrival> batch(int number) {
    return IntStream.range(number * BATCH, (number + 1) * BATCH)
        .mapToObj(
            i ->
                JsonReader.parse(
                    "made",
                    "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--%08d-0000-5000-8000-000000000000\"}"
                        .formatted(i)))
        .flatMap(object -> Arrival.of(List.of(object), _ -> "").stream())
        .toList();
  }

  private static void take(NodeStore store, int number) {
    store.takeNationally("key" + number, batch(number), _ -> new Answered(201, ""));
  }

  @Test
  void whatWasAcknowledgedStaysAndTheRestLeavesNothing() throws IOException {
    Path file = folder.resolve("node.db");
    List<Integer> taken = new ArrayList<>();
    Database database = new Database(new SqliteEngine(file));
    try (NodeStore store = new NodeStore(database, new StandingClock())) {
      take(store, 0);
      taken.add(0);
      limit(database, 60);
      StorageFailure full = null;
      for (int i = 1; full == null; i++) {
        try {
          take(store, i);
          taken.add(i);
        } catch (StorageFailure e) {
          full = e;
        }
      }
      assertThat(full.advice()).contains("the disk is full").contains("make room");
      assertThat(full.code()).isEqualTo("store-full");
      assertThatThrownBy(store::probe).hasMessageContaining("the disk is full");
      assertThat(store.nationalCount()).isEqualTo((long) taken.size() * BATCH);
      int next = taken.size();
      assertThatThrownBy(() -> take(store, next)).isInstanceOf(StorageFailure.class);
      limit(database, 1_000_000);
      store.probe();
      take(store, next);
      taken.add(next);
    }
    try (NodeStore store = NodeStore.open(file, new StandingClock())) {
      assertThat(store.damages(5)).isEmpty();
      assertThat(store.nationalCount()).isEqualTo((long) taken.size() * BATCH);
      // The first answer is kept with each.
      for (int one : taken) {
        take(store, one);
      }
      assertThat(store.nationalCount()).isEqualTo((long) taken.size() * BATCH);
    }
  }

  /// On a real file system of a few megabytes: `mount -t tmpfs -o size=6m tmpfs DIR`, then
  /// `-Dentente.small.disk=DIR`, whose content is removed.
  @Test
  void aRealFullDiskLosesNothing() throws IOException {
    String small = System.getProperty("entente.small.disk");
    Assumptions.assumeTrue(small != null, "no -Dentente.small.disk");
    Path file = Path.of(small, "node.db");
    Path ballast = Path.of(small, "ballast");
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + end));
    }
    Files.write(ballast, new byte[1_000_000]);
    int taken = 0;
    try (NodeStore store = NodeStore.open(file, new StandingClock())) {
      StorageFailure full = null;
      while (full == null) {
        try {
          take(store, taken);
          taken++;
        } catch (StorageFailure e) {
          full = e;
        }
      }
      System.out.println("full after " + taken * BATCH + " objects: " + full.getMessage());
      assertThat(store.nationalCount()).isEqualTo((long) taken * BATCH);
      Files.delete(ballast);
      take(store, taken);
      taken++;
    }
    try (NodeStore store = NodeStore.open(file, new StandingClock())) {
      assertThat(store.damages(5)).isEmpty();
      assertThat(store.nationalCount()).isEqualTo((long) taken * BATCH);
    }
  }

  /// As many pages as there are, and `more`.
  private static void limit(Database database, int more) {
    database.write(
        connection -> {
          long pages = Row.number(connection, "PRAGMA page_count");
          return Row.number(connection, "PRAGMA max_page_count = " + (pages + more));
        });
  }
}
