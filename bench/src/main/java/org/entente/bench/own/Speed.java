package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.base.Network;
import org.entente.bench.report.Report;
import org.entente.chain.Block;
import org.entente.chain.check.BlockRules;
import org.entente.chain.read.BlockParser;
import org.entente.chain.store1.MappedChain;
import org.openjdk.jmh.runner.RunnerException;

/// What one core reads in a second, beside what it could read.
public final class Speed {
  private static final double MEGA = 1e6;

  private Speed() {}

  /// Parses a file from the middle of the chain. Returns the bytes that SHA-256 takes in a
  /// second.
  public static double parse(Path chain, Path log, Report report)
      throws IOException, RunnerException {
    List<Path> files = Blocks.files(chain);
    Path file = files.get(files.size() / 2);
    long bytes = 0;
    long txs = 0;
    long value = 0;
    BlockParser parser = new BlockParser(Network.REGTEST);
    BlockRules rules = new BlockRules(Network.REGTEST);
    List<byte[]> blocks = Blocks.load(file);
    for (byte[] raw : blocks) {
      Block block = parser.parse(raw);
      rules.check(block);
      bytes += raw.length;
      txs += block.txCount();
      for (int output = 0; output < block.outputCount(); output++) {
        value += block.value(output);
      }
    }
    Map<String, List<Double>> seconds = Jmh.run(ParseBenchmark.class, "file", file, log);
    report.json("parse").put("bytes", bytes).putPOJO("seconds", seconds);
    report.section("Parsing, one core");
    report.paragraph(
        ("%s of the chain, from memory (JMH): %s blocks, "
                + "%s transactions, %s bytes, outputs of %s satoshi.")
            .formatted(
                file.getFileName(), count(blocks.size()), count(txs), count(bytes), count(value)));
    List<List<String>> rows = new ArrayList<>();
    long size = bytes;
    seconds.forEach((name, scores) -> rows.add(row(name, scores, size / MEGA)));
    report.table(List.of("", "MB/s", "every run"), rows);
    double sha = size / Jmh.median(scores(seconds, "sha256"));
    double both = size / Jmh.median(scores(seconds, "parseAndCheck"));
    report.goal(
        "parse and check, MB/s per core",
        "≥ 200",
        number(both / MEGA),
        "SHA-256 of all bytes once %s; we are at %s of it"
            .formatted(number(sha / MEGA), number(both / sha)));
    return sha;
  }

  /// Scans the whole store. Returns the seconds of one random read.
  public static double scan(Path store, Path log, Report report)
      throws IOException, RunnerException {
    long outputs;
    long inputs;
    report.section("Scanning, one core");
    try (MappedChain chain = MappedChain.open(store)) {
      outputs = chain.outputCount();
      inputs = chain.inputCount();
      report.paragraph(
          "%s outputs worth %s satoshi in all, %s inputs (JMH)."
              .formatted(count(outputs), count(ScanBenchmark.sumOfValues(chain)), count(inputs)));
    }
    Map<String, List<Double>> seconds = Jmh.run(ScanBenchmark.class, "store", store, log);
    report.json("scan").put("outputs", outputs).put("inputs", inputs).putPOJO("seconds", seconds);
    double bytes = ScanBenchmark.VALUE_BYTES * outputs + ScanBenchmark.LINK_BYTES * inputs;
    List<Double> walk = scores(seconds, "valuesAndLinks");
    List<Double> random = scores(seconds, "randomReads");
    report.table(
        List.of("", "a second", "every run"),
        List.of(
            row("million inputs and outputs: value, link", walk, (outputs + inputs) / MEGA),
            row("MB of these columns", walk, bytes / MEGA),
            row("MB, array of longs of that size", scores(seconds, "memory"), bytes / MEGA),
            row(
                "million inputs: value behind the link",
                scores(seconds, "valuesSpent"),
                inputs / MEGA),
            row("million random reads", random, ScanBenchmark.RANDOM_READS / MEGA)));
    double rate = (outputs + inputs) / Jmh.median(walk) / MEGA;
    double limit = (outputs + inputs) / Jmh.median(scores(seconds, "memory")) / MEGA;
    report.goal(
        "scan, million inputs and outputs a second",
        "≥ 170",
        number(rate),
        "memory bandwidth allows %s; we are at %s of it"
            .formatted(number(limit), number(rate / limit)));
    return Jmh.median(random) / ScanBenchmark.RANDOM_READS;
  }

  private static List<Double> scores(Map<String, List<Double>> seconds, String name) {
    List<Double> scores = seconds.get(name);
    if (scores == null) {
      throw new IllegalStateException("benchmark " + name + " gave no result");
    }
    return scores;
  }

  private static List<String> row(String what, List<Double> seconds, double amount) {
    List<String> runs = seconds.stream().map(each -> number(amount / each)).toList();
    return List.of(what, number(amount / Jmh.median(seconds)), String.join(" ", runs));
  }
}
