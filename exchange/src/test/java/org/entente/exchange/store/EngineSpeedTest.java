package org.entente.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Position;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.Selection;
import org.entente.exchange.taxii.Shelf;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How fast either engine takes objects durably, one sender, and gives pages of 1,000 at every
/// offset: `-Dentente.objects=100000`, PostgreSQL's files in a folder of a disk, too, by
/// `-Dentente.postgres=FOLDER`. Printed, not judged: machines differ.
class EngineSpeedTest {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final int BATCH = 1_000;

  @TempDir private Path folder;
  private final Random random = new Random(1);

  private JsonValue made(int number) {
    return JsonReader.parse(
        "made",
        """
        {"type":"indicator","spec_version":"2.1","id":"indicator--%s","name":"n%d",
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
        "pattern":"[ipv4-addr:value = '10.0.0.1']","pattern_type":"stix",
        "valid_from":"2026-01-01T00:00:00Z","description":"%s"}\
        """
            .formatted(
                new UUID(random.nextLong(), random.nextLong()),
                number,
                "of this kind ".repeat(12)));
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void takesAndGives(TestEngine engine) throws IOException {
    int count = Integer.getInteger("entente.objects", 0);
    Assumptions.assumeTrue(count >= BATCH, "no -Dentente.objects");
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      store.putRoot(new ApiRoot("api", "us", "", BATCH));
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
      Shelf.Stand stand = store.shelf().stand("api", COLLECTION, "admin").orElseThrow();
      long nanos = 0;
      for (int i = 0; i < count / BATCH; i++) {
        int first = i * BATCH;
        List<Arrival> arrivals =
            Arrival.of(
                IntStream.range(first, first + BATCH).mapToObj(this::made).toList(), _ -> "");
        long start = System.nanoTime();
        store.shelf().add(stand, "api", "admin", arrivals);
        nanos += System.nanoTime() - start;
      }
      System.out.println(
          engine + ": " + count + " objects, a second: " + count * 1_000_000_000L / nanos);
      pages(store, stand, count / BATCH);
    }
  }

  private static void pages(NodeStore store, Shelf.Stand stand, int count) {
    Selection all = new Selection(null, Set.of(), Set.of(), Set.of(), Selection.LAST);
    List<Long> micros = new ArrayList<>();
    Position at = Position.START;
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      Shelf.Page page = store.shelf().page(stand, all, at, BATCH, true);
      micros.add((System.nanoTime() - start) / 1_000);
      assertThat(page.items()).hasSize(BATCH);
      at = page.items().getLast().at();
    }
    micros.sort(null);
    System.out.printf(
        "a page of %d, microseconds: median %d, 99 of 100 within %d, slowest %d%n",
        BATCH, micros.get(count / 2), micros.get(count * 99 / 100), micros.getLast());
  }
}
