package org.entente.exchange.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.jspecify.annotations.Nullable;

/// Turns the markings of an object into its label. A marking that isn't understood, isn't held,
/// or says less than it must makes the object its originator's only; so does having none.
///
/// Understood are TLP 1 and 2, ACS 3.0a (access control specification), IEP 2.0, and our own
/// extension, which says `releasable_to` and `originator_control` in so many words.
public final class Markings {
  /// Never change: content in others' hands names it.
  public static final String OWN = "extension-definition--c41b7f0e-9a35-4d0c-8c1e-6f2b90d7a518";

  static final String IEP = "extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a";

  /// What a marking says, and whether it says anything on who may get the object.
  private record Said(Label label, boolean isOnRelease) {
    static final Said NOTHING_UNDERSTOOD = new Said(Label.ORIGINATOR_ONLY, true);
  }

  /// Finds a marking definition by its id; null when it isn't held.
  private final Function<String, JsonValue.@Nullable Members> definitions;

  public Markings(Function<String, JsonValue.@Nullable Members> definitions) {
    this.definitions = definitions;
  }

  /// The marking ids of the object and of its parts. A marked part raises the whole.
  public static List<String> ids(JsonValue.Members object) {
    TreeSet<String> ids = new TreeSet<>(object.texts("object_marking_refs"));
    for (JsonValue one : object.items("granular_markings")) {
      if (one instanceof JsonValue.Members granular) {
        granular.optional("marking_ref").ifPresent(ids::add);
      }
    }
    return List.copyOf(ids);
  }

  /// What one marking says of the part that it stands on.
  public Label ofPart(String id) {
    return said(id).label();
  }

  public Label label(JsonValue.Members object) {
    String type = object.optional("type").orElse("");
    if (type.equals("marking-definition")) {
      return marking(object);
    }
    List<String> whole = object.texts("object_marking_refs");
    List<Label> labels = new ArrayList<>();
    boolean isOnRelease = false;
    for (String id : ids(object)) {
      Said said = said(id);
      labels.add(said.label());
      isOnRelease |= said.isOnRelease() && whole.contains(id);
    }
    if (!isOnRelease) {
      labels.add(Label.ORIGINATOR_ONLY);
    }
    return Label.join(labels);
  }

  /// A marking goes where what it marks goes: it is as free as its own markings, if it has any.
  private Label marking(JsonValue.Members definition) {
    return Label.join(ids(definition).stream().map(id -> said(id).label()).toList());
  }

  private Said said(String id) {
    Optional<Tlp> light = Tlp.ofId(id);
    if (light.isPresent()) {
      return new Said(Label.LOWEST.tlp(light(light.get())), true);
    }
    JsonValue.Members definition = definitions.apply(id);
    if (definition == null) {
      return Said.NOTHING_UNDERSTOOD;
    }
    JsonValue.Members extensions = definition.members("extensions");
    if (extensions.all().size() != 1 || definition.has("definition")) {
      return Said.NOTHING_UNDERSTOOD;
    }
    String kind = extensions.all().keySet().iterator().next();
    JsonValue.Members said = extensions.members(kind);
    return switch (kind) {
      case OWN -> own(said);
      case IEP -> iep(said);
      case AcsMarking.EXTENSION -> new Said(AcsMarking.label(said), true);
      default -> Said.NOTHING_UNDERSTOOD;
    };
  }

  private static Label.Light light(Tlp tlp) {
    return switch (tlp) {
      case WHITE_1, CLEAR -> Label.Light.CLEAR;
      case GREEN_1, GREEN -> Label.Light.GREEN;
      case AMBER_1, AMBER -> Label.Light.AMBER;
      case AMBER_STRICT -> Label.Light.AMBER_STRICT;
      case RED_1, RED -> Label.Light.RED;
    };
  }

  private static Said own(JsonValue.Members said) {
    if (!(said.get("releasable_to") instanceof JsonValue.Array)) {
      return Said.NOTHING_UNDERSTOOD;
    }
    Label label = Label.LOWEST.releasableTo(said.texts("releasable_to"));
    boolean isControlled =
        said.has("originator_control")
            && !JsonValue.of(false).equals(said.get("originator_control"));
    return new Said(isControlled ? label.originatorControlled() : label, true);
  }

  /// IEP says how something may be used; on who may get it, its TLP speaks, if it has one.
  private static Said iep(JsonValue.Members said) {
    Label.Actions actions =
        one(Label.Actions.class, said.text("permitted_actions"), Label.Actions.NONE);
    Label label =
        Label.LOWEST
            .handling(
                new Label.Handling(
                    said.has("permitted_actions") ? actions : Label.Handling.FREE.actions(),
                    duty(said.text("affected_party_notifications")),
                    duty(said.text("provider_attribution")),
                    duty(said.text("encrypt_in_transit")),
                    duty(said.text("unmodified_resale"))))
            .valid(said.text("start_date"), said.text("end_date"));
    String light = said.text("tlp");
    if (light == null) {
      return new Said(label, false);
    }
    String shown = light.equals("white") ? "clear" : light;
    return new Said(
        label.tlp(one(Label.Light.class, shown.replace('+', '-'), Label.Light.RED)), true);
  }

  private static Label.Duty duty(@Nullable String word) {
    return word == null ? Label.Duty.MAY : one(Label.Duty.class, word, Label.Duty.CONFLICT);
  }

  /// A word that isn't known counts as the strictest.
  private static <E extends Enum<E>> E one(Class<E> kind, @Nullable String word, E strictest) {
    String name = word == null ? "" : word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E value : kind.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return strictest;
  }
}
