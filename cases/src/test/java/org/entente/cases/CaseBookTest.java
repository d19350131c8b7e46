package org.entente.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.base.BadInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseBookTest {
  @TempDir private Path folder;
  private FileStorage storage;
  private CaseBook book;

  @BeforeEach
  void open() throws SQLException {
    storage = new FileStorage(folder.resolve("cases.db"));
    book = new CaseBook(storage, "us");
  }

  @AfterEach
  void close() throws SQLException {
    storage.close();
  }

  private static Draft draft(EntryKind kind, String title, String author) {
    return Draft.of(kind, title, "", author, "amber");
  }

  private String opened() {
    return book.open(IncidentKind.THEFT, draft(EntryKind.OPENED, "A theft", "ann")).caseId();
  }

  private Entry note(String caseId, String text) {
    return book.add(
        caseId,
        Draft.of(EntryKind.NOTE, text, "", "ann", "amber").from("", "", text.getBytes(UTF_8)),
        false);
  }

  @Test
  void aFindingCountsOnlyWhenAnotherPersonWhoMayApprovedIt() {
    String id = opened();
    Entry finding = book.add(id, draft(EntryKind.FINDING, "It was them", "ann"), false);
    Draft own = draft(EntryKind.APPROVAL, "Right", "ann").about(finding.position(), 0);
    Draft other = draft(EntryKind.APPROVAL, "Right", "bob").about(finding.position(), 0);
    assertThatThrownBy(() -> book.add(id, own, true)).hasMessageContaining("second person");
    assertThatThrownBy(() -> book.add(id, other, false)).hasMessageContaining("no approver");
    assertThat(book.view(id, AsOf.NOW).orElseThrow().standing(finding))
        .isEqualTo(CaseView.Standing.PROPOSED);
    book.add(id, other, true);
    assertThat(book.view(id, AsOf.NOW).orElseThrow().standing(finding))
        .isEqualTo(CaseView.Standing.APPROVED);
  }

  @Test
  void theNewestOfSomeKindsAreReadAcrossCasesAsKnownThen() {
    String one = opened();
    note(one, "no matter");
    Entry event = book.add(one, draft(EntryKind.EVENT, "A call", "ann"), false);
    long then = storage.clock;
    storage.clock += 1_000_000;
    String two = opened();
    Entry better =
        book.add(one, draft(EntryKind.EVENT, "A letter", "ann").replacing(event.position()), false);
    Set<EntryKind> kinds = EnumSet.of(EntryKind.OPENED, EntryKind.EVENT);
    assertThat(book.newest(kinds, AsOf.NOW, 10))
        .containsExactly(better, book.opening(two), book.opening(one));
    assertThat(book.newest(kinds, AsOf.NOW, 1)).containsExactly(better);
    assertThat(book.newest(kinds, new AsOf(then, null), 10))
        .containsExactly(event, book.opening(one));
    assertThatThrownBy(() -> book.opening("us-99")).isInstanceOf(BadInput.class);
  }

  @Test
  void whenASourcePublishedStaysWithItsEvidence() {
    String id = opened();
    Draft draft =
        Draft.of(EntryKind.NOTE, "A notice", "", "ann", "clear")
            .from("the ministry", "", "a notice".getBytes(UTF_8));
    book.add(id, draft.published(7), false);
    assertThat(book.view(id, AsOf.NOW).orElseThrow().entries().getLast().publishedMicros())
        .isEqualTo(7);
    assertThatThrownBy(() -> book.add(id, draft.published(Long.MAX_VALUE), false))
        .hasMessageContaining("isn't published yet");
    Draft word = draft(EntryKind.TASK, "Ask", "ann").published(7);
    assertThatThrownBy(() -> book.add(id, word, false)).hasMessageContaining("only evidence");
  }

  @Test
  void aFindingThatIsPutRightNeedsItsApprovalAgain() {
    String id = opened();
    Entry finding = book.add(id, draft(EntryKind.FINDING, "It was them", "ann"), false);
    book.add(id, draft(EntryKind.APPROVAL, "Right", "bob").about(finding.position(), 0), true);
    Entry better =
        book.add(
            id,
            draft(EntryKind.FINDING, "It was others", "ann").replacing(finding.position()),
            false);
    assertThat(book.view(id, AsOf.NOW).orElseThrow().standing(better))
        .isEqualTo(CaseView.Standing.PROPOSED);
  }

  @Test
  void whatDoesNotFitIsRefusedAndLeavesNothing() {
    String id = opened();
    Entry note = note(id, "a note");
    Draft support = draft(EntryKind.SUPPORT, "so", "ann");
    assertThatThrownBy(() -> book.add(id, support.about(note.position(), note.position()), false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is no hypothesis");
    assertThatThrownBy(() -> book.add(id, support.about(77, 1), false))
        .hasMessageContaining("is not there");
    assertThatThrownBy(() -> book.add("us-9", support, false)).hasMessageContaining("no such case");
    assertThatThrownBy(() -> book.add(id, draft(EntryKind.LINK, "", "ann").withWord("us-9"), false))
        .hasMessageContaining("no such case");
    assertThat(book.view(id, AsOf.NOW).orElseThrow().entries()).hasSize(2);
    book.add(id, draft(EntryKind.CLOSED, "solved", "ann"), false);
    assertThatThrownBy(() -> note(id, "late")).hasMessageContaining("closed");
  }

  @Test
  void nothingIsChangedOrRemovedEvenBySql() throws SQLException {
    String id = opened();
    note(id, "a note");
    List<String> attempts =
        List.of(
            "UPDATE case_entry SET title = 'x'",
            "DELETE FROM case_entry",
            "INSERT OR REPLACE INTO case_entry SELECT * FROM case_entry WHERE number = 1",
            "INSERT OR REPLACE INTO case_content SELECT sha256, x'00' FROM case_content",
            "UPDATE case_content SET bytes = x'00'",
            "DELETE FROM case_content");
    for (String sql : attempts) {
      try (var statement = storage.connection.createStatement()) {
        assertThatThrownBy(() -> statement.executeUpdate(sql)).isInstanceOf(SQLException.class);
      }
      storage.connection.rollback();
    }
    assertThat(book.view(id, AsOf.NOW).orElseThrow().entries()).hasSize(2);
  }

  @Test
  void evidenceComesBackToTheByteOnce() {
    String id = opened();
    byte[] bytes = {0, -1, 13, 10, 65};
    Draft draft = draft(EntryKind.DOCUMENT, "photo", "ann").from("camera", "", bytes);
    Entry first = book.add(id, draft, false);
    Entry second = book.add(id, draft, false);
    assertThat(first.sha256()).isEqualTo(second.sha256()).isEqualTo(CaseBook.sha256(bytes));
    assertThat(book.content(CaseBook.sha256(bytes))).contains(bytes);
  }

  @Test
  void everyViewIsWhatAPlainListGives() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 10; round++) {
      List<Entry> oracle = new ArrayList<>();
      Entry opening = book.open(IncidentKind.THEFT, draft(EntryKind.OPENED, "t", "ann"));
      oracle.add(opening);
      long begin = storage.clock;
      for (int i = 0; i < 40; i++) {
        storage.clock += random.nextInt(4) - 1;
        long from = random.nextInt(50);
        Draft draft =
            draft(EntryKind.EVENT, "e" + i, "ann")
                .holding(new ValidTime(from, from + 1 + random.nextInt(50)));
        List<Entry> standing = standing(oracle, Long.MAX_VALUE);
        Entry victim = standing.get(random.nextInt(standing.size()));
        boolean replaces = victim.kind() == EntryKind.EVENT && random.nextBoolean();
        oracle.add(
            book.add(
                opening.caseId(), replaces ? draft.replacing(victim.position()) : draft, false));
      }
      for (int i = 0; i < 60; i++) {
        long known = begin - 2 + random.nextInt(80);
        Long valid = random.nextBoolean() ? null : (long) random.nextInt(110);
        List<Entry> expected =
            standing(oracle, known).stream()
                .filter(one -> valid == null || one.valid().holdsAt(valid))
                .toList();
        List<Entry> given =
            book.view(opening.caseId(), new AsOf(known, valid))
                .map(CaseView::entries)
                .orElse(List.of());
        assertThat(given).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static List<Entry> standing(List<Entry> all, long known) {
    List<Entry> seen = all.stream().filter(one -> one.recordedMicros() <= known).toList();
    return seen.stream()
        .filter(one -> seen.stream().noneMatch(later -> later.replaces() == one.position()))
        .toList();
  }

  @Test
  void whatIsWrittenInKoreanJapaneseOrEnglishIsFound() {
    String id = opened();
    note(id, "북한 해커가 거래소에서 이더리움을 훔쳤다");
    note(id, "北朝鮮のハッカーが取引所からイーサを盗んだ");
    note(id, "The Lazarus Group moved 100% of it, \"all\" of_it");
    assertThat(found("거래소")).hasSize(1);
    assertThat(found("해커")).hasSize(1);
    assertThat(found("이더리움을 북한")).hasSize(1);
    assertThat(found("取引所")).hasSize(1);
    assertThat(found("朝鮮")).hasSize(1);
    assertThat(found("ﾊｯｶｰ")).hasSize(1);
    assertThat(found("盗")).hasSize(1);
    assertThat(found("lazarus GROUP")).hasSize(1);
    assertThat(found("0%")).hasSize(1);
    assertThat(found("%_")).isEmpty();
    assertThat(found("\"all\"")).hasSize(1);
    assertThat(found("a\" OR \"e")).isEmpty();
    assertThat(found("은행")).isEmpty();
    assertThat(found(" ")).isEmpty();
  }

  private List<Entry> found(String query) {
    return book.search(query, AsOf.NOW, 10);
  }
}
