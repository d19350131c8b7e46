package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.entente.bench.report.Report;
import org.entente.chain.script.Addresses;
import org.entente.chain.store1.MappedChain;

/// `entente exposure --file` as people run it, over very many addresses: how many a second, and
/// whether memory stays what it was.
public final class ExposureBatchRun {
  private static final String HEAP = "1g";
  private static final int READINGS = 10;

  private ExposureBatchRun() {}

  /// Streams `many` addresses of outputs drawn with `seed` through the command. `labels` is the
  /// store that [ExposureRun] left.
  public static void run(Path store, Path labels, long seed, int many, Path folder, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("exposure-addresses-" + many + "-" + seed + ".txt");
    if (!Files.exists(file)) {
      write(store, seed, many, file);
    }
    long begun = System.nanoTime();
    Process process = command(store, labels, file, folder.resolve("exposure-batch.log"));
    List<Long> memory = new ArrayList<>();
    double first = 0;
    long lines = 0;
    long named = 0;
    CRC32C sum = new CRC32C();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 20)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        first = lines == 0 ? (System.nanoTime() - begun) / 1e9 : first;
        lines++;
        named += line.contains("\"figures\":[{") ? 1 : 0;
        sum.update(line.getBytes(StandardCharsets.UTF_8));
        if (lines % Math.max(1, many / READINGS) == 0) {
          memory.add(anonymousKib(process.pid()));
        }
      }
    } finally {
      process.destroy();
    }
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (exit != 0 || lines != many) {
      report.failure(
          "exposure --file: exit code %d after %s of %s lines, see exposure-batch.log"
              .formatted(exit, count(lines), count(many)));
    }
    describe(new Answer(lines, named, first, seconds, sum.getValue(), memory), report);
  }

  /// What came out. Seconds count from the start of the process.
  private record Answer(
      long lines,
      long named,
      double firstSeconds,
      double seconds,
      long checksum,
      List<Long> memoryKib) {}

  private static void describe(Answer answer, Report report) {
    String each =
        String.join(" ", answer.memoryKib.stream().map(kib -> number(kib / 1024.0)).toList());
    report.paragraph(
        ("**Batch.** `exposure --file` over %s addresses, heap %s, all cores: %s s from start to"
                + " end (first line after %s s), **%s addresses a second**; %s of them with a figure."
                + " Checksum of all lines %s. Memory of its own, MiB, after each tenth: %s.")
            .formatted(
                count(answer.lines),
                HEAP,
                number(answer.seconds),
                number(answer.firstSeconds),
                count((long) (answer.lines / answer.seconds)),
                count(answer.named),
                Long.toHexString(answer.checksum),
                each));
    report
        .json("exposure")
        .put("batch_addresses", answer.lines)
        .put("batch_seconds", answer.seconds)
        .putPOJO("batch_memory_kib", answer.memoryKib);
  }

  private static Process command(Path store, Path labels, Path file, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of("entente").toAbsolutePath().toString(),
            "exposure",
            "--store",
            store.toAbsolutePath().toString(),
            "--labels",
            labels.toAbsolutePath().toString(),
            "--file",
            file.toAbsolutePath().toString());
    builder.environment().put("ENTENTE_JAVA_OPTS", "-Xms" + HEAP + " -Xmx" + HEAP);
    builder.redirectError(log.toFile());
    return builder.start();
  }

  private static void write(Path store, long seed, int many, Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try (MappedChain chain = MappedChain.open(store);
        BufferedWriter out = Files.newBufferedWriter(whole)) {
      Addresses addresses = new Addresses(chain.network());
      SplittableRandom random = new SplittableRandom(seed);
      for (int written = 0; written < many; ) {
        long script = chain.scriptOf(random.nextLong(chain.outputCount()));
        Optional<String> address = addresses.of(chain.script(script));
        if (address.isPresent()) {
          out.write(address.get());
          out.write('\n');
          written++;
        }
      }
    }
    Files.move(whole, file);
  }

  /// What the process holds that is no file: its mappings of the store are the system's to take
  /// away.
  private static long anonymousKib(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("RssAnon:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
