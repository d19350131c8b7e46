package org.entente.screen.name.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Labelled;
import org.entente.screen.name.match.ListNames;
import org.entente.screen.name.match.PreparedName;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  /// Below, just above and far above what a contradiction allows.
  private static final int[] BARS = {7_000, 4_000, 6_600, 8_500};
  private static final String[] OTHER_SCRIPTS = {
    "김정은",
    "金正恩",
    "キム・ジョンウン",
    "Ким Чен Ын",
    "리수용",
    "李洙墉",
    "Владимир Путин",
    "محمد علي",
    "王伟",
    "コリア・マイニング・デベロップメント・トレーディング・コーポレーション",
    "ハプジャンガン・トレーディング",
    "ムハンマド・アリ"
  };

  private static List<PreparedName> listed() {
    List<PreparedName> names = new ArrayList<>();
    ListNames.usPeople().forEach(n -> names.add(PreparedName.of(n, TargetKind.PERSON)));
    ListNames.un(true).forEach(n -> names.add(PreparedName.of(n, TargetKind.PERSON)));
    ListNames.usOthers().forEach(n -> names.add(PreparedName.of(n, TargetKind.ORGANIZATION)));
    ListNames.un(false).forEach(n -> names.add(PreparedName.of(n, TargetKind.ORGANIZATION)));
    for (String name : OTHER_SCRIPTS) {
      names.add(PreparedName.of(name, TargetKind.PERSON));
      names.add(PreparedName.of(name, TargetKind.OTHER));
    }
    List<String> kana = Labelled.lines("mof/mof_kana.tsv");
    for (String line : kana.subList(1, kana.size())) {
      String[] cells = line.split("\t", -1);
      boolean person = cells[1].equals("person");
      names.add(PreparedName.of(cells[2], person ? TargetKind.PERSON : TargetKind.ORGANIZATION));
    }
    return names;
  }

  /// A name with letters lost, doubled, changed or swapped, blanks lost or won, words moved.
  private static String damaged(String name, Random random) {
    StringBuilder text = new StringBuilder(name);
    for (int i = random.nextInt(4); i > 0 && text.length() > 2; i--) {
      int at = random.nextInt(text.length() - 1);
      switch (random.nextInt(6)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) ('a' + random.nextInt(26)));
        case 2 -> text.setCharAt(at, (char) ('a' + random.nextInt(26)));
        case 3 -> {
          char c = text.charAt(at);
          text.setCharAt(at, text.charAt(at + 1));
          text.setCharAt(at + 1, c);
        }
        case 4 -> text.insert(at, ' ');
        default -> {
          int blank = text.indexOf(" ");
          if (blank >= 0) {
            text.deleteCharAt(blank);
          }
        }
      }
    }
    return text.toString();
  }

  @Test
  void theIndexGivesWhatScoringEveryNameGives() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<PreparedName> names = listed();
    NameIndex index = new NameIndex(names);
    List<String> innocent = Labelled.lines("eval/negatives_dev.csv.gz");
    int hits = 0;
    for (int i = 0; i < Integer.getInteger("queries", 60); i++) {
      PreparedName like = names.get(random.nextInt(names.size()));
      String text =
          random.nextInt(4) == 0
              ? innocent.get(1 + random.nextInt(innocent.size() - 1)).split(",", -1)[0]
              : damaged(like.text(), random);
      if (random.nextInt(10) == 0) {
        text = damaged(names.get(names.size() - 1 - random.nextInt(80)).text(), random);
      }
      TargetKind kind = random.nextInt(3) == 0 ? TargetKind.OTHER : like.kind();
      PreparedName query = PreparedName.of(text, kind);
      int bar = BARS[i % BARS.length];
      List<NameIndex.Found> all = index.searchAll(query, bar);
      assertThat(index.search(query, bar))
          .as("query %s as %s at %d, seed %d", text, kind, bar, seed)
          .isEqualTo(all);
      hits += all.size();
    }
    System.out.printf("index: equal on all queries, %d hits%n", hits);
    assertThat(hits).isPositive();
  }
}
