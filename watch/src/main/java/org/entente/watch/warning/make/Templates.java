package org.entente.watch.warning.make;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads templates: those that come with Entente, or others of the same form.
public final class Templates {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NEXT_STEP = "Give it the form of the templates that come along.";

  private Templates() {}

  /// Those that come with Entente.
  public static List<Template> bundled() {
    return read("templates.json", Texts.resource("templates.json"));
  }

  /// Throws [BadInput] for what isn't of that form.
  public static List<Template> read(String file, String text) {
    try {
      List<Template> all = new ArrayList<>();
      for (JsonNode one : JSON.readTree(text).path("templates")) {
        all.add(template(file, one));
      }
      return all;
    } catch (JacksonException e) {
      throw new BadInput(file, "", "broken JSON", NEXT_STEP, e);
    }
  }

  /// The template of a name. Throws [BadInput] when there is none.
  public static Template named(List<Template> all, String id) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "--template",
                    id,
                    "there is no such template",
                    "Take one of " + String.join(", ", all.stream().map(Template::id).toList())));
  }

  private static Template template(String file, JsonNode node) {
    String id = node.path("id").asString("");
    try {
      Map<String, String> slots = new LinkedHashMap<>();
      node.path("slots")
          .properties()
          .forEach(one -> slots.put(one.getKey(), one.getValue().asString("")));
      slots.values().forEach(Slot::parse);
      Map<Language, Map<Template.Field, String>> texts = new EnumMap<>(Language.class);
      for (Language language : Language.values()) {
        Map<Template.Field, String> fields = new EnumMap<>(Template.Field.class);
        node.path("texts")
            .path(language.word())
            .properties()
            .forEach(
                one ->
                    fields.put(
                        Template.Field.valueOf(one.getKey().toUpperCase(Locale.ROOT)),
                        one.getValue().asString("")));
        texts.put(language, fields);
      }
      return new Template(
          id,
          node.path("class").asString("other"),
          CapMessage.Kind.valueOf(node.path("kind").asString("").toUpperCase(Locale.ROOT)),
          node.path("category").asString("Other"),
          node.path("response").asString(""),
          node.path("urgency").asString("Unknown"),
          node.path("severity").asString("Unknown"),
          node.path("certainty").asString("Unknown"),
          node.path("minutes").asInt(60),
          slots,
          texts);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new BadInput(file, "template " + id, String.valueOf(e.getMessage()), NEXT_STEP, e);
    }
  }
}
