package org.entente.watch.warning.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.entente.base.BadInput;
import org.entente.watch.text.CsvRows;
import org.entente.watch.warning.CapXml;
import org.entente.watch.warning.Finding;
import org.w3c.dom.Element;

/// What a country asks of alerts beyond CAP itself: of the United States the IPAWS profile, of
/// Korea and Japan what is known of theirs. Each requirement stands in a line of a file with where
/// it comes from.
///
/// @param name like `us`
public record Profile(String name, List<Requirement> requirements) {
  private static final List<String> COLUMNS =
      List.of("level", "rule", "when", "where", "name", "value", "source");
  private static final int LONGEST = 4 << 20;
  private static final String NEXT_STEP = "Give it the form of the profiles that come along.";

  /// What an alert does otherwise.
  public record Judged(List<Finding> errors, List<Finding> warnings) {
    public Judged {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  public Profile {
    requirements = List.copyOf(requirements);
  }

  /// The one that comes with Entente under this name (`us`, `kr`, `jp`), else that of a file.
  /// Throws [BadInput].
  public static Profile named(String name) throws IOException {
    if (name.matches("[a-z]{2}")) {
      try (InputStream in = Profile.class.getResourceAsStream(name + ".csv")) {
        if (in != null) {
          return read(name, new String(in.readAllBytes(), UTF_8));
        }
      }
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "--profile", name, "there is no such profile", "Take us, kr or jp, or name a file.");
    }
    return read(name, Files.readString(file));
  }

  /// Throws [BadInput] for what isn't of that form.
  public static Profile read(String name, String text) {
    List<Requirement> all = new ArrayList<>();
    for (CsvRows.Row row : CsvRows.read(text, name, COLUMNS)) {
      all.add(requirement(row));
    }
    return new Profile(name, all);
  }

  private static Requirement requirement(CsvRows.Row row) {
    String level = row.need("level");
    Requirement.Kind kind;
    try {
      kind = Requirement.Kind.valueOf(row.need("rule").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw bad(row, "there is no rule " + row.need("rule"), e);
    }
    if (!level.matches("error|warning") || !row.maybe("when").matches("|[a-zA-Z]+=.+")) {
      throw bad(row, "level is error or warning, when like status=Exercise", null);
    }
    String value = row.maybe("value");
    try {
      boolean isFit =
          switch (kind) {
            case PRESENT, IGNORED, SAME -> value.isEmpty();
            case SOME, ONCE, ANY -> !Pattern.compile(value).pattern().isEmpty();
            case AMONG -> !value.isEmpty();
            case LENGTH, SEPTETS -> value.matches("[1-9][0-9]{0,4}");
          };
      if (!isFit) {
        throw bad(row, "its value doesn't fit its rule", null);
      }
    } catch (PatternSyntaxException e) {
      throw bad(row, "its value is no pattern", e);
    }
    return new Requirement(
        kind,
        level.equals("error"),
        row.maybe("when"),
        row.need("where"),
        row.maybe("name"),
        value,
        row.need("source"));
  }

  private static BadInput bad(
      CsvRows.Row row, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
    return new BadInput(row.file(), row.place(), reason, NEXT_STEP, cause);
  }

  /// Of an alert that keeps to CAP's own rules.
  public Judged judge(byte[] alert) {
    Element root;
    try {
      root = CapXml.parse(alert, LONGEST).getDocumentElement();
    } catch (CapXml.Unreadable e) {
      return new Judged(List.of(e.finding()), List.of());
    }
    List<Finding> errors = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    for (Requirement one : requirements) {
      one.judge(root, one.isError() ? errors : warnings);
    }
    return new Judged(errors, warnings);
  }
}
