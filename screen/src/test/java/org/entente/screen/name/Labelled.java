package org.entente.screen.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.base.csv.CsvLine;
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
    return CsvLine.cells(line);
  }
}
