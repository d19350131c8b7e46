package org.entente.app.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.base.sign.SignerKey;
import org.entente.trace.label.read.Doubts;
import org.entente.trace.label.read.LabelFiles;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;
import org.entente.trace.label.store1.LabelWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente labels import`.
@Command(
    name = "import",
    description = "${bundle:COMMAND_LABELS_IMPORT}",
    footer = "  ./entente labels import --labels mylabels tagpacks/ sanctioned_addresses_ETH.txt")
public final class LabelsImport implements Callable<Integer> {
  private static final int TICK = 1 << 16;

  private final Terminal terminal;

  @Mixin private LabelsOption labels;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = LabelsOption.Day.class,
      description = "${bundle:OPTION_LABELS_DATE}")
  private @Nullable LocalDate date;

  @Option(names = "--trust", paramLabel = "FILE", description = "${bundle:OPTION_TRUST}")
  private List<Path> trust = List.of();

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_LABELS}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "${bundle:PARAMETER_LABEL_FILES}")
  private List<Path> paths;

  /// What became of one file. `had`: it was in the store already.
  private record Read(Path file, String sha256, long labels, long skipped, boolean had) {}

  public LabelsImport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<SignerKey> trusted = new HashSet<>();
    for (Path pem : trust) {
      trusted.add(SignerKey.read(pem));
    }
    List<Path> files = LabelFiles.below(paths);
    if (files.isEmpty()) {
      throw new BadInput(
          paths.getFirst().toString(), "", "no label files in it", "See 'labels import --help'.");
    }
    List<Read> reads = new ArrayList<>();
    try (LabelWriter writer = LabelWriter.open(labels.folder());
        Progress progress =
            new Progress(terminal, AttributionMessage.PROGRESS_LABELS, Progress::count)) {
      for (int i = 0; i < files.size(); i++) {
        reads.add(read(files.get(i), writer, trusted, progress, i, files.size()));
      }
      writer.commit();
    }
    long total;
    try (LabelStore store = labels.open()) {
      total = store.labels();
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(reads, total));
      case TABLE -> print(reads, total);
    }
    return ExitCode.DONE;
  }

  private Read read(
      Path file,
      LabelWriter writer,
      Set<SignerKey> trusted,
      Progress progress,
      int place,
      int files)
      throws IOException {
    String sha256 = sha256(file);
    String name = file.getFileName().toString();
    if (writer.has(name, sha256)) {
      return new Read(file, sha256, 0, 0, true);
    }
    Doubts doubts = new Doubts(lenient);
    LocalDate day = date == null ? LabelsOption.today() : date;
    long[] count = {0};
    LabelFiles.read(
        file,
        new LabelFiles.Settings(day, doubts, trusted),
        label -> {
          writer.accept(label);
          if (++count[0] % TICK == 0) {
            progress.at(place, files);
          }
        });
    doubts
        .first()
        .forEach(
            doubt ->
                terminal.note(AttributionMessage.LINE_SKIPPED, String.valueOf(doubt.getMessage())));
    writer.end(new ImportedFile(name, sha256, count[0], LabelsOption.today()));
    return new Read(file, sha256, count[0], doubts.count(), false);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return Hex.encode(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private Map<String, Object> json(List<Read> reads, long total) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Read read : reads) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("file", read.file.toString());
      file.put("sha256", read.sha256);
      file.put("labels", read.labels);
      file.put("skipped", read.skipped);
      file.put("had", read.had);
      files.add(file);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("labels", labels.folder().toString());
    json.put("files", files);
    json.put("read", reads.stream().mapToLong(Read::labels).sum());
    json.put("total", total);
    return json;
  }

  private void print(List<Read> reads, long total) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_FILE))
            .number(terminal.text(AttributionMessage.HEADING_LABELS))
            .number(terminal.text(AttributionMessage.HEADING_SKIPPED))
            .text("");
    for (Read read : reads) {
      table.row(
          read.file,
          Progress.count(read.labels),
          Progress.count(read.skipped),
          read.had ? terminal.text(AttributionMessage.LABELS_HAD) : "");
    }
    table.print(terminal);
    terminal.say(AttributionMessage.LABELS_TOTAL, Progress.count(total));
  }
}
