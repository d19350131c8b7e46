package org.entente.exchange.overlap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// The three files of a comparison, and what stands in them: the question goes to the partner, the
/// secret stays with who asks, the answer comes back.
public sealed interface OverlapFile {
  /// Items a batch; each batch has its own proof.
  int BATCH = 10_000;

  /// Masked items, in batches.
  record Asked(List<List<byte[]>> batches) implements OverlapFile {
    public int size() {
      return batches.stream().mapToInt(List::size).sum();
    }
  }

  /// What only the asking side has: its items as it wrote them, and their masks.
  record Secret(List<String> lines, List<byte[]> masks) implements OverlapFile {}

  /// An answer: the partner's epoch and key, a proven answer to each batch, and the tags of the
  /// partner's own items in the order of their bytes, which tells nothing.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answered(String epoch, byte[] key, List<EpochKey.Answer> batches, List<byte[]> tags)
      implements OverlapFile {}

  /// As it is written.
  default String text() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    switch (this) {
      case Asked asked -> {
        head(all, "question");
        all.put("count", JsonValue.of(asked.size()));
        all.put(
            "masked", JsonValue.texts(asked.batches().stream().map(OverlapFile::packed).toList()));
      }
      case Secret secret -> {
        head(all, "secret");
        all.put("items", JsonValue.texts(secret.lines()));
        all.put("masks", JsonValue.of(packed(secret.masks())));
      }
      case Answered answered -> {
        head(all, "answer");
        all.put("epoch", JsonValue.of(answered.epoch()));
        all.put("key", JsonValue.of(base64(answered.key())));
        List<JsonValue> batches = new ArrayList<>();
        for (EpochKey.Answer batch : answered.batches()) {
          Map<String, JsonValue> members = new LinkedHashMap<>();
          members.put("answered", JsonValue.of(packed(batch.answered())));
          members.put("proof", JsonValue.of(base64(batch.proof())));
          batches.add(new JsonValue.Members(members));
        }
        all.put("batches", new JsonValue.Array(batches));
        all.put("own", JsonValue.of(answered.tags().size()));
        all.put("tags", JsonValue.of(packed(sorted(answered.tags()))));
      }
    }
    return JsonWriter.text(new JsonValue.Members(all)) + "\n";
  }

  private static void head(Map<String, JsonValue> all, String kind) {
    all.put("kind", JsonValue.of("entente-overlap-" + kind));
    all.put("rule", JsonValue.of(ItemForm.RULE));
  }

  /// Sorted, so that the order in which a partner keeps its items does not leave.
  private static List<byte[]> sorted(List<byte[]> tags) {
    Set<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    sorted.addAll(tags);
    return List.copyOf(sorted);
  }

  static Asked question(String file, byte[] bytes) {
    JsonValue.Members all = members(file, bytes, "question");
    List<List<byte[]>> batches = new ArrayList<>();
    for (String batch : all.texts("masked")) {
      batches.add(unpacked(file, "masked", batch, Ristretto.BYTES));
    }
    if (batches.isEmpty()) {
      throw wrong(file, "masked", "it asks nothing");
    }
    return new Asked(batches);
  }

  static Secret secret(String file, byte[] bytes) {
    JsonValue.Members all = members(file, bytes, "secret");
    List<String> lines = all.texts("items");
    List<byte[]> masks = unpacked(file, "masks", text(file, all, "masks"), Scalar.BYTES);
    if (lines.size() != masks.size()) {
      throw wrong(file, "masks", lines.size() + " items have " + masks.size() + " masks");
    }
    for (String line : lines) {
      try {
        ItemForm.of(line);
      } catch (IllegalArgumentException e) {
        throw wrong(file, "items", String.valueOf(e.getMessage()));
      }
    }
    return new Secret(lines, masks);
  }

  static Answered answer(String file, byte[] bytes) {
    JsonValue.Members all = members(file, bytes, "answer");
    List<EpochKey.Answer> batches = new ArrayList<>();
    for (JsonValue batch : all.items("batches")) {
      if (!(batch instanceof JsonValue.Members members)) {
        throw wrong(file, "batches", "a batch is an object");
      }
      batches.add(
          new EpochKey.Answer(
              unpacked(file, "answered", text(file, members, "answered"), Ristretto.BYTES),
              unpacked(file, "proof", text(file, members, "proof"), EqualityProof.BYTES)
                  .getFirst()));
    }
    byte[] key = unpacked(file, "key", text(file, all, "key"), Ristretto.BYTES).getFirst();
    String tags = text(file, all, "tags");
    return new Answered(
        text(file, all, "epoch"),
        key,
        batches,
        tags.isEmpty() ? List.of() : unpacked(file, "tags", tags, EpochKey.TAG));
  }

  private static JsonValue.Members members(String file, byte[] bytes, String kind) {
    JsonValue document = JsonReader.parse(file, new String(bytes, StandardCharsets.UTF_8));
    if (!(document instanceof JsonValue.Members all)
        || !("entente-overlap-" + kind).equals(all.text("kind"))) {
      throw wrong(file, "kind", "this is no " + kind + " of a comparison");
    }
    if (!(all.get("rule") instanceof JsonValue.Numeral rule)
        || !rule.text().equals(Integer.toString(ItemForm.RULE))) {
      throw wrong(
          file,
          "rule",
          "its items have another form than rule " + ItemForm.RULE + " of this version");
    }
    return all;
  }

  private static String text(String file, JsonValue.Members members, String name) {
    String text = members.text(name);
    if (text == null) {
      throw wrong(file, name, "it is missing");
    }
    return text;
  }

  private static String packed(List<byte[]> parts) {
    return base64(Suite.joined(parts.toArray(byte[][]::new)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static List<byte[]> unpacked(String file, String place, String text, int size) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrong(file, place, "it is not base64");
    }
    if (all.length == 0 || all.length % size != 0) {
      throw wrong(file, place, all.length + " bytes are not pieces of " + size);
    }
    List<byte[]> parts = new ArrayList<>();
    for (int at = 0; at < all.length; at += size) {
      parts.add(Arrays.copyOfRange(all, at, at + size));
    }
    return parts;
  }

  private static BadInput wrong(String file, String place, String reason) {
    return new BadInput(file, place, reason, "Ask the other side for the file anew.");
  }
}
