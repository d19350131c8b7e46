package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.base.message.PictureMessage;
import org.entente.watch.coincidence.Calibration;
import org.entente.watch.coincidence.Coincidence;
import org.entente.watch.coincidence.EventTimes;
import org.entente.watch.coincidence.Series;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente watch coincidence`: do events of B come before those of A more often than by chance?
@Command(
    name = "coincidence",
    description = "${bundle:COMMAND_COINCIDENCE}",
    footer =
        "  ./entente watch coincidence --a picture.json#warning --b picture.json#theft"
            + " --window 7,30")
public final class WatchCoincidence implements Callable<Integer> {
  private static final int LEAST_ROUNDS = 100;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int MOST_CELLS = 100;
  private static final int MOST_EVENTS = 100_000;
  private static final long MOST_WORK = 20_000_000_000L;

  /// Below this many events of A an answer says next to nothing.
  private static final int FEW = 10;

  private static final int CALIBRATION_ROUNDS = 1_000;
  private static final double DAY_MS = 86_400_000;

  private final Terminal terminal;

  @Option(
      names = "--a",
      required = true,
      paramLabel = "FILE[#LANE]",
      description = "${bundle:OPTION_COINCIDENCE_A}")
  private String fileA;

  @Option(
      names = "--b",
      required = true,
      paramLabel = "FILE[#LANE]",
      description = "${bundle:OPTION_COINCIDENCE_B}")
  private String fileB;

  @Option(
      names = "--window",
      paramLabel = "DAYS,…",
      split = ",",
      defaultValue = "7",
      description = "${bundle:OPTION_COINCIDENCE_WINDOW}")
  private List<Double> windows;

  @Option(
      names = "--lag",
      paramLabel = "DAYS,…",
      split = ",",
      defaultValue = "0",
      description = "${bundle:OPTION_COINCIDENCE_LAG}")
  private List<Double> lags;

  @Option(names = "--from", paramLabel = "TIME", description = "${bundle:OPTION_COINCIDENCE_FROM}")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "${bundle:OPTION_COINCIDENCE_TO}")
  private @Nullable String to;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10000",
      description = "${bundle:OPTION_COINCIDENCE_ROUNDS}")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_COINCIDENCE_SEED}")
  private long seed;

  @Option(
      names = "--calibrate",
      paramLabel = "N",
      defaultValue = "0",
      description = "${bundle:OPTION_COINCIDENCE_CALIBRATE}")
  private int worlds;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WatchCoincidence(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Both series within one span of time.
  private record Asked(
      EventTimes a, EventTimes b, Instant begin, Instant end, Series seriesA, Series seriesB) {}

  @Override
  public Integer call() throws IOException {
    List<Coincidence.Cell> cells = cells();
    if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS || worlds < 0 || worlds > MOST_EVENTS) {
      throw new BadInput(
          "--rounds",
          "",
          "not between 100 and 10,000,000, or --calibrate beyond 100,000",
          "Give 10000");
    }
    Asked asked = asked();
    bounded(asked, cells);
    List<Coincidence.Answer> answers =
        Coincidence.of(asked.seriesA(), asked.seriesB(), cells, rounds, seed);
    Calibration calibration =
        worlds == 0
            ? null
            : Calibration.of(
                asked.seriesA(),
                asked.seriesB().count(),
                cells.getFirst(),
                worlds,
                Math.min(rounds, CALIBRATION_ROUNDS),
                seed);
    switch (format) {
      case JSON -> Json.print(terminal, document(asked, answers, calibration));
      case TABLE -> table(asked, answers, calibration);
    }
    return ExitCode.DONE;
  }

  private List<Coincidence.Cell> cells() {
    List<Coincidence.Cell> cells = new ArrayList<>();
    for (double window : windows) {
      for (double lag : lags) {
        if (!(window > 0 && lag >= 0 && Double.isFinite(window + lag))) {
          throw new BadInput(
              "--window, --lag", "", "no days: " + window + ", " + lag, "Give 7, say");
        }
        Coincidence.Cell cell = new Coincidence.Cell(window, lag);
        if (!cells.contains(cell)) {
          cells.add(cell);
        }
      }
    }
    if (cells.size() > MOST_CELLS) {
      throw new BadInput(
          "--window, --lag", "", "more than " + MOST_CELLS + " questions at once", "Ask fewer");
    }
    return cells;
  }

  private void bounded(Asked asked, List<Coincidence.Cell> cells) {
    long one = (long) asked.seriesA().count() * cells.size() * rounds;
    long all = (long) asked.seriesA().count() * worlds * CALIBRATION_ROUNDS;
    if (asked.seriesB().count() > MOST_EVENTS || one > MOST_WORK || all > MOST_WORK) {
      throw new BadInput(
          "--rounds", "", "events times rounds are more than can be counted", "Ask for fewer");
    }
    for (Coincidence.Cell cell : cells) {
      if (cell.windowDays() + cell.lagDays() > asked.seriesA().spanDays() / 2) {
        throw new BadInput(
            "--window, --lag", "", "they reach over more than half of the time", "Give fewer days");
      }
    }
  }

  private Asked asked() throws IOException {
    EventTimes a = times(fileA);
    EventTimes b = times(fileB);
    List<Instant> all = new ArrayList<>(a.times());
    all.addAll(b.times());
    if (all.isEmpty()) {
      throw new BadInput(fileA, "", "neither series has a time", "See: watch coincidence --help");
    }
    Instant begin = from == null ? earliest(all) : Printed.parse("--from", from).instant();
    Instant end =
        to == null
            ? all.stream().max(Instant::compareTo).orElseThrow()
            : Printed.parse("--to", to).instant();
    if (!begin.isBefore(end)) {
      throw new BadInput("--from, --to", "", "there is no time between them", "Give --from, --to");
    }
    return new Asked(a, b, begin, end, series(a, begin, end), series(b, begin, end));
  }

  private static Instant earliest(List<Instant> all) {
    return all.stream().min(Instant::compareTo).orElseThrow();
  }

  private EventTimes times(String named) throws IOException {
    int hash = named.lastIndexOf('#');
    String file = hash < 0 ? named : named.substring(0, hash);
    String lane = hash < 0 ? "" : named.substring(hash + 1);
    double least = windows.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    try {
      return EventTimes.read(
          file,
          Files.readAllBytes(Path.of(file)),
          lane,
          Duration.ofMillis((long) (least * DAY_MS)));
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "", "no such file", "Check the path", e);
    }
  }

  private static Series series(EventTimes of, Instant begin, Instant end) {
    double[] days =
        of.times().stream()
            .filter(time -> !time.isBefore(begin) && !time.isAfter(end))
            .mapToDouble(time -> days(begin, time))
            .toArray();
    if (days.length == 0) {
      throw new BadInput(of.name(), "", "no event in this time", "Check lane, --from and --to");
    }
    return new Series(days, days(begin, end));
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / DAY_MS;
  }

  private Map<String, @Nullable Object> document(
      Asked asked, List<Coincidence.Answer> answers, @Nullable Calibration calibration) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("a", series(asked.a(), asked.seriesA()));
    json.put("b", series(asked.b(), asked.seriesB()));
    json.put("from", asked.begin().toString());
    json.put("to", asked.end().toString());
    json.put("rounds", rounds);
    json.put("seed", seed);
    json.put("answers", answers.stream().map(one -> json(one, asked)).toList());
    json.put("few", asked.seriesA().count() < FEW);
    json.put("calibration", calibration == null ? null : json(calibration));
    Map<String, Object> note = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      note.put(language.code(), Messages.in(language).text(PictureMessage.COINCIDENCE_IS_NO_CAUSE));
    }
    json.put("note", note);
    return json;
  }

  private static Map<String, Object> series(EventTimes times, Series series) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", times.name());
    json.put("n", series.count());
    json.put("outside", times.times().size() - series.count());
    json.put("left_out", times.leftOut());
    return json;
  }

  private static Map<String, @Nullable Object> json(Coincidence.Answer one, Asked asked) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("window_days", Printed.number(one.cell().windowDays(), 4));
    json.put("lag_days", Printed.number(one.cell().lagDays(), 4));
    json.put("n_a", asked.seriesA().count());
    json.put("n_b", asked.seriesB().count());
    json.put("hits", one.hits());
    json.put("rate", Printed.number(one.rate(), 6));
    json.put("expected", Printed.number(one.expected(), 6));
    json.put("effect", Printed.number(one.effect(), 6));
    json.put("effect_low", Printed.number(one.low() - one.expected(), 6));
    json.put("effect_high", Printed.number(one.high() - one.expected(), 6));
    json.put("groups_a", one.groups());
    json.put("p", Printed.number(one.p(), 7));
    json.put("p_holm", Printed.number(one.holm(), 7));
    json.put("p_if_independent", Printed.number(one.binomial(), 7));
    return json;
  }

  private static Map<String, @Nullable Object> json(Calibration one) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("worlds", one.worlds());
    json.put("false_positive_rate", Printed.number((double) one.below() / one.worlds(), 4));
    json.put(
        "false_positive_rate_if_independent",
        Printed.number((double) one.binomialBelow() / one.worlds(), 4));
    json.put("distance", Printed.number(one.distance(), 4));
    return json;
  }

  private void table(
      Asked asked, List<Coincidence.Answer> answers, @Nullable Calibration calibration) {
    Table table =
        Table.empty()
            .number(terminal.text(PictureMessage.HEADING_WINDOW_DAYS))
            .number(terminal.text(PictureMessage.HEADING_LAG_DAYS))
            .number("N(A)")
            .number("N(B)")
            .number(terminal.text(PictureMessage.HEADING_HITS))
            .number(terminal.text(PictureMessage.HEADING_EXPECTED))
            .number(terminal.text(PictureMessage.HEADING_COINCIDENCE_EFFECT))
            .number("95 %")
            .number("p")
            .number("p (Holm)");
    for (Coincidence.Answer one : answers) {
      table.row(
          Printed.cell(one.cell().windowDays(), 1),
          Printed.cell(one.cell().lagDays(), 1),
          asked.seriesA().count(),
          asked.seriesB().count(),
          one.hits(),
          Printed.cell(one.expected() * asked.seriesA().count(), 2),
          Printed.cell(one.effect(), 3),
          Printed.cell(one.low() - one.expected(), 3)
              + " … "
              + Printed.cell(one.high() - one.expected(), 3),
          Printed.cell(one.p(), 4),
          Printed.cell(one.holm(), 4));
    }
    table.print(terminal);
    int leftOut = asked.a().leftOut() + asked.b().leftOut();
    if (leftOut > 0) {
      terminal.say(PictureMessage.COINCIDENCE_LEFT_OUT, leftOut);
    }
    if (asked.seriesA().count() < FEW) {
      terminal.say(PictureMessage.COINCIDENCE_FEW, asked.seriesA().count());
    }
    if (calibration != null) {
      terminal.say(
          PictureMessage.COINCIDENCE_CALIBRATED,
          calibration.worlds(),
          Printed.cell(100.0 * calibration.below() / calibration.worlds(), 1),
          Printed.cell(100.0 * calibration.binomialBelow() / calibration.worlds(), 1));
    }
    terminal.say(PictureMessage.COINCIDENCE_IS_NO_CAUSE);
  }
}
