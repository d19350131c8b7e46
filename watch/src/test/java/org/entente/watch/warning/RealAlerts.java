package org.entente.watch.warning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Published alerts and schemas beside the repository; tests that need them are skipped where
/// they are not.
public final class RealAlerts {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "watch", "cap");

  private RealAlerts() {}

  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no shared data at " + path);
    return path;
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
