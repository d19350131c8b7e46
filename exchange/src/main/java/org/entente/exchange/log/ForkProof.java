package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// Two checkpoints that a log signed and that no one history has: whoever holds its key alone can
/// see so. The tree of the longer one, shown by a consistency proof, has another root at the size
/// of the shorter one than the log signed there.
///
/// @param shorter the signed note of the smaller size
/// @param longer of the same or a larger size
/// @param root at the shorter one's size in the tree of the longer one
/// @param hashes from there to the longer one's root; none when both have one size
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ForkProof(SignedNote shorter, SignedNote longer, byte[] root, List<byte[]> hashes) {
  static final String KIND = "entente/fork-proof/v1";

  public ForkProof {
    hashes = List.copyOf(hashes);
  }

  /// What was proven.
  ///
  /// @param shorter and `longer`: the two that cannot both be
  public record Proven(Checkpoint shorter, Checkpoint longer) {}

  /// The proof that one of two notes of a log contradicts the other, by the tree of the longer
  /// one. Throws [BadInput] when they agree, or when the tree isn't the longer one's.
  public static ForkProof of(SignedNote one, SignedNote other, List<VerifierKey> log, TileTree tree)
      throws IOException {
    Checkpoint first = Checkpoint.verified(log.getFirst().name(), one, log);
    Checkpoint second = Checkpoint.verified(log.getFirst().name(), other, log);
    boolean isInOrder = first.size() <= second.size();
    SignedNote shorter = isInOrder ? one : other;
    SignedNote longer = isInOrder ? other : one;
    long least = Math.min(first.size(), second.size());
    long most = Math.max(first.size(), second.size());
    ForkProof proof;
    if (least == most) {
      proof = new ForkProof(shorter, longer, second.rootHash(), List.of());
    } else {
      List<byte[]> hashes = least == 0 ? List.of() : tree.consistency(least, most);
      proof = new ForkProof(shorter, longer, tree.root(least), hashes);
    }
    proof.verified(log.getFirst().name(), log);
    return proof;
  }

  /// Throws [BadInput] unless the log of this key contradicts itself.
  public Proven verified(String source, VerifierKey log) {
    return verified(source, List.of(log));
  }

  /// The same for a log whose key was changed in between.
  public Proven verified(String source, List<VerifierKey> log) {
    Checkpoint first = Checkpoint.verified(source, shorter, log);
    Checkpoint second = Checkpoint.verified(source, longer, log);
    boolean isShown =
        first.size() == second.size()
            ? hashes.isEmpty() && Arrays.equals(root, second.rootHash())
            : Merkle.isConsistent(first.size(), second.size(), root, second.rootHash(), hashes);
    // Nothing can be shown from the empty tree, but it has one root only.
    boolean isEmptyOdd =
        first.size() == 0 && !Arrays.equals(first.rootHash(), Merkle.empty()) && hashes.isEmpty();
    if (isEmptyOdd) {
      return new Proven(first, second);
    }
    if (!isShown) {
      throw bad(source, "it does not show what the tree of the longer checkpoint was before");
    }
    if (Arrays.equals(root, first.rootHash())) {
      throw bad(source, "both checkpoints are of one history: nothing is proven against the log");
    }
    return new Proven(first, second);
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask whoever made the proof");
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("kind", JsonValue.of(KIND));
    all.put("shorter", JsonValue.of(shorter.toString()));
    all.put("longer", JsonValue.of(longer.toString()));
    all.put("root", JsonValue.of(base64.encodeToString(root)));
    all.put("consistency", JsonValue.texts(hashes.stream().map(base64::encodeToString).toList()));
    return JsonWriter.text(new JsonValue.Members(all));
  }

  /// Throws [BadInput].
  public static ForkProof parse(String source, String text) {
    if (!(JsonReader.parse(source, text) instanceof JsonValue.Members all)
        || !all.optional("kind").orElse("").equals(KIND)) {
      throw bad(source, "it is no proof of a fork");
    }
    List<byte[]> hashes = new ArrayList<>();
    for (String line : all.texts("consistency")) {
      hashes.add(InclusionProof.hash(source, line));
    }
    return new ForkProof(
        note(source, all, "shorter"),
        note(source, all, "longer"),
        InclusionProof.hash(source, all.optional("root").orElse("")),
        hashes);
  }

  private static SignedNote note(String source, JsonValue.Members all, String name) {
    return SignedNote.parse(source, all.optional(name).orElse("").getBytes(UTF_8));
  }
}
