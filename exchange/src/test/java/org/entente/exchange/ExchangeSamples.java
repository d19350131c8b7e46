package org.entente.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Assumptions;

/// Published content and vectors beside the repository; tests that need them are skipped where
/// they are not.
public final class ExchangeSamples {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "exchange");

  private ExchangeSamples() {}

  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no shared data at " + path);
    return path;
  }

  public static byte[] bytes(String name) {
    Path path = path(name);
    try (var in = Files.newInputStream(path)) {
      return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonValue json(String name) {
    return JsonReader.parse(name, bytes(name));
  }
}
