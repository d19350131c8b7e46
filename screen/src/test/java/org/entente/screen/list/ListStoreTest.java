package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entente.base.BadInput;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.entente.screen.read.ListFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListStoreTest {
  private static final ListId KR = new ListId("kr");
  private static final String HEADING =
      "구분,연번,유형,성명(한글),성명(영문),이명,생년월일,국적,여권번호,소속·직책,지정일,해제일,근거,가상자산주소,비고\n";

  @TempDir private Path folder;

  private boolean keep(ListStore store, String name, String rows, String fetched)
      throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, HEADING + rows);
    Instant now = Instant.parse(fetched);
    Files.setLastModifiedTime(file, FileTime.from(now));
    ListIntake.Issue issue = ListIntake.find(ListFiles.below(List.of(file))).issues().getFirst();
    return store.keep(issue, issue.read(false, now), false);
  }

  private static String row(int number, String hangul, String english) {
    return "독자제재," + number + ",개인," + hangul + "," + english + ",,,북한,,,2023-02-10,,,,\n";
  }

  @Test
  void anIssueComesBackAsItWasRead() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    keep(store, "kr.csv", row(1, "박진혁", "PAK Jin Hyok"), "2026-01-02T00:00:00Z");
    LoadedList loaded = store.loadCurrent().getFirst();
    assertThat(loaded.targets()).extracting(Target::id).containsExactly("kr/1");
    assertThat(loaded.snapshot()).isEqualTo(store.issues(KR).getFirst().snapshot());
    assertThat(store.issue(loaded.snapshot().sha256())).isPresent();
  }

  @Test
  void importingTheSameAgainChangesNothing() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    String rows = row(1, "박진혁", "PAK Jin Hyok");
    assertThat(keep(store, "kr.csv", rows, "2026-01-02T00:00:00Z")).isTrue();
    List<String> before = files();
    assertThat(keep(store, "kr.csv", rows, "2026-05-05T00:00:00Z")).isFalse();
    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("lists"))) {
      return walk.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aDiffTellsWhatCameWentAndChanged() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    keep(
        store,
        "a.csv",
        row(1, "박진혁", "PAK Jin Hyok") + row(2, "조명래", "JO Myong Rae"),
        "2026-01-02T00:00:00Z");
    keep(
        store,
        "b.csv",
        row(1, "박진혁", "PARK Jin Hyok") + row(3, "오충성", "O Chung Song"),
        "2026-02-02T00:00:00Z");
    ListDiff diff = Objects.requireNonNull(store.diff(store.current().getFirst()));
    assertThat(diff.added()).extracting(Target::reference).containsExactly("3");
    assertThat(diff.removed()).extracting(Target::reference).containsExactly("2");
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.changed().getFirst().fields()).containsExactly("names");
  }

  @Test
  void anOlderIssueThatComesLateIsNotTheCurrentOne() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    keep(store, "new.csv", row(1, "박진혁", ""), "2026-02-02T00:00:00Z");
    keep(store, "old.csv", row(2, "조명래", ""), "2025-02-02T00:00:00Z");
    assertThat(store.loadCurrent().getFirst().targets())
        .extracting(Target::reference)
        .containsExactly("1");
    assertThat(store.issues(KR)).hasSize(2);
  }

  @Test
  void ofIssuesOfOneMomentTheLastTakenInIsCurrent() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    for (int i = 1; i <= 12; i++) {
      keep(store, i + ".csv", row(i, "박진혁", ""), "2026-02-02T10:00:00.123Z");
      assertThat(store.loadCurrent().getFirst().targets())
          .extracting(Target::reference)
          .containsExactly(String.valueOf(i));
    }
    assertThat(store.issues(KR)).extracting(KeptIssue::sequence).isSorted().endsWith(12L);
  }

  @Test
  void issuesKeptBeforeTheyWereCountedComeFirst() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    keep(store, "a.csv", row(1, "박진혁", ""), "2026-02-02T10:00:05Z");
    Path manifest =
        Path.of(files().stream().filter(f -> f.endsWith(".json")).findFirst().orElseThrow());
    Files.writeString(manifest, Files.readString(manifest).replace("\"sequence\":1,", ""));
    keep(store, "b.csv", row(2, "조명래", ""), "2026-02-02T10:00:00Z");
    assertThat(store.issues(KR)).extracting(KeptIssue::sequence).containsExactly(0L, 1L);
    assertThat(store.loadCurrent().getFirst().targets())
        .extracting(Target::reference)
        .containsExactly("2");
  }

  @Test
  void aFileThatWasTamperedWithIsRefused() throws IOException {
    ListStore store = ListStore.in(folder.resolve("lists"));
    keep(store, "kr.csv", row(1, "박진혁", ""), "2026-01-02T00:00:00Z");
    Path kept = Path.of(files().stream().filter(f -> f.endsWith(".gz")).findFirst().orElseThrow());
    Path other = folder.resolve("other.csv");
    Files.writeString(other, HEADING + row(1, "김상만", ""));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept))) {
      Files.copy(other, out);
    }
    assertThatThrownBy(store::loadCurrent)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is damaged");
  }
}
