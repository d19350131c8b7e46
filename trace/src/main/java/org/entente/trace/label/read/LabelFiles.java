package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.sign.SignerKey;
import org.entente.trace.label.Label;

/// Reads label files of every kind; which one it is, its name and its first line say.
public final class LabelFiles {
  /// What a run reads by.
  ///
  /// @param day from when labels are known whose source has no date
  /// @param doubts what was not understood
  /// @param trusted keys whose signed packs are read
  public record Settings(LocalDate day, Doubts doubts, Set<SignerKey> trusted) {
    public Settings {
      trusted = Set.copyOf(trusted);
    }

    public Settings(LocalDate day, Doubts doubts) {
      this(day, doubts, Set.of());
    }
  }

  private static final String KINDS =
      "Give TagPacks (.yaml), CSV with a heading, sanctioned_addresses_TICKER.txt, history.csv,"
          + " sdn.csv, STIX bundles (.json)"
          + " or signed packs (.labels).";

  private LabelFiles() {}

  /// The files below `paths`, in order of their names; folders are searched for what can hold
  /// labels, files are taken as they are.
  public static List<Path> below(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> tree = Files.walk(path)) {
        tree.filter(Files::isRegularFile)
            .filter(LabelFiles::mayHoldLabels)
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static boolean mayHoldLabels(Path file) {
    String name = plain(file);
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || OfacReader.LIST.matcher(file.getFileName().toString()).matches()
        || (name.endsWith(".csv")
            && !name.startsWith("sdn_")
            && !name.equals("add.csv")
            && !name.equals("alt.csv"))
        || name.endsWith(".json")
        || name.endsWith(".labels");
  }

  private static String plain(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
  }

  /// Hands each label of the file to `labels`. Throws [BadInput] with file and line.
  public static void read(Path file, Settings settings, Consumer<Label> labels) throws IOException {
    Source source = new Source(file, settings.day, settings.doubts);
    String name = plain(file);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      TagPackReader.read(source, labels);
    } else if (name.endsWith(".json")) {
      JsonLabels.read(source, labels);
    } else if (OfacReader.LIST.matcher(source.plainName()).matches()) {
      OfacReader.list(source, labels);
    } else if (SdnReader.NAME.matcher(source.plainName()).matches()) {
      SdnReader.read(source, labels);
    } else {
      byHeading(source, settings.trusted, labels);
    }
  }

  private static void byHeading(Source source, Set<SignerKey> trusted, Consumer<Label> labels)
      throws IOException {
    String first = firstLine(source);
    if (first.equals(SignedPack.MAGIC)) {
      SignedPack.read(source, trusted, labels);
    } else if (first.equals(OfacReader.HISTORY)) {
      OfacReader.history(source, labels);
    } else if (LabelCsvReader.isHeading(first) || source.plainName().endsWith(".csv")) {
      LabelCsvReader.read(source, labels);
    } else {
      throw source.bad(1, "no kind of label file that we know", KINDS);
    }
  }

  private static String firstLine(Source source) throws IOException {
    try (BufferedReader lines = source.lines()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          return line.strip();
        }
      }
      return "";
    } catch (CharacterCodingException e) {
      throw new BadInput(source.file().toString(), "", "not UTF-8 text", "Save it as UTF-8.", e);
    }
  }
}
