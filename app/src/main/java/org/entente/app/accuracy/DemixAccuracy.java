package org.entente.app.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.JsonLines;
import org.entente.trace.mix.Demix;
import org.entente.trace.mix.Demixed;
import org.entente.trace.mix.MixJudge;
import org.entente.trace.mix.MixLine;
import org.entente.trace.mix.MixTx;
import org.entente.trace.mix.Verdict;
import org.entente.trace.mix.made.Made;
import org.entente.trace.mix.made.MadeMixes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// CoinJoins: whose the outputs are.
final class DemixAccuracy implements AccuracyPart {
  private static final long SEED = 9;
  private static final String EMULATION =
      "tracing/coinjoin/joinmarket-emulation/transactions.jsonl.gz";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A mix whose owners are known: equal texts, equal owners.
  private record Known(MixTx tx, List<String> inputOwners, List<String> outputOwners) {}

  @Override
  public String title() {
    return "Owners of mixed outputs";
  }

  @Override
  public String about() {
    return """
    Rules of `entente attribute coinjoin --owners`. An answer is the probability that one owner holds this output and that \
    input, for every pair of a mix about which something is said; true is when the wallets say so. `equal_outputs` can't be \
    better than 1/n, only honest. Outputs of Wasabi 2 get no answer.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) throws IOException {
    List<Measured> rows = new ArrayList<>();
    Path file = samples.find(EMULATION).orElse(null);
    if (file != null) {
      measure(emulated(file), "emulated JoinMarket market", Truth.TRUTH, rows);
    }
    MadeMixes mixes = new MadeMixes(SEED);
    measure(known(mixes.joinMarket(300)), "300 made JoinMarket rounds", Truth.GENERATED, rows);
    measure(known(mixes.wasabi1(100)), "100 made Wasabi 1 rounds", Truth.GENERATED, rows);
    measure(known(mixes.whirlpool(300)), "300 made Whirlpool rounds", Truth.GENERATED, rows);
    return rows;
  }

  private static void measure(List<Known> mixes, String sample, Truth truth, List<Measured> rows) {
    Map<Demixed.Rule, Calibration> byRule = new EnumMap<>(Demixed.Rule.class);
    for (Known mix : mixes) {
      Verdict verdict = MixJudge.judge(mix.tx());
      for (Demixed.Owners owners : Demix.of(mix.tx(), verdict).outputs()) {
        String owner = mix.outputOwners().get(owners.output());
        Calibration calibration = byRule.computeIfAbsent(owners.rule(), rule -> new Calibration());
        for (int input = 0; input < mix.inputOwners().size(); input++) {
          calibration.add(owners.ppm(input), owner.equals(mix.inputOwners().get(input)));
        }
      }
    }
    byRule.forEach(
        (rule, calibration) ->
            rows.add(new Measured(rule.text(), sample, truth, null, calibration)));
  }

  private static List<Known> known(List<Made> made) {
    return made.stream()
        .map(
            one ->
                new Known(
                    one.tx(),
                    one.inputOwners().stream().map(String::valueOf).toList(),
                    one.outputOwners().stream().map(String::valueOf).toList()))
        .toList();
  }

  private static List<Known> emulated(Path file) throws IOException {
    List<Known> mixes = new ArrayList<>();
    try (JsonLines lines = JsonLines.open(file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        JsonNode json = JSON.readTree(line);
        if (json.path("kind").asString("").equals("joinmarket")) {
          MixTx tx = MixLine.read(lines.name(), lines.number(), line);
          mixes.add(new Known(tx, owners(json, "inputs"), owners(json, "outputs")));
        }
      }
    }
    return mixes;
  }

  private static List<String> owners(JsonNode json, String name) {
    List<String> owners = new ArrayList<>();
    for (JsonNode coin : json.path(name)) {
      owners.add(coin.path("owner").asString("?"));
    }
    return owners;
  }
}
