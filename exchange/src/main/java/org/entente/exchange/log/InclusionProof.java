package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entente.base.BadInput;

/// Shows to whoever knows the log's key that an entry stands in it (C2SP tlog-proof): one file,
/// no log needed. The entry itself stands in the line `extra`.
///
/// @param hashes from the leaf up
/// @param checkpoint the signed note
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InclusionProof(byte[] entry, long index, List<byte[]> hashes, SignedNote checkpoint) {
  static final String FIRST = "c2sp.org/tlog-proof@v1";

  private static final int MOST_HASHES = 63;
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /// What was proven.
  public record Proven(LogEntry entry, long index, Checkpoint checkpoint, List<String> witnesses) {}

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder(FIRST + "\n");
    text.append(EXTRA).append(base64.encodeToString(entry)).append('\n');
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  static boolean isOne(String text) {
    return text.startsWith(FIRST + "\n");
  }

  /// Throws [BadInput].
  public static InclusionProof parse(String source, String text) {
    int split = text.indexOf("\n\n");
    List<String> lines = split < 0 ? List.of() : List.of(text.substring(0, split).split("\n", -1));
    boolean hasForm =
        lines.size() >= 3
            && lines.size() <= 3 + MOST_HASHES
            && lines.getFirst().equals(FIRST)
            && lines.get(1).startsWith(EXTRA)
            && lines.get(2).matches(INDEX + "(0|[1-9][0-9]{0,17})");
    if (!hasForm) {
      throw bad(source, "it hasn't the form of a proof with its entry");
    }
    List<byte[]> hashes = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      hashes.add(hash(source, line));
    }
    byte[] entry;
    try {
      entry = Base64.getDecoder().decode(lines.get(1).substring(EXTRA.length()));
    } catch (IllegalArgumentException e) {
      throw bad(source, "its entry is no base64");
    }
    return new InclusionProof(
        entry,
        Long.parseLong(lines.get(2).substring(INDEX.length())),
        hashes,
        SignedNote.parse(source, text.substring(split + 2).getBytes(UTF_8)));
  }

  static byte[] hash(String source, String line) {
    byte[] hash;
    try {
      hash = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      throw bad(source, "a hash is no base64");
    }
    if (hash.length != Merkle.HASH) {
      throw bad(source, "a hash has not 32 bytes");
    }
    return hash;
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Have the proof made anew, or ask the log's owner");
  }

  /// Throws [BadInput] unless the log of this key has the entry.
  public Proven verified(String source, VerifierKey log, List<VerifierKey> witnesses) {
    return verified(source, List.of(log), witnesses);
  }

  /// The same for a log whose key was changed.
  public Proven verified(String source, List<VerifierKey> log, List<VerifierKey> witnesses) {
    Checkpoint head = Checkpoint.verified(source, checkpoint, log);
    byte[] leaf = Merkle.leaf(entry);
    if (!Merkle.isIncluded(leaf, index, head.size(), hashes, head.rootHash())) {
      throw bad(source, "the entry is not in the log at " + index);
    }
    List<String> seen =
        checkpoint.signers(source, witnesses).stream().map(VerifierKey::name).toList();
    return new Proven(LogEntry.parse(source, entry), index, head, seen);
  }
}
