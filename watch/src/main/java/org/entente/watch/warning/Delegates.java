package org.entente.watch.warning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.watch.text.TextFile;

/// Who beside a sender may update and end its alerts: an office that hands its duty on. Without
/// one another sender's Cancel ends nothing.
///
/// @param bySender the others, by whose alerts they are
public record Delegates(Map<String, Set<String>> bySender) {
  public static final Delegates NONE = new Delegates(Map.of());

  public Delegates {
    Map<String, Set<String>> copy = new HashMap<>();
    bySender.forEach((sender, others) -> copy.put(sender, Set.copyOf(others)));
    bySender = Map.copyOf(copy);
  }

  /// From `SENDER OTHER` each. Throws [BadInput].
  public static Delegates of(String source, List<String> lines) {
    Map<String, Set<String>> all = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length != 2 || words[0].isEmpty()) {
        throw new BadInput(
            source,
            line,
            "it names no two senders",
            "Write SENDER OTHER: OTHER may then update and cancel alerts of SENDER.");
      }
      all.computeIfAbsent(words[0], _ -> new HashSet<>()).add(words[1]);
    }
    return new Delegates(all);
  }

  /// A line each; empty ones and those that begin with `#` say nothing.
  public static Delegates read(Path file) throws IOException {
    List<String> lines =
        TextFile.read(file)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    return of(file.toString(), lines);
  }

  /// Whether what `other` says of an alert of `sender` counts: it is the sender, or its delegate.
  public boolean may(String other, String sender) {
    return other.equals(sender) || bySender.getOrDefault(sender, Set.of()).contains(other);
  }
}
