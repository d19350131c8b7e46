package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.ForkProof;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.VerifierKey;

/// A proof in a file, checked by keys alone: the first is the sender's or its log's, the others
/// are those of witnesses.
public final class LogProof {
  private LogProof() {}

  /// Throws [BadInput] unless it proves what it says.
  public static void verify(Path file, List<String> vkeys, Map<String, Object> answer)
      throws IOException {
    String name = file.toString();
    if (vkeys.isEmpty()) {
      throw new BadInput(name, "", "whose log it is must be known", "Give --vkey, as on its card");
    }
    if (Files.size(file) > SignedNote.LONGEST * 4L) {
      throw new BadInput(name, "", "it is too long for a proof", "Name another file");
    }
    String text = Files.readString(file);
    List<VerifierKey> keys = vkeys.stream().map(key -> VerifierKey.parse("--vkey", key)).toList();
    List<VerifierKey> witnesses =
        keys.stream().skip(1).map(key -> key.witness(key.name())).toList();
    if (text.startsWith("{")) {
      ForkProof proof = ForkProof.parse(name, text);
      List<VerifierKey> log = log(keys, proof.shorter());
      ForkProof.Proven proven = proof.verified(name, log);
      answer.put("proves", "fork");
      answer.put("origin", log.getFirst().name());
      answer.put("checkpoints", List.of(line(proven.shorter()), line(proven.longer())));
      return;
    }
    InclusionProof proof = InclusionProof.parse(name, text);
    InclusionProof.Proven proven = proof.verified(name, log(keys, proof.checkpoint()), witnesses);
    answer.put("proves", "entry");
    answer.put("origin", proven.checkpoint().origin());
    answer.put("index", proven.index());
    answer.put("action", proven.entry().action().word());
    answer.put("at", proven.entry().at());
    answer.put("id", proven.entry().id());
    answer.put("version", proven.entry().version());
    answer.put("sha256", proven.entry().sha256());
    answer.put("size", proven.checkpoint().size());
    answer.put("witnesses", proven.witnesses());
  }

  /// A node signs each of its logs with one key, under the log's name; with those that it had, too,
  /// if they are named.
  private static List<VerifierKey> log(List<VerifierKey> keys, SignedNote note) {
    String name = keys.getFirst().name();
    String origin = note.text().lines().findFirst().orElse("");
    return keys.stream()
        .filter(key -> key.name().equals(name) && key.isOfNotes())
        .map(key -> origin.startsWith(name + "/") ? key.named(origin) : key)
        .toList();
  }

  private static Map<String, Object> line(Checkpoint checkpoint) {
    return Map.of("size", checkpoint.size(), "root", checkpoint.root());
  }
}
