package org.entente.app.server.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.ItemForm;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.store.Comparison;

/// In a dispute: a side opens the hash by which it bound its items before it had seen anything,
/// and the other compares it with the one in the signed event. Opened, all items are told.
public final class OverlapOpening {
  private static final String KIND = "entente-overlap-opening";
  private static final String DIGITS = "[0-9a-f]{64}";

  private OverlapOpening() {}

  /// What was found.
  ///
  /// @param isTrue whether these items are those that were bound
  public record Checked(String comparison, String by, int items, boolean isTrue) {}

  /// What opens our side of a comparison: its lines and the number that was hashed with them.
  /// Throws [BadInput] when the items are kept no longer, or were never bound.
  public static JsonValue.Members open(Node node, Comparison comparison) {
    String id = comparison.id();
    try {
      if (comparison.pledge().isEmpty() || !node.home().overlap(id).hasItems()) {
        throw new BadInput(
            id,
            "",
            "its items aren't kept here: it was not finished, or somebody deleted them",
            "Name one that is done");
      }
      OverlapSide side = new OverlapSide(node, comparison);
      Map<String, JsonValue> all = new LinkedHashMap<>();
      all.put("kind", JsonValue.of(KIND));
      all.put("comparison", JsonValue.of(id));
      all.put("by", JsonValue.of(node.home().settings().name()));
      all.put("rule", JsonValue.of(ItemForm.RULE));
      all.put("number", JsonValue.of(Hex.encode(side.number())));
      all.put("items", JsonValue.texts(side.items().lines()));
      return new JsonValue.Members(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Compares an opening, ours or the partner's, with what stands in the signed event of its side.
  /// Throws [BadInput] for one that isn't whole, or of a comparison that isn't known here.
  public static Checked check(Node node, String source, JsonValue read) {
    if (!(read instanceof JsonValue.Members all) || !KIND.equals(all.text("kind"))) {
      throw bad(source, "kind", "it is no opening of a comparison");
    }
    if (!JsonValue.of(ItemForm.RULE).equals(all.get("rule"))) {
      throw bad(source, "rule", "its items have another form than rule " + ItemForm.RULE);
    }
    String number = all.optional("number").orElse("");
    List<String> lines = all.texts("items");
    if (!number.matches(DIGITS) || lines.size() != all.items("items").size()) {
      throw bad(source, "", "its number has not 64 digits, or its items aren't texts");
    }
    String id = all.optional("comparison").orElse("");
    Comparison comparison =
        node.overlaps()
            .of(id)
            .orElseThrow(() -> bad(source, "comparison", "no such one is known here"));
    String by = all.optional("by").orElse("");
    List<byte[]> forms = OverlapItems.of(lines, false).forms();
    boolean isTrue =
        bound(node, comparison, by)
            .orElseThrow(() -> bad(source, "by", by + " bound nothing in it"))
            .items()
            .equals(Pledge.commitment(Hex.decode(number), forms));
    return new Checked(id, by, forms.size(), isTrue);
  }

  private static Optional<Pledge> bound(Node node, Comparison comparison, String by) {
    if (by.equals(node.home().settings().name())) {
      return comparison.pledge();
    }
    return by.equals(comparison.partner()) ? comparison.theirs() : Optional.empty();
  }

  private static BadInput bad(String source, String place, String reason) {
    return new BadInput(source, place, reason, "Ask the other side for the file anew");
  }
}
