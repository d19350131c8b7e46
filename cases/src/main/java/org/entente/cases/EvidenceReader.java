package org.entente.cases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says what evidence is by its content, whatever the file is called. What looks like the output
/// of a command of ours must be whole: a trace cut short is no document, it is an error.
public final class EvidenceReader {
  /// What one entry may hold.
  public static final int MOST_BYTES = 32 << 20;

  private static final int DEPTH = 100;
  private static final String AMOUNT = "[0-9]{1,78}";

  /// The lists in which commands of `watch` tell what they saw.
  private static final Set<String> SEEN =
      Set.of("events", "passes", "alerts", "features", "manoeuvres", "verdicts", "incidents");

  /// A warning in the Common Alerting Protocol, as its sender wrote it.
  private static final String ALERT = "urn:oasis:names:tc:emergency:cap:1.";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .build();

  private EvidenceReader() {}

  /// Throws [BadInput] for what is empty, too large, or half of something we know.
  public static Evidence read(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw bad(name, "it is empty", "Give the file that you mean");
    }
    if (bytes.length > MOST_BYTES) {
      throw bad(name, "it has more than " + MOST_BYTES + " bytes", "Add its parts one by one");
    }
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      return new Evidence.Document(bytes.length);
    }
    if (text.get().stripLeading().startsWith("<") && text.get().contains(ALERT)) {
      return new Evidence.Sighting(1);
    }
    List<JsonNode> objects = objects(text.get());
    if (objects.isEmpty()) {
      return new Evidence.Document(bytes.length);
    }
    return known(name, objects).orElse(new Evidence.Document(bytes.length));
  }

  /// The words of one who writes them here.
  public static Evidence note(String text) {
    return new Evidence.Note(text.codePointCount(0, text.length()));
  }

  /// The bytes as text if they are UTF-8.
  public static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// One JSON object, or one on each line; none for anything else.
  private static List<JsonNode> objects(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return List.of();
    }
    try {
      return List.of(MAPPER.readTree(text));
    } catch (JacksonException _) {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
        try {
          lines.add(MAPPER.readTree(line));
        } catch (JacksonException _) {
          return List.of();
        }
      }
      return lines;
    }
  }

  private static Optional<Evidence> known(String name, List<JsonNode> objects) {
    JsonNode first = objects.getFirst();
    if (first.has("starts") && first.has("ends")) {
      return Optional.of(trace(name, List.of(first)));
    }
    boolean isAll = first.path("method").asString("").equals("all");
    if ((isAll || first.has("disagreements")) && first.path("results").isArray()) {
      return Optional.of(trace(name, items(first, "results")));
    }
    if (first.has("results") && first.has("settings") && first.has("digest")) {
      return Optional.of(exposure(name, first));
    }
    if (first.has("query") && first.has("results")) {
      return Optional.of(screening(name, objects));
    }
    if (first.path("labels").isArray() && !first.has("results")) {
      return Optional.of(new Evidence.Label(first.get("labels").size()));
    }
    return SEEN.stream()
        .filter(list -> first.path(list).isArray())
        .sorted()
        .findFirst()
        .map(list -> new Evidence.Sighting(first.get(list).size()));
  }

  private static Evidence trace(String name, List<JsonNode> traces) {
    int starts = 0;
    int ends = 0;
    boolean isConserved = false;
    List<String> methods = new ArrayList<>();
    if (traces.isEmpty()) {
      throw bad(name, "it is a trace without results", "Run the trace again");
    }
    for (JsonNode one : traces) {
      methods.add(word(name, one, "method"));
      if (!one.path("conserved").isBoolean()) {
        throw bad(name, "the trace doesn't say whether sums are conserved", "Run it again");
      }
      if (!one.get("conserved").booleanValue() && claimsSums(one)) {
        throw bad(name, "the trace's sums are not conserved: it proves nothing", "Run it again");
      }
      for (JsonNode end : items(one, "ends")) {
        if (!end.path("amount").asString("").matches(AMOUNT)) {
          throw bad(name, "an end of the trace has no exact amount", "Run it again");
        }
      }
      isConserved |= one.get("conserved").booleanValue();
      starts = items(one, "starts").size();
      ends += items(one, "ends").size();
    }
    String network = word(name, traces.getFirst(), "network");
    return new Evidence.Trace(String.join(", ", methods), network, starts, ends, isConserved);
  }

  /// Poison is an upper bound, and what is shared out backwards overlaps: neither claims a sum.
  private static boolean claimsSums(JsonNode trace) {
    return !trace.path("method").asString("").equals("poison")
        && !trace.path("direction").asString("").equals("to_past");
  }

  private static Evidence exposure(String name, JsonNode document) {
    List<String> addresses =
        items(document, "results").stream().map(one -> word(name, one, "address")).toList();
    return new Evidence.Exposure(
        word(name, document, "method"), word(name, document, "network"), addresses);
  }

  private static Evidence screening(String name, List<JsonNode> answers) {
    int matches = 0;
    for (JsonNode answer : answers) {
      if (!answer.has("query") || !answer.path("results").isArray()) {
        throw bad(name, "a line of the screening has no query or no results", "Run it again");
      }
      for (JsonNode result : answer.get("results")) {
        if (!result.path("match").isBoolean()) {
          throw bad(name, "a result of the screening doesn't say if it matches", "Run it again");
        }
        matches += result.get("match").booleanValue() ? 1 : 0;
      }
    }
    return new Evidence.Screening(answers.size(), matches);
  }

  private static List<JsonNode> items(JsonNode object, String list) {
    List<JsonNode> items = new ArrayList<>();
    object.path(list).forEach(items::add);
    return items;
  }

  private static String word(String name, JsonNode object, String member) {
    String word = object.path(member).asString("");
    if (word.isEmpty()) {
      throw bad(name, "`" + member + "` is missing", "Give the command's whole output");
    }
    return word;
  }

  private static BadInput bad(String name, String reason, String next) {
    return new BadInput(name, "", reason, next);
  }
}
