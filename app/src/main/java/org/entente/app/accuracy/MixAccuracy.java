package org.entente.app.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.JsonLines;
import org.entente.trace.mix.MixJudge;
import org.entente.trace.mix.MixKind;
import org.entente.trace.mix.MixLine;
import org.entente.trace.mix.MixTx;
import org.entente.trace.mix.Verdict;
import org.entente.trace.mix.made.Made;
import org.entente.trace.mix.made.MadeMixes;

/// CoinJoins: detection.
final class MixAccuracy implements AccuracyPart {
  private static final long SEED = 8;
  private static final String REAL = "tracing/coinjoin/transactions.jsonl.gz";
  private static final String LABELS = "tracing/coinjoin/labels.csv";
  private static final String EMULATION =
      "tracing/coinjoin/joinmarket-emulation/transactions.jsonl.gz";
  private static final String SMALL = "500 made rounds of small coordinators";
  private static final String CANDIDATE = "candidate";

  private record Judged(String set, MixKind truth, Verdict verdict) {}

  @Override
  public String title() {
    return "CoinJoins";
  }

  @Override
  public String about() {
    return """
    Rules: `whirlpool`, `wasabi1`, `wasabi2`, `joinmarket` of `entente attribute coinjoin`; `any mix` is whichever of them. \
    Real rounds are labelled by the coordinators' addresses or by their chain of rounds; 200 spends of mixed coins stand for \
    ordinary transactions beside them. Candidates (transactions with equal outputs that a rule picked) have no truth: how many \
    are called JoinMarket is agreement with that rule. The emulated market's owners are known from its wallets. \
    Made samples: a ledger's usual mix of payments, payouts with equal outputs alone, and imitations, \
    that is payouts made to look like a JoinMarket round in everything but whose coins they are.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) throws IOException {
    List<Measured> rows = new ArrayList<>();
    real(samples, rows);
    emulation(samples, rows);
    made(rows);
    return rows;
  }

  private static void real(Samples samples, List<Measured> rows) throws IOException {
    Path labels = samples.find(LABELS).orElse(null);
    Path file = samples.find(REAL).orElse(null);
    if (labels == null || file == null) {
      return;
    }
    Map<String, String[]> told = new HashMap<>();
    for (String line : Files.readAllLines(labels)) {
      String[] cells = line.split(",", -1);
      told.put(cells[0], cells);
    }
    List<Judged> labelled = new ArrayList<>();
    Map<String, Tally> candidates = new HashMap<>();
    for (MixTx tx : transactions(file)) {
      String[] cells = told.getOrDefault(tx.txid(), new String[] {"", CANDIDATE, "unlabelled"});
      Verdict verdict = MixJudge.judge(tx);
      if (cells[1].equals(CANDIDATE)) {
        boolean said = verdict.kind() == MixKind.JOINMARKET;
        candidates.merge(cells[2], Tally.NONE.add(said, true), (a, b) -> a.add(said, true));
      } else {
        labelled.add(new Judged(cells[2], kind(cells[1]), verdict));
      }
    }
    byKind(labelled, "470 labelled real transactions", Truth.NEAR_TRUTH, rows);
    candidates.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                rows.add(
                    new Measured(
                        "joinmarket",
                        "candidates " + entry.getKey(),
                        Truth.OTHER_OPINION,
                        entry.getValue(),
                        null)));
  }

  private static void emulation(Samples samples, List<Measured> rows) throws IOException {
    Path file = samples.find(EMULATION).orElse(null);
    if (file == null) {
      return;
    }
    List<Judged> judged = new ArrayList<>();
    try (JsonLines lines = JsonLines.open(file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        boolean round = line.contains("\"kind\":\"joinmarket\"");
        MixTx tx = MixLine.read(lines.name(), lines.number(), line);
        MixKind truth = round ? MixKind.JOINMARKET : MixKind.NONE;
        judged.add(new Judged("emulation", truth, MixJudge.judge(tx)));
      }
    }
    byKind(judged, "emulated JoinMarket market", Truth.TRUTH, rows);
  }

  private static void made(List<Measured> rows) {
    MadeMixes mixes = new MadeMixes(SEED);
    List<Judged> judged = new ArrayList<>();
    for (Made one : mixes.smallWasabi2(500)) {
      judged.add(new Judged(SMALL, one.kind(), MixJudge.judge(one.tx())));
    }
    for (List<Made> some :
        List.of(
            mixes.whirlpool(500),
            mixes.wasabi1(500),
            mixes.wasabi2(100),
            mixes.joinMarket(500),
            mixes.ordinary(20_000))) {
      some.forEach(one -> judged.add(judge(one)));
    }
    byKind(judged, "made rounds, 20,000 made payments", Truth.GENERATED, rows);
    Tally small = Tally.NONE;
    for (Judged one : judged) {
      if (one.set().equals(SMALL)) {
        small = small.add(one.verdict().kind() == MixKind.WASABI2, true);
      }
    }
    rows.add(new Measured("wasabi2", SMALL, Truth.GENERATED, small, null));
    anyMix("10,000 made payouts with equal outputs", mixes.payouts(10_000), rows);
    anyMix("5,000 made imitations of JoinMarket", mixes.imitations(5_000), rows);
  }

  private static Judged judge(Made one) {
    return new Judged(one.what(), one.kind(), MixJudge.judge(one.tx()));
  }

  private static void anyMix(String sample, List<Made> some, List<Measured> rows) {
    byRule(some.stream().map(MixAccuracy::judge).toList(), sample, Truth.GENERATED, rows);
  }

  /// A row for each kind that occurs, one for any, and how the probabilities hold.
  private static void byKind(List<Judged> judged, String sample, Truth truth, List<Measured> rows) {
    for (MixKind kind : MixKind.values()) {
      if (kind == MixKind.NONE || judged.stream().noneMatch(one -> one.truth() == kind)) {
        continue;
      }
      Tally tally = Tally.NONE;
      for (Judged one : judged) {
        tally = tally.add(one.verdict().kind() == kind, one.truth() == kind);
      }
      rows.add(new Measured(kind.text(), sample, truth, tally, null));
    }
    version(judged, sample, truth, rows);
    byRule(judged, sample, truth, rows);
  }

  /// Of Wasabi's rounds, how many got the right version and no other name.
  private static void version(
      List<Judged> judged, String sample, Truth truth, List<Measured> rows) {
    Tally tally = Tally.NONE;
    for (Judged one : judged) {
      if (one.truth() == MixKind.WASABI1 || one.truth() == MixKind.WASABI2) {
        tally = tally.add(one.verdict().kind() == one.truth(), true);
      }
    }
    if (tally.size() > 0) {
      rows.add(new Measured("right Wasabi version", sample, truth, tally, null));
    }
  }

  private static void byRule(List<Judged> judged, String sample, Truth truth, List<Measured> rows) {
    Tally tally = Tally.NONE;
    Calibration calibration = new Calibration();
    for (Judged one : judged) {
      boolean is = one.truth() != MixKind.NONE;
      tally = tally.add(one.verdict().kind() != MixKind.NONE, is);
      calibration.add(one.verdict().mixPpm(), is);
    }
    rows.add(new Measured("any mix", sample, truth, tally, calibration));
  }

  private static List<MixTx> transactions(Path file) throws IOException {
    List<MixTx> all = new ArrayList<>();
    try (JsonLines lines = JsonLines.open(file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        all.add(MixLine.read(lines.name(), lines.number(), line));
      }
    }
    return all;
  }

  private static MixKind kind(String text) {
    for (MixKind kind : MixKind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    return MixKind.NONE;
  }
}
