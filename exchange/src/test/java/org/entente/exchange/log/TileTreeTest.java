package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

/// Proofs by tiles, beside the definition of RFC 6962 over all leaves.
class TileTreeTest {
  private static final SigningKey KEY = new SigningKey("entente/us/released/jp", new byte[32]);

  private final List<byte[]> leaves = new ArrayList<>();

  private void fill(int count, String word) {
    for (int i = leaves.size(); i < count; i++) {
      leaves.add(Merkle.leaf((word + i).getBytes(UTF_8)));
    }
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Merkle.empty();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  /// Tiles made from the leaves alone.
  private TileTree tree() {
    List<byte[]> all = List.copyOf(leaves);
    return new TileTree(
        all.size(),
        path -> {
          int span = 1 << (8 * path.level());
          List<byte[]> hashes = new ArrayList<>();
          for (int i = 0; i < path.width(); i++) {
            int from = (int) (path.index() * TilePath.FULL + i) * span;
            hashes.add(root(all.subList(from, from + span)));
          }
          return Merkle.joined(hashes);
        });
  }

  @Test
  void bothProofsHoldAtEverySmallSize() throws IOException {
    fill(70, "a");
    TileTree tree = tree();
    for (int size = 1; size <= 70; size++) {
      byte[] root = root(leaves.subList(0, size));
      assertThat(tree.root(size)).isEqualTo(root);
      for (int at = 0; at < size; at++) {
        assertThat(Merkle.isIncluded(leaves.get(at), at, size, tree.inclusion(at, size), root))
            .as(at + " in " + size)
            .isTrue();
        byte[] before = root(leaves.subList(0, at + 1));
        List<byte[]> proof = tree.consistency(at + 1L, size);
        assertThat(Merkle.isConsistent(at + 1L, size, before, root, proof))
            .as(at + 1 + " to " + size)
            .isTrue();
      }
    }
  }

  @Test
  void bothProofsHoldOverSeveralLevelsOfTiles() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    fill(66_000, "a");
    TileTree tree = tree();
    for (int i = 0; i < 60; i++) {
      int size = 1 + random.nextInt(leaves.size());
      int at = random.nextInt(size);
      byte[] root = root(leaves.subList(0, size));
      assertThat(Merkle.isIncluded(leaves.get(at), at, size, tree.inclusion(at, size), root))
          .as("seed " + seed)
          .isTrue();
      byte[] before = root(leaves.subList(0, at + 1));
      assertThat(Merkle.isConsistent(at + 1L, size, before, root, tree.consistency(at + 1L, size)))
          .as("seed " + seed)
          .isTrue();
    }
  }

  private static SignedNote signed(long size, byte[] root) {
    Frontier none = Frontier.empty();
    Checkpoint empty = Checkpoint.of(KEY.verifier().name(), none);
    String text =
        new Checkpoint(empty.origin(), size, java.util.Base64.getEncoder().encodeToString(root))
            .text();
    return SignedNote.parse("note", (text + "\n" + KEY.line(text)).getBytes(UTF_8));
  }

  @Test
  void twoHistoriesOfOneLogAreProvenByTheirCheckpointsAlone() throws IOException {
    for (int size : new int[] {1, 2, 3, 64, 65, 300}) {
      for (int longer : new int[] {size, size + 1, 2 * size, 700}) {
        leaves.clear();
        fill(size, "first");
        SignedNote one = signed(size, root(leaves));
        leaves.clear();
        fill(longer, "second");
        SignedNote two = signed(longer, root(leaves));
        ForkProof proof = ForkProof.of(one, two, List.of(KEY.verifier()), tree());
        ForkProof read = ForkProof.parse("proof", proof.toString());
        ForkProof.Proven proven = read.verified("proof", KEY.verifier());
        assertThat(proven.shorter().size()).isEqualTo(size);
        assertThat(proven.longer().size()).isEqualTo(longer);
        assertThatThrownBy(() -> read.verified("proof", KEY.named("other").verifier()))
            .isInstanceOf(BadInput.class);
      }
    }
  }

  @Test
  void nothingIsProvenAgainstALogThatWentOn() throws IOException {
    fill(20, "a");
    SignedNote one = signed(7, root(leaves.subList(0, 7)));
    SignedNote two = signed(20, root(leaves));
    TileTree tree = tree();
    assertThatThrownBy(() -> ForkProof.of(one, two, List.of(KEY.verifier()), tree))
        .hasMessageContaining("one history");
    // Whoever invents a root for the beginning can't lead it to the end.
    ForkProof forged = new ForkProof(one, two, Merkle.leaf(new byte[0]), tree.consistency(7, 20));
    assertThatThrownBy(() -> forged.verified("proof", KEY.verifier()))
        .hasMessageContaining("does not show");
  }

  @Test
  void aProofOfAnEntryIsOneFileAndNoOtherEntryFitsIt() throws IOException {
    LogEntry entry =
        new LogEntry(LogEntry.Action.RELEASE, "2026-01-01T00:00:00Z", "id", "v", "0".repeat(64));
    fill(5, "a");
    leaves.add(Merkle.leaf(entry.bytes()));
    fill(300, "a");
    SignedNote note = signed(300, root(leaves));
    InclusionProof proof = new InclusionProof(entry.bytes(), 5, tree().inclusion(5, 300), note);
    InclusionProof read = InclusionProof.parse("proof", proof.toString());
    assertThat(read.toString()).isEqualTo(proof.toString());
    assertThat(read.verified("proof", KEY.verifier(), List.of()).entry()).isEqualTo(entry);
    InclusionProof other = new InclusionProof(entry.bytes(), 6, read.hashes(), note);
    assertThatThrownBy(() -> other.verified("proof", KEY.verifier(), List.of()))
        .hasMessageContaining("not in the log at 6");
    InclusionProof stranger = InclusionProof.parse("proof", proof.toString());
    assertThatThrownBy(
            () ->
                stranger.verified(
                    "proof",
                    new SigningKey(KEY.verifier().name(), Merkle.empty()).verifier(),
                    List.of()))
        .hasMessageContaining("did not sign");
  }
}
