package org.entente.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept beside the entries of cases is what the entries say, whatever is added in whatever
/// order: the views of whole cases are the oracle. `-Dentente.steps=N` for more.
class CaseHeadsTest {
  private static final List<String> PEOPLE = List.of("ann", "bob", "cho");
  private static final List<EntryKind> KINDS =
      List.of(
          EntryKind.TASK,
          EntryKind.DONE,
          EntryKind.FINDING,
          EntryKind.APPROVAL,
          EntryKind.REFUSAL,
          EntryKind.NOTE,
          EntryKind.HYPOTHESIS,
          EntryKind.SUPPORT,
          EntryKind.LINK,
          EntryKind.EVENT);

  @TempDir private Path folder;

  @Test
  void listsSayWhatTheEntriesSay() throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int steps = Integer.getInteger("entente.steps", 250);
    try (FileStorage storage = new FileStorage(folder.resolve("cases.db"))) {
      CaseBook book = new CaseBook(storage, "us");
      int refused = 0;
      for (int i = 0; i < steps; i++) {
        storage.clock += random.nextInt(3);
        refused += step(book, random, i) ? 0 : 1;
        same("seed " + seed + ", step " + i, book);
      }
      assertThat(refused).as("seed " + seed).isBetween(steps / 10, steps * 9 / 10);
      List<CaseHead> before = book.heads();
      again(storage);
      same("seed " + seed + ", made from the entries", book);
      assertThat(book.heads()).isEqualTo(before);
    }
  }

  /// Makes what follows from the entries anew, as a store of an earlier version gets it.
  private static void again(FileStorage storage) throws SQLException {
    try (var statement = storage.connection.createStatement()) {
      statement.executeUpdate("DROP INDEX case_entry_about");
      statement.executeUpdate("DROP INDEX case_entry_sha256");
      statement.executeUpdate("DROP TABLE case_head");
      statement.executeUpdate("DROP TABLE case_todo");
      statement.executeUpdate("DROP TABLE case_seal");
      for (String one : (CaseTables.HEADS + CaseTables.SEALS).split(";\n", -1)) {
        if (!one.isBlank()) {
          statement.executeUpdate(one);
        }
      }
    }
    CaseCheck.seal(storage.connection);
    storage.connection.commit();
  }

  private static void same(String what, CaseBook book) {
    List<CaseView> all = book.all(AsOf.NOW);
    assertThat(book.heads()).as(what).isEqualTo(all.stream().map(CaseHead::of).toList());
    List<CaseView> open = all.stream().filter(one -> !one.isClosed()).toList();
    assertThat(book.todo(EntryKind.TASK, null))
        .as(what)
        .isEqualTo(open.stream().flatMap(one -> one.tasks().stream()).toList());
    assertThat(book.todo(EntryKind.FINDING, null))
        .as(what)
        .isEqualTo(open.stream().flatMap(one -> one.proposed().stream()).toList());
    assertThat(book.todo(EntryKind.TASK, "bob"))
        .as(what)
        .isEqualTo(
            open.stream()
                .flatMap(one -> one.tasks().stream())
                .filter(one -> one.word().equals("bob"))
                .toList());
  }

  /// Whether it was taken; what is refused is what doesn't fit the whole case.
  private static boolean step(CaseBook book, Random random, int number) {
    List<CaseView> all = book.all(AsOf.NOW);
    if (all.isEmpty() || random.nextInt(40) == 0) {
      Draft draft = draft(EntryKind.OPENED, random, number);
      assertThat(book.open(IncidentKind.THEFT, draft).caseId()).isEqualTo("us-" + (all.size() + 1));
      return true;
    }
    if (random.nextInt(30) == 0) {
      return foreign(book, random, number);
    }
    CaseView view = all.get(random.nextInt(all.size()));
    boolean mayApprove = random.nextInt(4) > 0;
    Draft draft = drafted(random, view.entries().size() + 4, number);
    String expected = refusal(book, view, draft, mayApprove);
    try {
      Entry entry = book.add(view.id(), draft, mayApprove);
      assertThat(expected).isEmpty();
      assertThat(entry.position()).isEqualTo(book.journal(view.id(), AsOf.NOW).size());
      return true;
    } catch (BadInput e) {
      assertThat(e.reason()).isEqualTo(expected);
      return false;
    }
  }

  /// Why it doesn't fit the whole case; empty when it does.
  private static String refusal(CaseBook book, CaseView view, Draft draft, boolean mayApprove) {
    try {
      new Fitting(view.id(), view.isClosed(), view::at).check(draft, mayApprove);
    } catch (BadInput e) {
      return e.reason();
    }
    boolean isToNowhere =
        draft.kind() == EntryKind.LINK && book.view(draft.word(), AsOf.NOW).isEmpty();
    return isToNowhere ? "there is no such case" : "";
  }

  private static Draft drafted(Random random, int most, int number) {
    EntryKind kind =
        random.nextInt(60) == 0 ? EntryKind.CLOSED : KINDS.get(random.nextInt(KINDS.size()));
    Draft draft = draft(kind, random, number).about(random.nextInt(most), random.nextInt(most));
    draft = draft.withWord(kind == EntryKind.LINK ? "us-" + random.nextInt(6) : draft.author());
    if (random.nextInt(3) == 0) {
      draft = draft.replacing(random.nextInt(most));
    }
    return kind.isEvidence() ? draft.from("", "", ("n" + number).getBytes(UTF_8)) : draft;
  }

  private static Draft draft(EntryKind kind, Random random, int number) {
    String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
    return Draft.of(kind, "number " + number, "", author, "amber");
  }

  /// A case of another node, with entries that name those before them.
  private static boolean foreign(CaseBook book, Random random, int number) {
    List<ForeignEntry> entries = new ArrayList<>();
    entries.add(entry(draft(EntryKind.OPENED, random, number), number, 0));
    for (int i = 1; i < 3; i++) {
      entries.add(entry(drafted(random, i + 1, number), number, i));
    }
    try {
      book.take(List.of(new ForeignCase("", Map.of(), entries, List.of())));
      return true;
    } catch (BadInput _) {
      return false;
    }
  }

  private static ForeignEntry entry(Draft draft, int number, int position) {
    return new ForeignEntry(draft, new Origin("note--" + number + "-" + position, "1", "{}", "00"));
  }
}
