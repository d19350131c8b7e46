package org.entente.screen.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Labelled names beside the repository; tests that need them are skipped where they are not.
public final class Labelled {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "screening");

  private Labelled() {}

  /// Lines of a text file, unpacked where it ends in `.gz`.
  public static List<String> lines(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no labelled names at " + path);
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Cells of one line of CSV.
  public static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
