package org.entente.exchange.log;

import java.util.Base64;
import java.util.List;
import org.entente.base.BadInput;

/// How long a log is and what its root is, as its note says it (C2SP tlog-checkpoint).
///
/// @param origin which log: `ORIGIN/released/RECIPIENT`
/// @param root base64 of the hash
public record Checkpoint(String origin, long size, String root) {
  public static Checkpoint of(String origin, Frontier frontier) {
    return new Checkpoint(
        origin, frontier.size(), Base64.getEncoder().encodeToString(frontier.root()));
  }

  /// Throws [BadInput]. Extension lines are passed over.
  public static Checkpoint parse(String source, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() < 4 || lines.getFirst().isEmpty()) {
      throw bad(source, "a checkpoint has an origin, a size and a root");
    }
    if (!lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      throw bad(source, "'" + lines.get(1) + "' is no size");
    }
    for (String extension : lines.subList(3, lines.size() - 1)) {
      if (extension.isEmpty()) {
        throw bad(source, "an extension line is empty");
      }
    }
    byte[] root;
    try {
      root = Base64.getDecoder().decode(lines.get(2));
    } catch (IllegalArgumentException e) {
      throw bad(source, "its root is no base64");
    }
    if (root.length != Merkle.HASH
        || !Base64.getEncoder().encodeToString(root).equals(lines.get(2))) {
      throw bad(source, "its root isn't the base64 of 32 bytes");
    }
    return new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), lines.get(2));
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Take the checkpoint anew from the log");
  }

  /// The text that is signed.
  public String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  public byte[] rootHash() {
    return Base64.getDecoder().decode(root);
  }

  /// The log's own signature is what makes a note a checkpoint: those of witnesses alone don't.
  /// Throws [BadInput].
  public static Checkpoint verified(String source, SignedNote note, VerifierKey log) {
    return verified(source, note, List.of(log));
  }

  /// The same for a log whose key was changed: one of its keys, all of one name, must have signed,
  /// and none wrongly.
  public static Checkpoint verified(String source, SignedNote note, List<VerifierKey> log) {
    String name = log.isEmpty() ? "" : log.getFirst().name();
    if (note.signers(source, log).isEmpty()) {
      throw bad(source, "the log " + name + " did not sign it");
    }
    Checkpoint checkpoint = parse(source, note.text());
    if (!checkpoint.origin().equals(name)) {
      throw bad(source, "it is of another log: " + checkpoint.origin());
    }
    return checkpoint;
  }
}
