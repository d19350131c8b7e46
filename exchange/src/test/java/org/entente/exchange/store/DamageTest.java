package org.entente.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Position;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.Selection;
import org.entente.exchange.taxii.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk gives other bytes than were written, anywhere in the file: the store answers with what
/// was put there or says that it can't.
class DamageTest {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final int OBJECTS = 300;
  private static final int FLIPS = Integer.getInteger("entente.damage.flips", 120);

  @TempDir private Path folder;

  private static NodeStore open(Path file) throws IOException {
    return NodeStore.open(file, new StandingClock());
  }

  private static String id(int number) {
    return "ipv4-addr--%08d-0000-5000-8000-000000000000".formatted(number);
  }

  private Path made() throws IOException {
    Path file = folder.resolve("node.db");
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
      List<JsonValue> objects = new ArrayList<>();
      for (int i = 0; i < OBJECTS; i++) {
        String value = "10.0.0." + i + " 한국".repeat(i % 17 == 0 ? 600 : 1);
        objects.add(
            JsonReader.parse(
                "made",
                "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"value\":\"%s\"}"
                    .formatted(id(i), value)));
      }
      store.shelf().add(stand(store), "api", "admin", Arrival.of(objects, _ -> ""));
    }
    return file;
  }

  private static Shelf.Stand stand(NodeStore store) {
    return store.shelf().stand("api", COLLECTION, "admin").orElseThrow();
  }

  /// Everything, by several ways to it.
  private static List<List<Shelf.Item>> answers(NodeStore store) {
    Shelf.Stand stand = stand(store);
    List<List<Shelf.Item>> all = new ArrayList<>();
    for (Set<String> types : List.of(Set.<String>of(), Set.of("ipv4-addr"))) {
      for (Set<String> versions : List.of(Selection.LAST, Selection.ALL)) {
        Selection wish = new Selection(null, Set.of(), types, Set.of(), versions);
        all.add(store.shelf().page(stand, wish, Position.START, OBJECTS + 1, true).items());
        all.add(store.shelf().page(stand, wish, Position.START, OBJECTS + 1, false).items());
      }
    }
    Selection one = new Selection(null, Set.of(id(5)), Set.of(), Set.of(), Selection.LAST);
    all.add(store.shelf().page(stand, one, Position.START, 2, true).items());
    return all;
  }

  private static boolean isPart(List<List<Shelf.Item>> some, List<List<Shelf.Item>> all) {
    for (int i = 0; i < all.size(); i++) {
      Map<String, Shelf.Item> known = new HashMap<>();
      all.get(i).forEach(item -> known.put(item.id(), item));
      for (Shelf.Item item : some.get(i)) {
        Shelf.Item right = known.get(item.id());
        // A place without its number is as good.
        if (right == null
            || !item.json().equals(right.json())
            || !item.version().equals(right.version())
            || item.at().added() != right.at().added()) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void noByteThatWasntPutThereIsAnswered() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] whole = Files.readAllBytes(made());
    Path copy = folder.resolve("copy").resolve("node.db");
    Files.createDirectories(copy.resolveSibling("."));
    Files.write(copy, whole);
    List<List<Shelf.Item>> right;
    try (NodeStore store = open(copy)) {
      right = answers(store);
      assertThat(store.damages(10)).isEmpty();
    }
    int same = 0;
    int refused = 0;
    int partial = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = whole.clone();
      int at = random.nextInt(flipped.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.deleteIfExists(copy.resolveSibling("node.db-wal"));
      Files.deleteIfExists(copy.resolveSibling("node.db-shm"));
      Files.write(copy, flipped);
      String about = "seed " + seed + ", byte " + at;
      try (NodeStore store = open(copy)) {
        List<List<Shelf.Item>> got = answers(store);
        if (got.equals(right)) {
          same++;
        } else {
          assertThat(isPart(got, right)).as(about).isTrue();
          assertThat(store.damages(10)).as(about).isNotEmpty();
          partial++;
        }
      } catch (StorageFailure | IOException e) {
        assertThat(e.getMessage()).as(about).isNotBlank();
        refused++;
      } catch (java.util.NoSuchElementException _) {
        // The collection itself is gone from its index: it is not found, so nothing is answered.
        refused++;
      }
    }
    System.out.println(
        FLIPS
            + " flips: "
            + same
            + " without effect, "
            + refused
            + " refused, "
            + partial
            + " answered in part and found by the check");
    assertThat(refused).isPositive();
  }

  @Test
  void aDamagedItemIsNamedWithTheNextStep() throws IOException {
    Path file = made();
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String before = "\"value\":\"10.0.0.";
    // Pages that were split hold what they held before, too.
    int at = text.indexOf(before + "7 ");
    while (at >= 0) {
      bytes[at + before.length()] = '8';
      at = text.indexOf(before + "7 ", at + 1);
    }
    Files.write(file, bytes);
    try (NodeStore store = open(file)) {
      Selection all = new Selection(null, Set.of(), Set.of(), Set.of(), Selection.LAST);
      assertThatThrownBy(() -> store.shelf().page(stand(store), all, Position.START, OBJECTS, true))
          .isInstanceOf(DamagedItem.class)
          .hasMessageContaining(id(7))
          .hasMessageContaining("entente node restore");
      assertThat(store.damages(10)).singleElement().asString().contains(id(7));
      // What is whole is still given.
      Selection other = new Selection(null, Set.of(id(8)), Set.of(), Set.of(), Selection.LAST);
      assertThat(store.shelf().page(stand(store), other, Position.START, 2, true).items())
          .hasSize(1);
    }
  }

  /// A store of before has no seals; its objects are compared by their canonical form.
  @Test
  void objectsWithoutASealAreComparedToo() throws Exception {
    Path file = made();
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE object SET seal = NULL");
      statement.executeUpdate(
          "UPDATE object SET json = replace(json, '10.0.0.7 ', '10.0.0.9 ') WHERE id = '"
              + id(7)
              + "'");
    }
    try (NodeStore store = open(file)) {
      assertThat(store.damages(10)).singleElement().asString().contains(id(7));
    }
  }

  @Test
  void objectsAreCountedAsTheyComeAndGo() throws IOException {
    try (NodeStore store = open(folder.resolve("counted.db"))) {
      assertThat(store.nationalCount()).isZero();
      List<Arrival> two = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        two.addAll(
            Arrival.of(
                List.of(
                    JsonReader.parse(
                        "made", "{\"type\":\"ipv4-addr\",\"id\":\"%s\"}".formatted(id(i)))),
                _ -> ""));
      }
      for (int i = 0; i < 2; i++) {
        store.takeNationally(null, two, _ -> new Answered(201, ""));
      }
      assertThat(store.nationalCount()).isEqualTo(2);
    }
  }
}
