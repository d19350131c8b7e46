package org.entente.bench.own;

import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.bench.report.Report;
import org.entente.chain.store1.MappedChain;

/// What a store takes on disk, by what it is for.
public final class Space {
  private Space() {}

  public static void measure(Path store, Report report) throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.merge(purpose(store.relativize(file).toString()), Files.size(file), Long::sum);
      }
    }
    try (MappedChain chain = MappedChain.open(store)) {
      double pair =
          part(bytes, "1 input") / chain.inputCount()
              + part(bytes, "2 output") / chain.outputCount();
      long all = bytes.values().stream().mapToLong(Long::longValue).sum();
      List<List<String>> rows = new ArrayList<>();
      bytes.forEach(
          (purpose, size) ->
              rows.add(
                  List.of(
                      purpose.substring(2),
                      number(size / 1048576.0),
                      number((double) size / chain.inputCount()),
                      number((double) size / chain.txCount()))));
      rows.add(
          List.of(
              "all",
              number(all / 1048576.0),
              number((double) all / chain.inputCount()),
              number((double) all / chain.txCount())));
      report.section("Space on disk");
      report.table(List.of("", "MiB", "bytes an input", "bytes a transaction"), rows);
      report.json("space").putPOJO("bytes", bytes);
      report.goal(
          "bytes for value, both links, address and time of an input–output pair",
          "≤ 24",
          number(pair),
          "");
    }
  }

  private static double part(Map<String, Long> bytes, String prefix) {
    return bytes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// The digit is for the order.
  private static String purpose(String file) {
    if (file.endsWith(".seals") || file.equals("MANIFEST")) {
      return "8 checksums, manifest";
    }
    if (file.startsWith("input-")) {
      return "1 inputs: what they spend, where transactions begin";
    }
    if (file.startsWith("output-")) {
      return "2 outputs: value, script number, spender, where transactions begin";
    }
    if (file.startsWith("block-")) {
      return "3 blocks: header, hash, height, time";
    }
    if (file.startsWith("tx-ids")) {
      return "4 transaction ids";
    }
    if (file.startsWith("script-")) {
      return "5 scripts, each once";
    }
    return file.startsWith("index")
        ? "6 indexes of ids and scripts"
        : "7 outputs not here, blocks aside";
  }
}
