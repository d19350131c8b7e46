package org.entente.app.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.screen.TargetKind;
import org.jspecify.annotations.Nullable;

/// Rows of `query,candidate[,type]`, UTF-8 CSV with a header; read one by one.
final class PairRows implements AutoCloseable {
  private static final int MAX_ROW_CHARS = 1 << 16;
  private static final List<String> SHORT = List.of("query", "candidate");
  private static final List<String> LONG = List.of("query", "candidate", "type");

  private final String file;
  private final BufferedReader in;
  private int line;

  /// Two names to be compared.
  record Pair(String query, String candidate, TargetKind kind) {}

  private PairRows(String file, BufferedReader in) {
    this.file = file;
    this.in = in;
  }

  static PairRows open(Path file) throws IOException {
    PairRows rows =
        new PairRows(
            file.toString(),
            new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())));
    try {
      rows.checkHeader();
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
    return rows;
  }

  private void checkHeader() throws IOException {
    List<String> header = cells();
    if (header != null && header.getFirst().startsWith("\uFEFF")) {
      header.set(0, header.getFirst().substring(1));
    }
    if (!SHORT.equals(header) && !LONG.equals(header)) {
      throw new BadInput(
          file,
          "line 1",
          "the header is not query,candidate or query,candidate,type",
          "Write that as the first line");
    }
  }

  /// Null at the end.
  @Nullable Pair next() throws IOException {
    List<String> cells = cells();
    while (cells != null && cells.size() == 1 && cells.getFirst().isBlank()) {
      cells = cells();
    }
    if (cells == null) {
      return null;
    }
    if (cells.size() < 2 || cells.size() > 3) {
      throw bad("has " + cells.size() + " cells instead of two or three", "Quote commas in names");
    }
    return new Pair(cells.get(0), cells.get(1), cells.size() < 3 ? TargetKind.OTHER : kind(cells));
  }

  private TargetKind kind(List<String> cells) {
    String type = cells.get(2).strip();
    return type.isEmpty()
        ? TargetKind.OTHER
        : TargetKind.of(type)
            .orElseThrow(
                () ->
                    bad(
                        "unknown type " + type,
                        "Use person, company, organization, legalentity or vessel, or leave it"
                            + " empty"));
  }

  private @Nullable List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int chars = 0;
    while (true) {
      String text = line();
      if (text == null) {
        if (quoted) {
          throw bad("the file ends inside a quoted cell", "Close the quote");
        }
        return null;
      }
      chars += text.length();
      if (chars > MAX_ROW_CHARS) {
        throw bad("is longer than " + MAX_ROW_CHARS + " characters", "Close the quote");
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else if (c == '"' && (quoted || cell.isEmpty())) {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      if (!quoted) {
        cells.add(cell.toString());
        return cells;
      }
      cell.append('\n');
    }
  }

  private @Nullable String line() throws IOException {
    line++;
    try {
      return in.readLine();
    } catch (CharacterCodingException e) {
      throw new BadInput(file, "line " + line, "is not UTF-8", "Save the file as UTF-8", e);
    }
  }

  private BadInput bad(String reason, String nextStep) {
    return new BadInput(file, "line " + line, reason, nextStep);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
