package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;

/// Published vectors of Merkle trees, tiles and signed notes.
class LogVectorsTest {
  @Test
  void inclusionIsJudgedAsPublished() {
    int count = 0;
    for (JsonValue one : items("merkle/inclusion.json")) {
      JsonValue.Members c = (JsonValue.Members) one;
      boolean isRight =
          Merkle.isIncluded(
              hash(c, "leafHash"),
              number(c, "leafIdx"),
              number(c, "treeSize"),
              proof(c),
              hash(c, "root"));
      assertThat(isRight).as("%s", c.text("file")).isEqualTo(isMeantRight(c));
      count++;
    }
    assertThat(count).isEqualTo(98);
  }

  @Test
  void consistencyIsJudgedAsPublished() {
    int count = 0;
    for (JsonValue one : items("merkle/consistency.json")) {
      JsonValue.Members c = (JsonValue.Members) one;
      boolean isRight =
          Merkle.isConsistent(
              number(c, "size1"), number(c, "size2"), hash(c, "root1"), hash(c, "root2"), proof(c));
      assertThat(isRight).as("%s", c.text("file")).isEqualTo(isMeantRight(c));
      count++;
    }
    assertThat(count).isEqualTo(98);
  }

  @Test
  void treesOfAllSizesHaveThePublishedTiles() {
    JsonValue.Members all = (JsonValue.Members) ExchangeSamples.json("merkle/tiles.json");
    Map<Long, byte[]> roots = new LinkedHashMap<>();
    int count = 0;
    for (JsonValue one : all.items("trees")) {
      JsonValue.Members tree = (JsonValue.Members) one;
      long size = number(tree, "size");
      Map<String, byte[]> tiles = new TreeMap<>();
      roots.put(size, grown(size, tiles).root());
      assertThat(Base64.getEncoder().encodeToString(roots.get(size))).isEqualTo(tree.text("root"));
      assertThat((long) tiles.size()).isEqualTo(number(tree, "hashTiles"));
      ByteArrayOutputStream list = new ByteArrayOutputStream();
      tiles.forEach(
          (path, tile) -> {
            String hash = Hex.encode(Merkle.sha256(tile));
            list.writeBytes((path + "\n" + hash + "\n").getBytes(UTF_8));
            assertThat(TilePath.parse(path).orElseThrow()).hasToString(path);
          });
      assertThat(Hex.encode(Merkle.sha256(list.toByteArray())))
          .isEqualTo(tree.text("sha256OfList"));
      String bundle = tree.text("sha256OfFirstBundle");
      if (bundle != null) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = 0; i < Math.min(size, TilePath.FULL); i++) {
          entries.add(("entry-" + i).getBytes(UTF_8));
        }
        byte[] bytes = EntryBundle.bytes(entries);
        assertThat(Hex.encode(Merkle.sha256(bytes))).isEqualTo(bundle);
        assertThat(EntryBundle.parse("b", bytes, entries.size())).hasSameSizeAs(entries);
      }
      count++;
    }
    assertThat(count).isEqualTo(16);
    assertThat(roots).containsKey(70_000L);
  }

  /// The tree of `entry-0` … and the tiles it has at this size.
  private static Frontier grown(long size, Map<String, byte[]> tiles) {
    Frontier frontier = Frontier.empty();
    Map<String, ByteArrayOutputStream> open = new TreeMap<>();
    for (long i = 0; i < size; i++) {
      frontier.append(
          Merkle.leaf(("entry-" + i).getBytes(UTF_8)),
          (height, index, hash) -> {
            if (height % 8 == 0) {
              int level = height / 8;
              long tile = index / TilePath.FULL;
              String path = new TilePath(level, tile, TilePath.width(level, tile, size)).toString();
              open.computeIfAbsent(path, _ -> new ByteArrayOutputStream()).writeBytes(hash);
            }
          });
    }
    open.forEach((path, bytes) -> tiles.put(path, bytes.toByteArray()));
    // What is kept of a frontier is enough to go on.
    assertThat(Frontier.of(size, frontier.bytes()).root()).isEqualTo(frontier.root());
    return frontier;
  }

  @Test
  void proofsOfTheSameTreeHold() {
    JsonValue.Members all = (JsonValue.Members) ExchangeSamples.json("merkle/proofs.json");
    for (JsonValue one : all.items("inclusion")) {
      JsonValue.Members c = (JsonValue.Members) one;
      byte[] leaf = Merkle.leaf(("entry-" + number(c, "index")).getBytes(UTF_8));
      byte[] root = grown(number(c, "size"), new TreeMap<>()).root();
      assertThat(Merkle.isIncluded(leaf, number(c, "index"), number(c, "size"), proof(c), root))
          .isTrue();
    }
    for (JsonValue one : all.items("consistency")) {
      JsonValue.Members c = (JsonValue.Members) one;
      byte[] before = grown(number(c, "from"), new TreeMap<>()).root();
      byte[] after = grown(number(c, "to"), new TreeMap<>()).root();
      assertThat(Merkle.isConsistent(number(c, "from"), number(c, "to"), before, after, proof(c)))
          .isTrue();
    }
  }

  @Test
  void theExampleNoteVerifies() {
    SignedNote note =
        SignedNote.parse("note", ExchangeSamples.bytes("notes/example-signed-note.txt"));
    VerifierKey key =
        VerifierKey.parse(
            "vkey", new String(ExchangeSamples.bytes("notes/example-vkey.txt"), UTF_8).strip());
    assertThat(note.signers("note", List.of(key))).containsExactly(key);
  }

  @Test
  void aCheckpointWithWitnessesIsMadeAndReadAsPublished() {
    byte[] published = ExchangeSamples.bytes("notes/checkpoint.txt");
    SignedNote note = SignedNote.parse("checkpoint", published);
    List<VerifierKey> keys = keys();
    assertThat(note.signers("checkpoint", keys)).hasSize(3);
    assertThat(Checkpoint.verified("checkpoint", note, keys.getFirst()).size()).isEqualTo(257);
    StringBuilder made = new StringBuilder(note.text()).append('\n');
    for (JsonValue one : ((JsonValue.Array) ExchangeSamples.json("notes/keys.json")).items()) {
      JsonValue.Members key = (JsonValue.Members) one;
      SigningKey signer =
          new SigningKey(
              key.optional("name").orElseThrow(), Hex.decode(key.optional("seed").orElseThrow()));
      boolean isWitness = number(key, "type") == 4;
      made.append(
          isWitness
              ? signer.cosignatureLine(note.text(), 1_767_225_601L)
              : signer.line(note.text()));
    }
    assertThat(made.toString().split("\n", -1)).hasSize(8);
    SignedNote own = SignedNote.parse("own", made.toString().getBytes(UTF_8));
    assertThat(own.signers("own", keys)).hasSize(3);
    assertThat(own.lines().getFirst()).isEqualTo(note.lines().getFirst());
    assertThat(SignedNote.parse("again", note.toString().getBytes(UTF_8))).isEqualTo(note);
  }

  @Test
  void badNotesAreRefused() {
    List<VerifierKey> keys = keys();
    int count = 0;
    for (JsonValue one : items("notes/bad-notes.json")) {
      JsonValue.Members c = (JsonValue.Members) one;
      byte[] bytes = Base64.getDecoder().decode(c.optional("note").orElseThrow());
      assertThatThrownBy(
              () -> {
                SignedNote note = SignedNote.parse("note", bytes);
                note.signers("note", keys);
                Checkpoint.verified("note", note, keys.getFirst());
              })
          .as("%s", c.text("name"))
          .isInstanceOf(BadInput.class);
      count++;
    }
    assertThat(count).isEqualTo(9);
  }

  @Test
  void aStrangerOfTheSameNameIsRefused() {
    SigningKey log = new SigningKey("us/released/jp", Merkle.sha256("log"));
    SigningKey stranger = new SigningKey("us/released/jp", Merkle.sha256("stranger"));
    String text = Checkpoint.of("us/released/jp", Frontier.empty()).text();
    SignedNote note = SignedNote.parse("note", (text + "\n" + stranger.line(text)).getBytes(UTF_8));
    assertThatThrownBy(() -> Checkpoint.verified("note", note, log.verifier()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did not sign");
  }

  private static List<VerifierKey> keys() {
    return new String(ExchangeSamples.bytes("notes/vkeys.txt"), UTF_8)
        .lines()
        .map(line -> VerifierKey.parse("vkeys", line))
        .toList();
  }

  private static List<JsonValue> items(String name) {
    return ((JsonValue.Array) ExchangeSamples.json(name)).items();
  }

  private static boolean isMeantRight(JsonValue.Members c) {
    return !(c.get("wantErr") instanceof JsonValue.Truth truth && truth.value());
  }

  /// Some cases go to 2^64 − 1, which is negative here, and out of every tree.
  private static long number(JsonValue.Members c, String name) {
    return c.get(name) instanceof JsonValue.Numeral number ? number.value().longValue() : -1;
  }

  private static byte[] hash(JsonValue.Members c, String name) {
    String text = c.text(name);
    return text == null ? new byte[0] : Base64.getDecoder().decode(text);
  }

  private static List<byte[]> proof(JsonValue.Members c) {
    return c.texts("proof").stream().map(Base64.getDecoder()::decode).toList();
  }
}
