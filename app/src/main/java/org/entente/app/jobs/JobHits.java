package org.entente.app.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// Which answers of a screening's result somebody has to look at.
public final class JobHits {
  /// Some of them.
  ///
  /// @param answers as the result has them
  /// @param next where the next page begins: a place in the file
  public record Page(List<JsonValue> answers, boolean more, long next) {}

  private static final byte[] MATCH = "\"match\":true".getBytes(UTF_8);

  /// What a page looks through at most, so that it is there soon whatever the file holds.
  private static final long LOOKED_AT = 64L << 20;

  private static final int LONGEST_DOCUMENT = 32 << 20;

  private JobHits() {}

  /// A page of them.
  ///
  /// @param isLines whether the result is a JSON object a line; else one document, or a few lines
  /// @param after where to begin
  public static Page of(Path result, boolean isLines, long after, int most) throws IOException {
    return isLines ? lines(result, after, most) : document(result);
  }

  private static Page document(Path result) throws IOException {
    if (Files.size(result) > LONGEST_DOCUMENT) {
      throw new IOException(result + ": too long for a question's answer");
    }
    String text = Files.readString(result);
    // One document is indented over several lines.
    boolean isOne = text.startsWith("{\n");
    List<JsonValue> answers = new ArrayList<>();
    for (String one : isOne ? List.of(text) : text.lines().toList()) {
      JsonValue answer = JsonReader.parse("the result", one);
      if (answer instanceof JsonValue.Members members && isHit(members)) {
        answers.add(members);
      }
    }
    return new Page(answers, false, text.length());
  }

  private static boolean isHit(JsonValue.Members answer) {
    return answer.items("results").stream()
        .anyMatch(
            one ->
                one instanceof JsonValue.Members result
                    && result.get("match") instanceof JsonValue.Truth match
                    && match.value());
  }

  private static Page lines(Path result, long after, int most) throws IOException {
    List<JsonValue> answers = new ArrayList<>();
    long size = Files.size(result);
    long at = Math.min(after, size);
    try (InputStream file = Files.newInputStream(result)) {
      file.skipNBytes(at);
      BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
      while (at < size && answers.size() < most && at - after <= LOOKED_AT) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isHit = line(in, line);
        at += line.size();
        if (isHit) {
          answers.add(JsonReader.parse("the result", line.toByteArray()));
        }
      }
    }
    return new Page(answers, at < size, at);
  }

  /// Whether the line holds a match.
  private static boolean line(InputStream in, ByteArrayOutputStream line) throws IOException {
    boolean isHit = false;
    int same = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      same = b == MATCH[same] ? same + 1 : b == MATCH[0] ? 1 : 0;
      if (same == MATCH.length) {
        isHit = true;
        same = 0;
      }
      if (b == '\n') {
        break;
      }
    }
    return isHit;
  }
}
