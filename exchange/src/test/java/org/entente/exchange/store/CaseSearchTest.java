package org.entente.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.Draft;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts of cases are found by what stands anywhere in them, the same on either engine.
class CaseSearchTest {
  private static final String[] SIGNS = {
    "a", "b", "0", "_", "%", "\\", "\"", "'", "한", "국", "日", "本", "ア", "𐀀", " ", "-"
  };

  @TempDir private Path folder;

  private static String made(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      text.append(SIGNS[random.nextInt(SIGNS.length)]);
    }
    return text.toString();
  }

  private static Draft opening(String title) {
    return Draft.of(EntryKind.OPENED, title, "", "ann", "");
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whatAPlainLookThroughFindsIsFound(TestEngine engine) throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      CaseBook book = store.cases("us");
      List<String> titles = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String title = "t" + made(random, 40) + "t";
        book.open(IncidentKind.THEFT, opening(title));
        titles.addFirst(title);
      }
      for (int i = 0; i < 150; i++) {
        String query = made(random, 5).strip();
        List<String> words = List.of(query.split(" +", -1));
        List<String> expected =
            query.isEmpty()
                ? List.of()
                : titles.stream().filter(one -> words.stream().allMatch(one::contains)).toList();
        assertThat(book.search(query, AsOf.NOW, 100).stream().map(one -> one.title()).toList())
            .as("seed %d, query <%s>", seed, query)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void aSignThatNotEveryEngineKeepsIsRefusedByBoth(TestEngine engine) throws Exception {
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      CaseBook book = store.cases("us");
      for (String bad : List.of("a\0b", "a\ud800b", "\udc00", "a\ud800")) {
        assertThatThrownBy(() -> book.open(IncidentKind.THEFT, opening(bad)))
            .isInstanceOf(Refusal.class);
      }
      book.open(IncidentKind.THEFT, opening("a\ud800\udc00b"));
      assertThat(book.openings()).hasSize(1);
    }
  }
}
