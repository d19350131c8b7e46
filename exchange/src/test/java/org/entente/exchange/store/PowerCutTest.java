package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power goes while a request is being written: of the files, what was synced before stays,
/// and of the rest any part, or any bytes. Everything that was answered before is there; the
/// request that was under way is there whole or not at all.
class PowerCutTest {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final int BATCH = 20;
  private static final int BATCHES = Integer.getInteger("entente.power.batches", 12);
  private static final int CUTS = 6;

  @TempDir private Path folder;
  private final Random random = new Random();

  private static NodeStore open(Path file) throws IOException {
    return NodeStore.open(file, new StandingClock());
  }

  private static String id(int number) {
    return "ipv4-addr--%08d-0000-5000-8000-000000000000".formatted(number);
  }

  private static List<Arrival> batch(int number) {
    List<JsonValue> objects = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String id = id(number * BATCH + i);
      objects.add(
          JsonReader.parse(
              "made", "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"" + id + "\"}"));
    }
    return Arrival.of(objects, _ -> "");
  }

  private static Shelf.Stand stand(NodeStore store) {
    return store.shelf().stand("api", COLLECTION, "admin").orElseThrow();
  }

  @Test
  void whatWasAnsweredOutlivesIt() throws IOException {
    long seed = random.nextLong();
    random.setSeed(seed);
    Path file = folder.resolve("node.db");
    Path log = folder.resolve("node.db-wal");
    int cuts = 0;
    try (NodeStore store = open(file)) {
      store.putRoot(new ApiRoot("api", "us", "", 1000));
      store.putCollection(
          new CollectionPlan(
              "api",
              COLLECTION,
              "c",
              "",
              null,
              List.of(),
              Acceptance.ANY,
              Map.of("admin", new Rights(true, true))));
      for (int i = 0; i < BATCHES; i++) {
        long synced = Files.size(log);
        store.shelf().add(stand(store), "api", "admin", batch(i));
        byte[] written = Files.readAllBytes(log);
        // A log that began anew is cut elsewhere.
        for (int cut = 0; cut < CUTS && written.length > synced; cut++) {
          int at = (int) synced + random.nextInt(written.length - (int) synced + 1);
          byte[] left = cut % 2 == 0 ? Arrays.copyOf(written, at) : torn(written, at);
          afterwards(Files.readAllBytes(file), left, i, "seed " + seed + ", cut " + at);
          cuts++;
        }
      }
    }
    assertThat(cuts).isGreaterThan(BATCHES);
  }

  /// What wasn't synced holds anything.
  private byte[] torn(byte[] written, int at) {
    byte[] torn = written.clone();
    byte[] noise = new byte[written.length - at];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, torn, at, noise.length);
    return torn;
  }

  /// Batches before `under` were answered.
  private void afterwards(byte[] database, byte[] log, int under, String about) throws IOException {
    Path cut = Files.createTempDirectory(folder, "cut").resolve("node.db");
    Files.write(cut, database);
    Files.write(cut.resolveSibling("node.db-wal"), log);
    try (NodeStore store = open(cut)) {
      Shelf.Stand stand = stand(store);
      for (int i = 0; i < under * BATCH; i++) {
        assertThat(store.shelf().holds(stand, id(i))).as(about).isTrue();
      }
      boolean isFirst = store.shelf().holds(stand, id(under * BATCH));
      for (int i = 0; i < BATCH; i++) {
        assertThat(store.shelf().holds(stand, id(under * BATCH + i))).as(about).isEqualTo(isFirst);
      }
      // And it goes on.
      String status = store.shelf().add(stand, "api", "admin", batch(under));
      assertThat(status.getBytes(UTF_8)).as(about).isNotEmpty();
    }
  }
}
