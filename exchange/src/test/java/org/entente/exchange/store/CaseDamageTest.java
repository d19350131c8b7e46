package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseHead;
import org.entente.cases.CaseTables;
import org.entente.cases.CaseView;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody changes the journal of a case behind the node's back, or a disk does: what is read is
/// what was recorded or nothing, and the check names it. `-Dentente.damage.flips=N` for more.
class CaseDamageTest {
  private static final int CASES = 3;
  private static final int ENTRIES = 12;
  private static final int FLIPS = Integer.getInteger("entente.damage.flips", 120);

  @TempDir private Path folder;

  private static Draft draft(EntryKind kind, String title) {
    return Draft.of(kind, title, "text of " + title, "ann", "amber");
  }

  private static void fill(CaseBook book) {
    fill(book, CASES);
  }

  private static void fill(CaseBook book, int cases) {
    for (int i = 1; i <= cases; i++) {
      String id = book.open(IncidentKind.THEFT, draft(EntryKind.OPENED, "case " + i)).caseId();
      book.add(id, draft(EntryKind.FINDING, "finding"), false);
      book.add(id, draft(EntryKind.TASK, "task").withWord("bob"), false);
      book.add(id, draft(EntryKind.EVENT, "wrong"), false);
      book.add(id, draft(EntryKind.EVENT, "right").replacing(4), false);
      while (book.journal(id, AsOf.NOW).size() < ENTRIES) {
        int number = book.journal(id, AsOf.NOW).size();
        byte[] bytes = (id + " 한국 " + number).repeat(20).getBytes(UTF_8);
        book.add(id, draft(EntryKind.NOTE, "note " + number).from("s", "c", bytes), false);
      }
    }
  }

  /// Everything that can be read, by what it is.
  private static Map<String, Object> answers(CaseBook book, List<String> refused) {
    Map<String, Object> all = new HashMap<>();
    for (int i = 1; i <= CASES; i++) {
      String id = "us-" + i;
      put(all, refused, "journal " + id, () -> book.journal(id, AsOf.NOW));
      put(all, refused, "view " + id, () -> book.view(id, AsOf.NOW).map(CaseView::entries));
      put(all, refused, "chain " + id, () -> book.chain(id, AsOf.NOW));
    }
    put(all, refused, "list", book::heads);
    put(all, refused, "found", () -> book.search("note", AsOf.NOW, 1000));
    return all;
  }

  private static void put(
      Map<String, Object> all,
      List<String> refused,
      String name,
      java.util.function.Supplier<Object> reading) {
    try {
      all.put(name, reading.get());
    } catch (StorageFailure e) {
      refused.add(e.getMessage());
    } catch (org.entente.base.BadInput e) {
      assertThat(e.getMessage()).contains("there is no such case");
      refused.add(e.getMessage());
    }
  }

  private static void sql(TestEngine engine, Path folder, String... all) throws SQLException {
    try (Connection connection = engine.engine(folder).connect(false)) {
      for (String table : List.of("case_entry", "case_seal", "case_content")) {
        for (String what : List.of("stays", "remains", "once", "remains_all")) {
          String on = engine == TestEngine.POSTGRES ? " ON " + table : "";
          Row.execute(connection, "DROP TRIGGER IF EXISTS " + table + "_" + what + on);
        }
      }
      for (String one : all) {
        Row.execute(connection, one);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whatSqlChangesIsNamedAndNeverServed(TestEngine engine) throws Exception {
    Map<String, Object> right;
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      fill(store.cases("us"));
      right = answers(store.cases("us"), new ArrayList<>());
      assertThat(store.damages(10)).isEmpty();
    }
    String entry = " WHERE case_id = 'us-2' AND position = 7";
    List<String[]> changes =
        List.of(
            change("case_entry", "title", "'note 60'", entry),
            change("case_entry", "body", "'other'", entry),
            change("case_entry", "author", "'eve'", entry),
            change("case_entry", "recorded", "recorded - 1", entry),
            change("case_entry", "learnt", "1", entry),
            change("case_entry", "kind", "'document'", entry),
            change("case_entry", "kind", "'nothing'", entry),
            change("case_entry", "marking", "'clear'", entry),
            change("case_entry", "replaces", "6", entry),
            change("case_entry", "valid_from", "5", entry),
            change("case_entry", "valid_to", "-9223372036854775807", entry),
            change("case_entry", "case_id", "'us-9'", entry),
            change("case_entry", "position", "70", entry));
    for (String[] one : changes) {
      try (NodeStore store = engine.open(folder, new StandingClock())) {
        sql(engine, folder, one[0]);
        List<String> refused = new ArrayList<>();
        Map<String, Object> got = answers(store.cases("us"), refused);
        assertThat(right).as(one[0]).containsAllEntriesOf(got);
        assertThat(refused).as(one[0]).isNotEmpty();
        assertThat(got).as(one[0]).containsKeys("journal us-1", "journal us-3");
        assertThat(got).as(one[0]).doesNotContainKeys("journal us-2", "view us-2");
        assertThat(String.join("\n", store.damages(10))).as(one[0]).contains("case us-2, entry 7");
        sql(engine, folder, one[1]);
        assertThat(store.damages(10)).as(one[1]).isEmpty();
      }
    }
  }

  /// The change, and one that takes it back.
  private static String[] change(String table, String column, String value, String where) {
    String back =
        switch (column) {
          case "title" -> "'note 6'";
          case "body" -> "'text of note 6'";
          case "author" -> "'ann'";
          case "recorded" -> "recorded + 1";
          case "learnt", "replaces" -> "0";
          case "kind" -> "'note'";
          case "marking" -> "'amber'";
          case "valid_from" -> Long.toString(Long.MIN_VALUE);
          case "valid_to" -> Long.toString(Long.MAX_VALUE);
          case "case_id" -> "'us-2'";
          case "position" -> "7";
          default -> throw new IllegalArgumentException(column);
        };
    String undo = where.replace("'us-2'", column.equals("case_id") ? "'us-9'" : "'us-2'");
    undo = column.equals("position") ? undo.replace("= 7", "= 70") : undo;
    String set = "UPDATE " + table + " SET " + column + " = ";
    return new String[] {set + value + where, set + back + undo};
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whatIsRemovedReorderedOrPutInIsNoticed(TestEngine engine) throws Exception {
    String us2 = " WHERE case_id = 'us-2' AND position = ";
    List<List<String>> changes =
        List.of(
            List.of("DELETE FROM case_entry" + us2 + "7"),
            List.of("DELETE FROM case_entry" + us2 + "7", "DELETE FROM case_seal" + us2 + "7"),
            List.of("DELETE FROM case_entry" + us2 + "12", "DELETE FROM case_seal" + us2 + "12"),
            List.of("DELETE FROM case_seal" + us2 + "3"),
            List.of(
                "UPDATE case_entry SET position = 70" + us2 + "7",
                "UPDATE case_entry SET position = 7" + us2 + "8",
                "UPDATE case_entry SET position = 8" + us2 + "70"),
            List.of(
                "UPDATE case_entry SET position = 70" + us2 + "7",
                "UPDATE case_entry SET position = 7" + us2 + "8",
                "UPDATE case_entry SET position = 8" + us2 + "70",
                "UPDATE case_seal SET position = 70" + us2 + "7",
                "UPDATE case_seal SET position = 7" + us2 + "8",
                "UPDATE case_seal SET position = 8" + us2 + "70"),
            List.of(
                "INSERT INTO case_entry(case_id, position, kind, word, title, body, about, other,"
                    + " replaces, recorded, valid_from, valid_to, author, marking, source, command,"
                    + " sha256, learnt) SELECT case_id, 13, kind, word, title, body, about, other,"
                    + " replaces, recorded, valid_from, valid_to, author, marking, source, command,"
                    + " sha256, learnt FROM case_entry"
                    + us2
                    + "12"),
            List.of("UPDATE case_seal SET entry_hash = chain_hash" + us2 + "7"),
            List.of("UPDATE case_seal SET chain_hash = entry_hash" + us2 + "7"),
            List.of("UPDATE case_head SET entries = 11 WHERE case_id = 'us-2'"),
            List.of("DELETE FROM case_head WHERE case_id = 'us-2'"));
    for (int i = 0; i < changes.size(); i++) {
      Path own = Files.createDirectory(folder.resolve("s" + i));
      String what = changes.get(i).toString();
      try (NodeStore store = engine.open(own, new StandingClock())) {
        CaseBook book = store.cases("us");
        fill(book, 2);
        sql(engine, own, changes.get(i).toArray(String[]::new));
        assertThatThrownBy(() -> book.journal("us-2", AsOf.NOW))
            .as(what)
            .isInstanceOf(DamagedItem.class)
            .hasMessageContaining("case us-2")
            .hasMessageContaining("entente node restore");
        assertThat(book.journal("us-1", AsOf.NOW)).hasSize(ENTRIES);
        assertThat(String.join("\n", store.damages(10))).as(what).contains("case us-2");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void listsThatSayOtherThanTheEntriesAndLostEvidenceAreFoundByTheCheck(TestEngine engine)
      throws Exception {
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      fill(store.cases("us"));
      sql(
          engine,
          folder,
          "UPDATE case_head SET tasks = 7 WHERE case_id = 'us-1'",
          "DELETE FROM case_todo WHERE case_id = 'us-2'",
          "DELETE FROM case_content WHERE sha256 ="
              + " (SELECT sha256 FROM case_entry WHERE case_id = 'us-3' AND position = 9)");
      List<String> damages = store.damages(10);
      assertThat(damages).hasSize(3);
      assertThat(damages.get(0)).contains("us-1", "says something else than its entries");
      assertThat(damages.get(1)).contains("us-2", "says something else than its entries");
      assertThat(damages.get(2)).contains("us-3, entry 9", "its bytes");
    }
  }

  /// A store of before has entries and no seals: they are sealed when it is opened, once.
  @Test
  void aStoreOfBeforeIsSealedWhenItIsOpened() throws Exception {
    List<CaseHead> heads;
    List<Entry> journal;
    try (NodeStore store = TestEngine.SQLITE.open(folder, new StandingClock())) {
      fill(store.cases("us"));
      heads = store.cases("us").heads();
      journal = store.cases("us").journal("us-3", AsOf.NOW);
    }
    List<String> back = new ArrayList<>();
    List<String> tables = Schema.tables().stream().map(Schema.Table::name).toList();
    tables
        .subList(tables.indexOf("case_seal"), tables.size())
        .forEach(table -> back.add("DROP TABLE " + table));
    back.add("ALTER TABLE case_head DROP COLUMN entries");
    back.add("ALTER TABLE case_head DROP COLUMN chain");
    back.add("PRAGMA user_version = " + Schema.before(CaseTables.SEALS));
    sql(TestEngine.SQLITE, folder, back.toArray(String[]::new));
    try (NodeStore store = TestEngine.SQLITE.open(folder, new StandingClock())) {
      assertThat(store.damages(10)).isEmpty();
      assertThat(store.cases("us").heads()).isEqualTo(heads);
      assertThat(store.cases("us").journal("us-3", AsOf.NOW)).isEqualTo(journal);
      store.cases("us").add("us-3", draft(EntryKind.EVENT, "goes on"), false);
      assertThat(store.damages(10)).isEmpty();
    }
  }

  @Test
  void noByteThatADiskChangedIsServed() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path file = folder.resolve("node.db");
    Map<String, Object> right;
    try (NodeStore store = NodeStore.open(file, new StandingClock())) {
      fill(store.cases("us"));
      right = answers(store.cases("us"), new ArrayList<>());
    }
    byte[] whole = Files.readAllBytes(file);
    int same = 0;
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = whole.clone();
      int at = random.nextInt(flipped.length);
      while (flipped[at] == 0) {
        at = random.nextInt(flipped.length);
      }
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.deleteIfExists(folder.resolve("node.db-wal"));
      Files.deleteIfExists(folder.resolve("node.db-shm"));
      Files.write(file, flipped);
      String about = "seed " + seed + ", byte " + at;
      try (NodeStore store = NodeStore.open(file, new StandingClock())) {
        List<String> failed = new ArrayList<>();
        Map<String, Object> got = answers(store.cases("us"), failed);
        for (String name : List.of("list", "found")) {
          // What is derived may tell less or count otherwise; then the check says so.
          if (got.containsKey(name) && !got.get(name).equals(right.get(name))) {
            assertThat(store.damages(10)).as(about).isNotEmpty();
            got.remove(name);
          }
        }
        assertThat(right).as(about).containsAllEntriesOf(got);
        if (failed.isEmpty()) {
          same++;
        } else {
          assertThat(store.damages(10)).as(about).isNotEmpty();
          refused++;
        }
      } catch (StorageFailure | IOException e) {
        assertThat(e.getMessage()).as(about).isNotBlank();
        refused++;
      }
    }
    System.out.println(FLIPS + " flips: " + same + " without effect, " + refused + " refused");
  }
}
