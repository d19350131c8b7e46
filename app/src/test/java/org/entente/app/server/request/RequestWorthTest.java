package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.app.CommandLineRun;
import org.entente.app.server.command.request.MinuteWorth;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestWorthTest {
  private static final String BOARD =
      """
      {"figures":[
      {"partner":"jp","direction":"in","kind":"freeze-address","exercise":false,"count":9},
      {"partner":"kr","direction":"out","kind":"freeze-address","exercise":true,"count":9},
      {"partner":"jp","direction":"out","kind":"freeze-address","exercise":false,"count":3,
      "deliver":{"count":3,"p50_micros":2000000,"p90_micros":9000000},
      "acknowledge":{"count":3,"p50_micros":62000000,"p90_micros":90000000},
      "decide":{"count":3,"p50_micros":662000000,"p90_micros":900000000}}]}\
      """;

  @TempDir private Path folder;

  private static List<Map<String, Object>> requests(String board) {
    JsonValue.Members json = (JsonValue.Members) JsonReader.parse("test", board);
    return MinuteWorth.rows(new MinuteWorth(1, 20_000, 60).of(json), "requests");
  }

  private static long usd(Map<String, Object> row, String name) {
    return (long) Objects.requireNonNull(row.get(name));
  }

  @Test
  void theBoardsMediansAreMeasuredDelaysAndWhatItLacksIsAssumed() {
    List<Map<String, Object>> requests = requests(BOARD);
    assertThat(requests).hasSize(1);
    Map<String, Object> asked = requests.getFirst();
    assertThat(asked).containsEntry("partner", "jp").containsEntry("seconds", 662L + 900);
    List<Map<String, Object>> without = MinuteWorth.rows(asked, "without");
    assertThat(without)
        .extracting("delay")
        .containsExactly("deliver", "acknowledge", "decide", "effect");
    assertThat(without).extracting("seconds").containsExactly(2L, 60L, 600L, 900L);
    assertThat(without)
        .extracting("standing")
        .containsExactly("measured", "measured", "measured", "assumed");
    long all = usd(asked, "stoppable_usd");
    for (Map<String, Object> one : without) {
      assertThat(usd(one, "gained_usd")).isEqualTo(usd(one, "stoppable_usd") - all).isNotNegative();
    }
  }

  @Test
  void withoutARecordTheUsualDeadlinesAreAssumed() {
    Map<String, Object> usual = requests("{}").getFirst();
    assertThat(usual).containsEntry("seconds", 1_800L);
    assertThat(MinuteWorth.rows(usual, "without")).extracting("standing").containsOnly("assumed");
  }

  @Test
  void theCommandSaysThatItIsASimulationAndWhatItRestsOn() throws IOException {
    CommandLineRun plain = CommandLineRun.of("request", "worth", "--thefts", "20000");
    assertThat(plain.exit()).as(plain.err()).isZero();
    assertThat(plain.out())
        .contains("\"standing\" : \"simulation\"", "Global Ledger", "\"assumed\"")
        .doesNotContain("measured");
    NodeHome.make(
        folder.resolve("us"), new NodeSettings("us", "USA", "127.0.0.1", 1, true, Map.of()));
    CommandLineRun ofNode =
        CommandLineRun.of("request", "worth", "--thefts", "20000", "--dir", folder.resolve("us"));
    assertThat(ofNode.exit()).as(ofNode.err()).isZero();
    assertThat(ofNode.out()).isEqualTo(plain.out());
    CommandLineRun table =
        CommandLineRun.of("request", "worth", "--thefts", "1000", "--format", "table");
    assertThat(table.out() + table.err()).contains("not a measurement", "without", "deliver");
  }

  @Test
  void whatIsOutOfBoundsIsRefused() {
    assertThat(CommandLineRun.of("request", "worth", "--thefts", "0").exit()).isEqualTo(3);
    assertThat(CommandLineRun.of("request", "worth", "--after", "-1").exit()).isEqualTo(3);
  }
}
