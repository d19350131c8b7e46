package org.entente.app.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ListMessage;
import org.entente.base.sign.SignerKey;
import org.entente.screen.ListSnapshot;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListIntake;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.entente.screen.list.SnapshotBundle;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente lists import`: takes in whatever lists are among the files.
@Command(
    name = "import",
    description = "${bundle:COMMAND_LISTS_IMPORT}",
    footer = "  ./entente lists import downloads")
public final class ListsImport implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;

  @Option(names = "--strict", description = "${bundle:OPTION_STRICT_LISTS}")
  private boolean strict;

  @Option(names = "--trust", paramLabel = "FILE", description = "${bundle:OPTION_TRUST_LISTS}")
  private List<Path> trust = new ArrayList<>();

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "${bundle:PARAMETER_LIST_PATHS}")
  private List<Path> paths;

  public ListsImport(Terminal terminal) {
    this.terminal = terminal;
  }

  /// One issue with what came of it.
  private record Taken(LoadedList list, boolean isNew, List<String> doubts) {}

  @Override
  public Integer call() throws IOException {
    ListStore store = home.lists();
    List<Taken> taken = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path path : paths) {
      if (SnapshotBundle.is(path)) {
        for (SnapshotBundle.Taken one : SnapshotBundle.take(path, trusted(), store)) {
          taken.add(new Taken(one.list(), one.isNew(), one.list().doubts()));
        }
      } else {
        others.add(path);
      }
    }
    ListIntake.Found found = ListIntake.find(ListFiles.below(others));
    for (ListFile file : found.unknown()) {
      terminal.note(ListMessage.LISTS_UNKNOWN_FILE, file.source());
      ListMessage guess = guess(file);
      if (guess != null) {
        terminal.note(guess, file.source());
      }
    }
    if (found.issues().isEmpty() && taken.isEmpty()) {
      throw new BadInput(
          String.join(", ", paths.stream().map(Path::toString).toList()),
          "",
          "no list is among the files",
          "See docs/reference/lists.md for the forms that are read");
    }
    taken.addAll(read(store, found.issues()));
    for (Taken one : taken) {
      for (String finding : one.list().findings()) {
        terminal.note(ListMessage.LISTS_FINDING, one.list().list(), finding);
      }
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(taken, found.unknown()));
      case TABLE -> table(taken).print(terminal);
    }
    return ExitCode.DONE;
  }

  /// What a file that no form knows probably is; null where its bytes don't tell.
  private static @Nullable ListMessage guess(ListFile file) throws IOException {
    byte[] head = file.head();
    if (head.length == 0) {
      return ListMessage.LISTS_GUESS_EMPTY;
    }
    String text = file.headText().strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return ListMessage.LISTS_GUESS_PAGE;
    }
    boolean isUtf16 =
        file.startsWith((byte) 0xff, (byte) 0xfe) || file.startsWith((byte) 0xfe, (byte) 0xff);
    boolean isText = text.indexOf('\0') < 0;
    int foreign = text.indexOf('\uFFFD');
    // The last letters of the head may be cut in two.
    boolean isForeign = foreign >= 0 && foreign < text.length() - 2;
    return isUtf16 || (isText && isForeign && text.indexOf(',') >= 0)
        ? ListMessage.LISTS_GUESS_ENCODING
        : null;
  }

  /// The keys named, and those in the home's folder of trusted keys.
  private Set<SignerKey> trusted() throws IOException {
    Set<SignerKey> keys = new HashSet<>();
    for (Path pem : trust) {
      keys.add(SignerKey.read(pem));
    }
    Path folder = home.path().resolve("trusted");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path pem : files.filter(Files::isRegularFile).sorted().toList()) {
          keys.add(SignerKey.read(pem));
        }
      }
    }
    return keys;
  }

  private List<Taken> read(ListStore store, List<ListIntake.Issue> issues) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<LoadedList> loaded = new ArrayList<>();
    try (Progress progress = new Progress(terminal, ListMessage.PROGRESS_LISTS, Progress::count)) {
      for (ListIntake.Issue issue : issues) {
        loaded.add(issue.read(lenient, now));
        progress.at(loaded.size(), issues.size());
      }
    }
    List<List<String>> doubts = new ArrayList<>();
    for (LoadedList list : loaded) {
      doubts.add(doubts(store, list));
    }
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < issues.size(); i++) {
      boolean isNew = store.keep(issues.get(i), loaded.get(i), lenient);
      taken.add(new Taken(loaded.get(i), isNew, doubts.get(i)));
    }
    return taken;
  }

  /// Told as notes; strict, the first ends the import before anything is kept.
  private List<String> doubts(ListStore store, LoadedList list) throws IOException {
    List<String> doubts = new ArrayList<>(list.doubts());
    List<KeptIssue> before = store.issues(list.list());
    if (!before.isEmpty()) {
      doubts.addAll(list.drift(before.getLast()));
    }
    for (String doubt : doubts) {
      if (strict) {
        throw new BadInput(
            list.snapshot().files().getFirst().source(),
            "",
            "may not be the whole list " + list.list() + ": " + doubt,
            "Look at the file; without --strict it is imported all the same");
      }
      terminal.note(ListMessage.LISTS_DOUBT, list.list(), doubt);
    }
    return doubts;
  }

  private Table table(List<Taken> taken) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_LIST))
            .text(terminal.text(ListMessage.HEADING_PUBLISHED))
            .number(terminal.text(ListMessage.HEADING_TARGETS))
            .number(terminal.text(ListMessage.HEADING_NAMES))
            .text(terminal.text(ListMessage.HEADING_HASH))
            .text("");
    for (Taken one : taken) {
      ListSnapshot snapshot = one.list().snapshot();
      table.row(
          snapshot.list().name(),
          snapshot.published() == null ? "" : snapshot.published().toString(),
          Progress.count(snapshot.count("targets")),
          Progress.count(snapshot.count("names")),
          snapshot.sha256().substring(0, 12),
          one.isNew() ? "" : terminal.text(ListMessage.LISTS_KNOWN_ALREADY));
    }
    return table;
  }

  private static Map<String, Object> json(List<Taken> taken, List<ListFile> unknown) {
    List<Map<String, Object>> lists = new ArrayList<>();
    for (Taken one : taken) {
      Map<String, Object> json = SnapshotFields.of(one.list().snapshot(), one.list().form());
      json.put("new", one.isNew());
      json.put("doubts", one.doubts());
      json.put("findings", one.list().findings());
      lists.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lists", lists);
    json.put("notRecognised", unknown.stream().map(ListFile::source).toList());
    return json;
  }
}
