package org.entente.screen.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an entry stands in the file.
final class AuditLine {
  static final String FIRST = "0".repeat(64);

  private static final String TAIL = ",\"hash\":\"";
  private static final Pattern HEAD =
      Pattern.compile("\\{\"number\":([1-9][0-9]{0,17}),\"previous\":\"([0-9a-f]{64})\",\"body\":");

  private AuditLine() {}

  static AuditEntry next(long number, String previous, String body) {
    return new AuditEntry(number, previous, body, hash(head(number, previous, body)));
  }

  /// Without the line's end.
  static String text(AuditEntry entry) {
    return head(entry.number(), entry.previous(), entry.body()) + TAIL + entry.hash() + "\"}";
  }

  private static String head(long number, String previous, String body) {
    return "{\"number\":" + number + ",\"previous\":\"" + previous + "\",\"body\":" + body;
  }

  /// Empty where the line is none, or its hash is not that of its text.
  static Optional<AuditEntry> read(String line) {
    int tail = line.length() - TAIL.length() - FIRST.length() - 2;
    Matcher head = HEAD.matcher(line);
    if (tail < 0 || !line.startsWith(TAIL, tail) || !line.endsWith("\"}") || !head.lookingAt()) {
      return Optional.empty();
    }
    String hash = line.substring(tail + TAIL.length(), line.length() - 2);
    if (tail < head.end() || !hash(line.substring(0, tail)).equals(hash)) {
      return Optional.empty();
    }
    return Optional.of(
        new AuditEntry(
            Long.parseLong(head.group(1)), head.group(2), line.substring(head.end(), tail), hash));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
