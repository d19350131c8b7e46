package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.bench.report.Python;
import org.entente.bench.report.Report;
import org.entente.chain.generate.SplitMix64;
import org.entente.watch.ais.AisCount;
import org.entente.watch.ais.AisDecoder;
import org.entente.watch.ais.AisReader;
import org.entente.watch.ais.AisSink;
import org.entente.watch.ais.Payload;
import org.entente.watch.ais.Reason;

/// Generated sentences in the mix of a busy coast: how fast one core reads them, beside gpsdecode
/// where that is installed.
public final class ShipRun {
  private static final int RUNS = 5;
  private static final int PEER_RUNS = 3;
  private static final Path PEER = Path.of("/usr/bin/gpsdecode");

  /// Types by their share of a thousand messages, and their lengths in bits.
  private static final int[][] MIX = {
    {600, 1, 168},
    {120, 3, 168},
    {100, 18, 168},
    {70, 5, 424},
    {50, 4, 168},
    {40, 21, 272},
    {10, 8, 168},
    {10, 27, 96}
  };

  private ShipRun() {}

  /// Counts all that a sink of positions would use; the sum proves that it was read.
  private static final class Fields implements AisSink {
    final AisCount count = new AisCount();
    long sum;
    long rejected;

    @Override
    public void message(Payload p, long timeMs, long line) {
      count.add(p.type(), p.mmsi());
      sum +=
          switch (p.type()) {
            case 1, 2, 3 -> position(p, 61, 50, 116) + p.wide(38, 4) + p.wide(128, 9);
            case 18, 19 -> position(p, 57, 46, 112) + p.wide(124, 9);
            case 4 -> p.wide(79, 28) + p.signed(107, 27);
            case 5 -> p.wide(40, 30) + p.wide(240, 30) + p.wide(112, 54);
            case 21 -> p.wide(164, 28) + p.signed(192, 27);
            case 27 -> p.wide(44, 18) + p.signed(62, 17) + p.wide(79, 15);
            default -> p.wide(40, 16);
          };
    }

    private static long position(Payload p, int place, int speed, int course) {
      return (long) p.signed(place, 28)
          + p.signed(place + 28, 27)
          + p.wide(speed, 10)
          + p.wide(course, 12);
    }

    @Override
    public void rejected(long line, Reason reason) {
      rejected++;
    }
  }

  public static void run(Path work, long seed, int messages, Report report)
      throws IOException, InterruptedException {
    Path file = work.resolve("ships-" + messages + "-" + seed + ".nmea");
    if (!Files.exists(file)) {
      write(file, seed, messages);
    }
    List<Double> fields = new ArrayList<>();
    List<Double> maps = new ArrayList<>();
    Fields last = new Fields();
    long sentences = 0;
    for (int run = 0; run < RUNS; run++) {
      last = new Fields();
      long began = cpu();
      sentences = read(file, last);
      fields.add(sentences / seconds(began) / 1e6);
      if (last.count.messages() != messages || last.rejected != 0) {
        report.failure(last.count.messages() + " ships' messages read, not " + messages);
      }
    }
    for (int run = 0; run < RUNS; run++) {
      long began = cpu();
      maps.add(read(file, maps()) / seconds(began) / 1e6);
    }
    report.section("Ships");
    report.paragraph(
        ("%s sentences, every second one with a TAG block, %s messages of %s stations in the mix of"
                + " a busy coast, read from the page cache by one thread, in its own seconds: parts"
                + " joined, checksums and lengths judged, places, motion and identity read (sum"
                + " %s).")
            .formatted(count(sentences), count(messages), count(last.count.stations()), last.sum));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("read", fields, ""));
    rows.add(row("all fields, named and scaled", maps, ""));
    if (Files.isExecutable(PEER)) {
      List<Double> theirs = new ArrayList<>();
      for (int run = 0; run < PEER_RUNS; run++) {
        theirs.add(sentences / peer(file) / 1e6);
      }
      double all = median(maps) / median(theirs);
      String ratio = number(all) + " (all fields), " + number(median(fields) / median(theirs));
      rows.add(row("gpsdecode to JSON, the whole process", theirs, ratio));
      report.json("ships").put("gpsdecode_ratio", all);
    } else {
      Python.skipped("gpsdecode", "apt-get install gpsd-clients");
    }
    report.table(
        List.of("", "million sentences a second", "every run", "Entente is so many times as fast"),
        rows);
    report.json("ships").put("sentences", sentences).putPOJO("read", fields).putPOJO("maps", maps);
    report.goal("AIS sentences, million a second and core", "≥ 1.5", number(median(fields)), "");
  }

  private static AisSink maps() {
    AisDecoder decoder = new AisDecoder(true);
    return new AisSink() {
      @Override
      public void message(Payload payload, long timeMs, long line) {
        decoder.fields(payload);
      }

      @Override
      public void rejected(long line, Reason reason) {}
    };
  }

  private static long read(Path file, AisSink sink) throws IOException {
    AisReader reader = new AisReader(sink);
    try (InputStream in = Files.newInputStream(file)) {
      reader.read(in);
    }
    return reader.sentences();
  }

  private static double peer(Path file) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(PEER.toString(), "-j")
            .redirectInput(file.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long began) {
    return (cpu() - began) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static List<String> row(String name, List<Double> rates, String ratio) {
    return List.of(
        name,
        number(median(rates)),
        String.join(", ", rates.stream().map(Report::number).toList()),
        ratio);
  }

  private static void write(Path file, long seed, int messages) throws IOException {
    SplitMix64 random = new SplitMix64(seed);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < messages; i++) {
        int share = random.below(1000);
        int kind = 0;
        while (share >= MIX[kind][0]) {
          share -= MIX[kind++][0];
        }
        int mmsi = 200_000_000 + random.below(20_000) * 1000;
        message(out, armour(random, MIX[kind][1], mmsi, MIX[kind][2]), MIX[kind][2], i);
      }
    }
  }

  /// The type, the station, then noise.
  private static byte[] armour(SplitMix64 random, int type, int mmsi, int lengthBits) {
    byte[] armour = new byte[(lengthBits + 5) / 6];
    long head = ((long) type << 32 | mmsi) << 4;
    for (int i = 0; i < armour.length; i++) {
      int six = i < 7 ? (int) (head >>> (36 - 6 * i)) & 63 : random.below(64);
      armour[i] = (byte) (six < 40 ? six + 48 : six + 56);
    }
    return armour;
  }

  private static void message(OutputStream out, byte[] armour, int lengthBits, int number)
      throws IOException {
    int fill = armour.length * 6 - lengthBits;
    int parts = (armour.length + 59) / 60;
    String text = new String(armour, StandardCharsets.ISO_8859_1);
    for (int part = 1; part <= parts; part++) {
      String body =
          "AIVDM,%d,%d,%s,%s,%s,%d"
              .formatted(
                  parts,
                  part,
                  parts == 1 ? "" : number % 10,
                  number % 2 == 0 ? "A" : "B",
                  text.substring(60 * (part - 1), Math.min(text.length(), 60 * part)),
                  part == parts ? fill : 0);
      String line = "!" + body + "*" + sum(body) + "\r\n";
      if (number % 2 == 0 && part == 1) {
        String tag = "s:r" + number % 7 + ",c:" + (1_769_904_000L + number / 500);
        line = "\\" + tag + "*" + sum(tag) + "\\" + line;
      }
      out.write(line.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String sum(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum ^= body.charAt(i);
    }
    return "%02X".formatted(sum);
  }
}
