package org.entente.watch.warning;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// What names a message: its sender, its identifier and the instant at which it was sent.
public record MessageKey(String sender, String identifier, Instant sent)
    implements Comparable<MessageKey> {
  private static final Comparator<MessageKey> ORDER =
      Comparator.comparing(MessageKey::sent)
          .thenComparing(MessageKey::sender)
          .thenComparing(MessageKey::identifier);

  /// An entry of `references`: `sender,identifier,sent`. Empty for anything else.
  public static Optional<MessageKey> parse(String entry) {
    String[] parts = entry.split(",", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank()) {
      return Optional.empty();
    }
    return CapTime.instant(parts[2])
        .map(sent -> new MessageKey(parts[0].strip(), parts[1].strip(), sent));
  }

  @Override
  public int compareTo(MessageKey other) {
    return ORDER.compare(this, other);
  }
}
