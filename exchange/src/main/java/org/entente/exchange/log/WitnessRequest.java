package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entente.base.BadInput;

/// What a log sends a witness (C2SP tlog-witness): its new checkpoint, and the proof that it
/// continues the one of size `old`, which the witness has.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WitnessRequest(long old, List<byte[]> proof, SignedNote checkpoint) {
  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  public WitnessRequest {
    proof = List.copyOf(proof);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(OLD + old + "\n");
    proof.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  /// Throws [BadInput].
  public static WitnessRequest parse(String source, byte[] body) {
    if (body.length > SignedNote.LONGEST) {
      throw bad(source, "it is longer than " + SignedNote.LONGEST + " bytes");
    }
    String text = new String(body, UTF_8);
    int split = text.indexOf("\n\n");
    List<String> lines = split < 0 ? List.of() : List.of(text.substring(0, split).split("\n", -1));
    if (lines.isEmpty() || !lines.getFirst().matches(OLD + "(0|[1-9][0-9]{0,17})")) {
      throw bad(source, "it begins with no old size");
    }
    if (lines.size() > 1 + MOST_HASHES) {
      throw bad(source, "its proof is longer than " + MOST_HASHES + " hashes");
    }
    List<byte[]> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      proof.add(InclusionProof.hash(source, line));
    }
    return new WitnessRequest(
        Long.parseLong(lines.getFirst().substring(OLD.length())),
        proof,
        SignedNote.parse(source, text.substring(split + 2).getBytes(UTF_8)));
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "See C2SP tlog-witness");
  }
}
