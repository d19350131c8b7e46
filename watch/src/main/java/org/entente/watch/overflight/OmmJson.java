package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// OMM as JSON: one set, or a list of them; values may be numbers or strings.
final class OmmJson {
  private static final String NEXT_STEP = "Take the file anew from its publisher.";
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(10_000)
                          .build())
                  .build())
          .build();

  private OmmJson() {}

  static List<ElementSet> read(String text, String file) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
      throw new BadInput(file, place, "broken JSON", NEXT_STEP, e);
    }
    List<ElementSet> sets = new ArrayList<>();
    if (!root.isArray()) {
      sets.add(set(root, file, ""));
      return sets;
    }
    for (int i = 0; i < root.size(); i++) {
      sets.add(set(root.get(i), file, "set " + (i + 1)));
    }
    return sets;
  }

  private static ElementSet set(JsonNode node, String file, String place) {
    if (!node.isObject()) {
      throw new BadInput(file, place, "not an object with the keys of an OMM", NEXT_STEP);
    }
    Map<String, String> keys = new HashMap<>();
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isValueNode() && !value.isNull()) {
                keys.put(field.getKey(), value.asString());
              }
            });
    return Omm.set(keys, file, place);
  }
}
