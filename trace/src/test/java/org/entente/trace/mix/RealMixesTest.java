package org.entente.trace.mix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real rounds, and the rounds of an emulated market whose owners are known.
class RealMixesTest {
  private static final String EMULATION = "coinjoin/joinmarket-emulation/transactions.jsonl.gz";

  private static List<String> lines(String name) throws IOException {
    Path path = RealData.path(name);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8))) {
      return in.lines().toList();
    }
  }

  private static List<Verdict> verdictsOf(String set) throws IOException {
    Map<String, String> sets = new HashMap<>();
    for (String line : Files.readAllLines(RealData.path("coinjoin/labels.csv"))) {
      String[] cells = line.split(",", -1);
      sets.put(cells[0], cells[2]);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (String line : lines("coinjoin/transactions.jsonl.gz")) {
      MixTx tx = MixLine.read("transactions", verdicts.size() + 1, line);
      if (set.equals(sets.get(tx.txid()))) {
        verdicts.add(MixJudge.judge(tx));
      }
    }
    return verdicts;
  }

  @ParameterizedTest
  @CsvSource({
    "whirlpool-2024, WHIRLPOOL, 200",
    "wasabi1-2018, WASABI1, 30",
    "wasabi1-2021, WASABI1, 30",
    "wasabi2-2024, WASABI2, 10",
    "postmix-whirlpool-2024, NONE, 110",
    "postmix-wasabi1-2021, NONE, 30",
    "postmix-wasabi2-2024, NONE, 20",
    "postmix-other-2024, NONE, 40",
    "equal-outputs-2-2024, NONE, 30"
  })
  void everyOneOfASetIsWhatItsLabelSays(String set, MixKind kind, int count) throws IOException {
    assertThat(verdictsOf(set)).hasSize(count).allMatch(verdict -> verdict.kind() == kind);
  }

  @Test
  void everyRoundOfTheEmulatedMarketIsFoundAndNothingElse() throws IOException {
    int rounds = 0;
    for (String line : lines(EMULATION)) {
      boolean round = line.contains("\"kind\":\"joinmarket\"");
      Verdict verdict = MixJudge.judge(MixLine.read("emulation", 1, line));
      assertThat(verdict.kind()).isEqualTo(round ? MixKind.JOINMARKET : MixKind.NONE);
      rounds += round ? 1 : 0;
    }
    assertThat(rounds).isEqualTo(13);
  }
}
