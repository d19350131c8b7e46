package org.entente.watch.overflight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Published element sets and states beside the repository; tests skip without them.
final class RealSpace {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "watch", "space");

  private RealSpace() {}

  static Path path(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
    return path;
  }

  static String text(String name) {
    try (InputStream in = Files.newInputStream(path(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
