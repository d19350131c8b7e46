package org.entente.exchange.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.StixCheck;
import org.jspecify.annotations.Nullable;

/// What is left of an object for one recipient once the parts that it must not have are gone, as
/// an object of its own under an id of its own: two forms of one version under one id are
/// forbidden (STIX 2.1, 3.2), and the id of the whole would give the whole away.
///
/// @param removed selectors of what is gone, by the object as it was
public record Redaction(JsonValue.Members object, List<String> removed) {
  /// A shorter value says nothing by being there again.
  private static final int LEAST_TELLING = 4;

  private static final String GRANULAR = "granular_markings";
  private static final String DESCRIPTION = "description";

  public Redaction {
    removed = List.copyOf(removed);
  }

  /// What is asked for.
  ///
  /// @param id of what is left
  /// @param isWithheld whether a marking (its id) keeps its part from the recipient
  /// @param isGone whether an id is of something that the recipient has not and will not get
  /// @param others ids under which others go that are redacted, too
  /// @param tearline what the description says instead; null to say nothing
  public record Order(
      String id,
      Predicate<String> isWithheld,
      Predicate<String> isGone,
      Map<String, String> others,
      @Nullable String tearline) {
    public Order {
      others = Map.copyOf(others);
    }
  }

  /// Empty when nothing can be removed that would help, when what is left is no object any more,
  /// or when it still says what was removed.
  public static Optional<Redaction> of(JsonValue.Members whole, Order order) {
    if (!whole.has("created") || whole.optional("type").orElse("").equals("marking-definition")) {
      // Others have ids that follow from what is in them.
      return Optional.empty();
    }
    Set<String> selected = new HashSet<>();
    List<JsonValue> kept = new ArrayList<>();
    for (JsonValue one : whole.items(GRANULAR)) {
      boolean isKept =
          !(one instanceof JsonValue.Members granular)
              || granular.optional("marking_ref").filter(order.isWithheld()).isEmpty();
      if (isKept) {
        kept.add(one);
      } else if (one instanceof JsonValue.Members granular) {
        selected.addAll(granular.texts("selectors"));
      }
    }
    Cut cut = new Cut(order, selected);
    JsonValue.Members left = (JsonValue.Members) cut.value("", whole.without(GRANULAR));
    if (cut.removed.isEmpty() && cut.renamed == 0) {
      return Optional.empty();
    }
    JsonValue.Members made = left.with("id", JsonValue.of(order.id()));
    if (order.tearline() != null) {
      made = made.with(DESCRIPTION, JsonValue.of(order.tearline()));
    }
    List<JsonValue> markings = cut.moved(kept);
    if (!markings.isEmpty()) {
      made = made.with(GRANULAR, new JsonValue.Array(markings));
    }
    boolean isFine = StixCheck.check(made).errors().isEmpty() && !cut.isSaidIn(made);
    return isFine ? Optional.of(new Redaction(made, cut.removed)) : Optional.empty();
  }

  /// One walk over an object that leaves out what is withheld.
  private static final class Cut {
    private final Order order;
    private final Set<String> selected;
    private final List<String> removed = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /// Where list items that are left stand now, by where they stood.
    private final Map<String, String> places = new HashMap<>();

    private int renamed;

    Cut(Order order, Set<String> selected) {
      this.order = order;
      this.selected = selected;
    }

    JsonValue value(String path, JsonValue value) {
      return switch (value) {
        case JsonValue.Members members -> members(path, members);
        case JsonValue.Array array -> array(path, array);
        case JsonValue.Text text -> text(path, text);
        case JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> value;
      };
    }

    private JsonValue members(String path, JsonValue.Members members) {
      Map<String, JsonValue> left = new LinkedHashMap<>();
      members
          .all()
          .forEach(
              (name, one) -> {
                String at = path.isEmpty() ? name : path + "." + name;
                boolean isOut = selected.contains(at) || (name.endsWith("_ref") && isGone(one));
                if (isOut) {
                  remove(at, one);
                  return;
                }
                JsonValue cut = value(at, one);
                boolean isEmptied =
                    cut instanceof JsonValue.Array array
                        && array.items().isEmpty()
                        && one instanceof JsonValue.Array before
                        && !before.items().isEmpty();
                // An empty list is forbidden.
                if (!isEmptied) {
                  left.put(name, cut);
                }
              });
      return new JsonValue.Members(left);
    }

    private JsonValue array(String path, JsonValue.Array array) {
      boolean isRefs = path.endsWith("_refs") && !path.equals("object_marking_refs");
      List<JsonValue> left = new ArrayList<>();
      for (int i = 0; i < array.items().size(); i++) {
        String at = path + ".[" + i + "]";
        JsonValue one = array.items().get(i);
        if (selected.contains(at) || (isRefs && isGone(one))) {
          remove(at, one);
        } else {
          places.put(at, path + ".[" + left.size() + "]");
          left.add(value(at, one));
        }
      }
      return new JsonValue.Array(left);
    }

    private JsonValue text(String path, JsonValue.Text text) {
      String other = order.others().get(text.value());
      if (other == null || path.equals("id")) {
        return text;
      }
      renamed++;
      return JsonValue.of(other);
    }

    private boolean isGone(JsonValue one) {
      return one instanceof JsonValue.Text text
          && !order.others().containsKey(text.value())
          && order.isGone().test(text.value());
    }

    private void remove(String at, JsonValue value) {
      removed.add(at);
      collect(value);
    }

    private void collect(JsonValue value) {
      switch (value) {
        case JsonValue.Text text -> texts.add(text.value());
        case JsonValue.Numeral number -> texts.add(number.text());
        case JsonValue.Array array -> array.items().forEach(this::collect);
        case JsonValue.Members members -> members.all().values().forEach(this::collect);
        case JsonValue.Truth _, JsonValue.Null _ -> {
          // Says nothing by itself.
        }
      }
    }

    /// Markings of parts that are left, by where those stand now.
    List<JsonValue> moved(List<JsonValue> kept) {
      List<JsonValue> moved = new ArrayList<>();
      for (JsonValue one : kept) {
        if (one instanceof JsonValue.Members granular) {
          List<String> selectors =
              granular.texts("selectors").stream().filter(this::isLeft).map(this::place).toList();
          if (!selectors.isEmpty()) {
            moved.add(granular.with("selectors", JsonValue.texts(selectors)));
          }
        }
      }
      return moved;
    }

    private boolean isLeft(String selector) {
      return removed.stream().noneMatch(gone -> selector.equals(gone) || isBelow(selector, gone));
    }

    private static boolean isBelow(String selector, String gone) {
      return selector.startsWith(gone + ".");
    }

    private String place(String selector) {
      String best = "";
      for (String before : places.keySet()) {
        boolean isOn = selector.equals(before) || isBelow(selector, before);
        if (isOn && before.length() > best.length()) {
          best = before;
        }
      }
      return best.isEmpty() ? selector : places.get(best) + selector.substring(best.length());
    }

    boolean isSaidIn(JsonValue.Members made) {
      List<String> left = new ArrayList<>();
      List<String> gone = List.copyOf(texts);
      texts.clear();
      made.all().values().forEach(this::collect);
      left.addAll(texts);
      return gone.stream()
          .filter(text -> text.length() >= LEAST_TELLING)
          .anyMatch(text -> left.stream().anyMatch(one -> one.contains(text)));
    }
  }
}
