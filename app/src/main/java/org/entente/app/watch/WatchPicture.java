package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.NodePicture;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.PictureMessage;
import org.entente.watch.overflight.Site;
import org.entente.watch.overflight.Sites;
import org.entente.watch.picture.Observation;
import org.entente.watch.picture.Picture;
import org.entente.watch.picture.PictureJson;
import org.entente.watch.picture.Place;
import org.entente.watch.picture.ResultReader;
import org.entente.watch.picture.When;
import org.entente.watch.warning.WarningStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch picture`: one timeline and map of what other commands found.
@Command(
    name = "picture",
    description = "${bundle:COMMAND_PICTURE}",
    footer = "  ./entente watch picture gaps.json passes.json --as-known 2026-03-01T00:00:00Z")
public final class WatchPicture implements Callable<Integer> {
  private static final long LARGEST = 256L << 20;
  private static final int MOST = 200_000;

  /// How a picture is printed.
  enum Form {
    TABLE,
    JSON,
    GEOJSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "${bundle:PARAMETER_PICTURE_FILES}")
  private List<Path> files = List.of();

  @Option(names = "--learnt", paramLabel = "TIME", description = "${bundle:OPTION_PICTURE_LEARNT}")
  private @Nullable String learnt;

  @Option(
      names = "--warnings",
      paramLabel = "DIR",
      description = "${bundle:OPTION_PICTURE_WARNINGS}")
  private @Nullable Path warnings;

  @Option(names = "--node", paramLabel = "DIR", description = "${bundle:OPTION_PICTURE_NODE}")
  private @Nullable Path node;

  @Option(names = "--sites", paramLabel = "FILE", description = "${bundle:OPTION_PICTURE_SITES}")
  private @Nullable Path sites;

  @Option(names = "--as-known", paramLabel = "TIME", description = "${bundle:OPTION_PICTURE_KNOWN}")
  private @Nullable String asKnown;

  @Option(names = "--from", paramLabel = "TIME", description = "${bundle:OPTION_PICTURE_FROM}")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "${bundle:OPTION_PICTURE_TO}")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "table|json|geojson",
      defaultValue = "table",
      description = "${bundle:OPTION_PICTURE_FORMAT}")
  private Form format;

  public WatchPicture(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path store = warnings;
    Path home = node;
    if (files.isEmpty() && store == null && home == null) {
      throw new BadInput(
          "FILE", "", "there is nothing to show", "Give files, --warnings or --node");
    }
    Instant now = Instant.now();
    Instant known = time("--as-known", asKnown, now);
    Instant since = time("--learnt", learnt, now);
    ResultReader reader = new ResultReader(places());
    Picture picture = new Picture();
    for (Path file : files) {
      List<Observation> read = reader.read(file.toString(), bytes(file), since);
      if (read.isEmpty()) {
        throw new BadInput(
            file.toString(),
            "",
            "it holds nothing that has a time",
            "Give JSON of watch or trace, an alert (CAP), or a picture");
      }
      picture.add(read);
    }
    if (store != null) {
      for (WarningStore.Known one : WarningStore.read(store)) {
        String name = store + " " + one.message().key().identifier();
        picture.add(reader.read(name, WarningStore.bytes(store, one), one.recorded()));
      }
    }
    if (home != null) {
      String then = asKnown == null ? null : known.toString();
      picture.add(reader.read(home.toString(), NodePicture.of(home, then), now));
    }
    print(picture, known);
    return ExitCode.DONE;
  }

  private void print(Picture picture, Instant known) {
    Instant begin = from == null ? null : Printed.parse("--from", from).instant();
    Instant end = to == null ? null : Printed.parse("--to", to).instant();
    Picture.View view = picture.view(known, begin, end);
    switch (format) {
      case JSON -> Json.print(terminal, PictureJson.document(view, known, begin, end, MOST));
      case GEOJSON -> Json.print(terminal, PictureJson.shapes(view, known));
      case TABLE -> table(view);
    }
  }

  private static Instant time(String option, @Nullable String text, Instant otherwise) {
    return text == null ? otherwise : Printed.parse(option, text).instant();
  }

  private Map<String, Place.Point> places() throws IOException {
    Path file = sites;
    Map<String, Place.Point> places = new HashMap<>();
    if (file != null) {
      for (Site site : Sites.read(file)) {
        places.put(site.id(), new Place.Point(site.latitude(), site.longitude()));
      }
    }
    return places;
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BadInput(
            file.toString(), "", "larger than " + LARGEST + " bytes", "Take fewer at a time");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file.toString(), "", "no such file", "Check the path", e);
    }
  }

  private void table(Picture.View view) {
    Table table =
        Table.empty()
            .text(terminal.text(PictureMessage.HEADING_PICTURE_FROM))
            .text(terminal.text(PictureMessage.HEADING_PICTURE_TO))
            .number("±s")
            .text(terminal.text(PictureMessage.HEADING_PICTURE_LANE))
            .text(terminal.text(PictureMessage.HEADING_PICTURE_STATE))
            .text(terminal.text(PictureMessage.HEADING_PICTURE_TITLE))
            .text(terminal.text(PictureMessage.HEADING_PICTURE_KNOWN));
    for (Observation one : view.observations()) {
      boolean isWithin = one.when().manner() == When.Manner.WITHIN;
      table.row(
          cell(one.when().from(), isWithin ? ">" : ""),
          cell(one.when().to(), isWithin ? "<" : ""),
          Printed.cell(2 * one.when().sigmaSeconds(), 1),
          one.lane().word(),
          one.state()
              + (one.isExercise() ? " EXERCISE" : "")
              + (one.isSynthetic() ? " SYNTHETIC" : ""),
          one.title(),
          cell(one.known(), ""));
    }
    table.print(terminal);
    terminal.say(
        PictureMessage.PICTURE_COUNTED,
        view.observations().size(),
        view.replaced(),
        view.unlearnt());
  }

  private static String cell(@Nullable Instant time, String sign) {
    return time == null ? "?" : sign + Printed.time(time);
  }
}
