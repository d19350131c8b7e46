package org.entente.watch.ais;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// gpsd's published sentences and expected messages beside the repository; tests skip without.
final class RealAis {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "watch", "ais");
  private static final ObjectMapper JSON = new ObjectMapper();

  private RealAis() {}

  static byte[] bytes(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The messages of gpsd's output among whatever else it echoes.
  static List<JsonNode> messages(byte[] output) {
    return new String(output, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("{\"class\":\"AIS\""))
        .map(JSON::readTree)
        .toList();
  }

  /// All that a reader gave.
  record Read(
      List<JsonNode> messages,
      List<Long> times,
      List<String> rejected,
      long lines,
      long sentences) {}

  static Read read(byte[] bytes, boolean isScaled) {
    List<JsonNode> messages = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    AisDecoder decoder = new AisDecoder(isScaled);
    AisReader reader =
        new AisReader(
            new AisSink() {
              @Override
              public void message(Payload payload, long timeMs, long line) {
                Map<String, Object> fields = decoder.fields(payload);
                if (fields != null) {
                  messages.add(JSON.valueToTree(fields));
                  times.add(timeMs);
                }
              }

              @Override
              public void rejected(long line, Reason reason) {
                rejected.add(line + " " + reason);
              }
            });
    try {
      reader.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Read(messages, times, rejected, reader.lines(), reader.sentences());
  }

  static Read read(String text, boolean isScaled) {
    return read(text.getBytes(StandardCharsets.ISO_8859_1), isScaled);
  }
}
