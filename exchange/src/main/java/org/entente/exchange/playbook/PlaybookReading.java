package org.entente.exchange.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.TaxiiTime;

/// Reads a CACAO 2.0 playbook and checks what its specification says must be: names, times, that
/// every step that is named is there, that every way ends, that agents and extensions are defined.
/// Signatures are judged by [PlaybookSignatures].
public final class PlaybookReading {
  /// What was read.
  ///
  /// @param steps of countries, in the order in which they come
  /// @param foreign how many steps say nothing of a country in our words
  /// @param signatures what each is worth
  public record Read(
      String id,
      String name,
      List<CountryStep> steps,
      int foreign,
      List<PlaybookSignatures.Judged> signatures) {
    public Read {
      steps = List.copyOf(steps);
      signatures = List.copyOf(signatures);
    }
  }

  /// Bytes of one.
  public static final int LONGEST = 4 << 20;

  private static final int MOST_STEPS = 1_000;
  private static final Pattern ID =
      Pattern.compile(
          "[a-z][a-z0-9-]{1,60}[a-z0-9]--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}"
              + "-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
  private static final Pattern TIME = Pattern.compile(".{19}\\.[0-9]{3}Z");
  private static final Set<String> TYPES =
      Set.of(
          "start",
          "end",
          "action",
          "playbook-action",
          "parallel",
          "if-condition",
          "while-condition",
          "switch-condition");

  private final String source;
  private final JsonValue.Members playbook;
  private final JsonValue.Members workflow;
  private final List<PlaybookSignatures.Judged> signatures = new ArrayList<>();
  private final Map<String, Integer> visited = new HashMap<>();
  private final List<String> order = new ArrayList<>();

  private PlaybookReading(String source, JsonValue.Members playbook) {
    this.source = source;
    this.playbook = playbook;
    workflow = playbook.members("workflow");
  }

  /// Throws [BadInput] naming the member that is wrong, or the signature.
  ///
  /// @param known the keys of those whose signatures count, by their names
  /// @param now microseconds since 1970
  public static Read read(String source, byte[] bytes, List<VerifierKey> known, long now) {
    if (bytes.length > LONGEST) {
      throw new BadInput(source, "", "it is longer than " + LONGEST + " bytes", "Cut it up");
    }
    if (!(JsonReader.parse(source, bytes) instanceof JsonValue.Members playbook)) {
      throw new BadInput(source, "", "it is no object", "Give one playbook");
    }
    return new PlaybookReading(source, playbook).read(known, now);
  }

  private BadInput bad(String place, String reason) {
    return new BadInput(source, place, reason, "Ask its author, see CACAO 2.0");
  }

  private void check(boolean isRight, String place, String reason) {
    if (!isRight) {
      throw bad(place, reason);
    }
  }

  private String text(JsonValue.Members of, String place, String name) {
    return of.optional(name)
        .filter(one -> !one.isBlank())
        .orElseThrow(() -> bad(place + name, "it is missing"));
  }

  private Read read(List<VerifierKey> known, long now) {
    check("playbook".equals(playbook.text("type")), "type", "it must be playbook");
    check(
        "cacao-2.0".equals(playbook.text("spec_version")), "spec_version", "it must be cacao-2.0");
    String id = id(text(playbook, "", "id"), "id");
    check(id.startsWith("playbook--"), "id", "it is no playbook's");
    String name = text(playbook, "", "name");
    String creator = id(text(playbook, "", "created_by"), "created_by");
    check(creator.startsWith("identity--"), "created_by", "it is no identity's");
    times();
    int size = workflow.all().size();
    check(
        size >= 3 && size <= MOST_STEPS, "workflow", "it must have 3 to " + MOST_STEPS + " steps");
    workflow.all().keySet().forEach(this::step);
    String start = text(playbook, "", "workflow_start");
    check("start".equals(type(start, "workflow_start")), "workflow_start", "it is no start step");
    visit(start, 0);
    playbook.optional("workflow_exception").ifPresent(one -> visit(one, 0));
    Set<String> left = new LinkedHashSet<>(workflow.all().keySet());
    left.removeAll(order);
    check(left.isEmpty(), "workflow", "nothing leads to " + String.join(", ", left));
    signatures(known, now);
    boolean acts = order.stream().map(this::at).anyMatch(one -> type(one).endsWith("action"));
    check(acts, "workflow", "it has no action");
    return told(id, name);
  }

  private void signatures(List<VerifierKey> known, long now) {
    boolean isList = !playbook.has("signatures") || !playbook.items("signatures").isEmpty();
    check(isList, "signatures", "it is no list, or an empty one");
    signatures.addAll(PlaybookSignatures.judge(playbook, known, now));
    for (int i = 0; i < signatures.size(); i++) {
      PlaybookSignatures.Judged one = signatures.get(i);
      boolean isRight = one.verdict() != PlaybookSignatures.Verdict.WRONG;
      check(isRight, "signatures.[" + i + "]", one.reason());
    }
  }

  private String id(String text, String place) {
    check(ID.matcher(text).matches(), place, "it is no identifier");
    return text;
  }

  private void times() {
    String created = time("created");
    String modified = time("modified");
    check(created.compareTo(modified) <= 0, "modified", "it is before created");
    if (playbook.has("valid_from") && playbook.has("valid_until")) {
      check(
          sortable("valid_from").compareTo(sortable("valid_until")) < 0,
          "valid_until",
          "it is not after valid_from");
    }
  }

  private String time(String name) {
    String text = text(playbook, "", name);
    check(TIME.matcher(text).matches(), name, "it must have milliseconds and end with Z");
    return sortable(name);
  }

  private String sortable(String name) {
    String text = text(playbook, "", name);
    check(TaxiiTime.micros(text).isPresent(), name, "it is no time");
    return TaxiiTime.sortable(text);
  }

  private JsonValue.Members at(String step) {
    return workflow.members(step);
  }

  private static String type(JsonValue.Members step) {
    return step.optional("type").orElse("");
  }

  private String type(String step, String place) {
    check(workflow.has(step), place, "there is no step " + step);
    return type(at(step));
  }

  private void step(String id) {
    String place = "workflow." + id + ".";
    id(id, "workflow");
    JsonValue.Members step = at(id);
    String type = text(step, place, "type");
    check(TYPES.contains(type), place + "type", type + " is no type of a step");
    check(id.startsWith(type + "--"), place + "type", "it is not what the id says");
    boolean isBoth =
        step.has("on_completion") && (step.has("on_success") || step.has("on_failure"));
    check(!isBoth, place + "on_completion", "it can't stand beside on_success or on_failure");
    if (type.equals("action")) {
      action(step, place);
    }
    for (String extension : step.members("step_extensions").all().keySet()) {
      check(
          playbook.members("extension_definitions").has(extension),
          place + "step_extensions",
          extension + " is not defined");
    }
  }

  private void action(JsonValue.Members step, String place) {
    String agent = text(step, place, "agent");
    check(
        playbook.members("agent_definitions").has(agent),
        place + "agent",
        agent + " is not defined");
    for (String target : step.texts("targets")) {
      check(
          playbook.members("target_definitions").has(target),
          place + "targets",
          target + " is not defined");
    }
    List<JsonValue> commands = step.items("commands");
    boolean isRight =
        !commands.isEmpty()
            && commands.stream()
                .allMatch(
                    one ->
                        one instanceof JsonValue.Members command
                            && !command.optional("type").orElse("").isBlank());
    check(isRight, place + "commands", "there must be one, each with a type");
  }

  /// Depth first, so that a way which comes back to itself shows.
  private void visit(String id, int depth) {
    String type = type(id, "workflow");
    Integer known = visited.get(id);
    check(known == null || known == 2, "workflow", id + " leads back to itself");
    check(depth < MOST_STEPS, "workflow", "its ways are too long");
    if (known != null) {
      return;
    }
    visited.put(id, 1);
    order.add(id);
    List<String> next = next(at(id), type, "workflow." + id + ".");
    check(type.equals("end") == next.isEmpty(), "workflow." + id, "a way ends at an end step only");
    next.forEach(one -> visit(one, depth + 1));
    visited.put(id, 2);
  }

  private List<String> next(JsonValue.Members step, String type, String place) {
    List<String> next = new ArrayList<>();
    switch (type) {
      case "parallel" -> {
        next.addAll(step.texts("next_steps"));
        check(next.size() >= 2, place + "next_steps", "it must name two or more");
      }
      case "if-condition", "while-condition" -> {
        text(step, place, "condition");
        next.add(text(step, place, "on_true"));
        step.optional("on_false").ifPresent(next::add);
      }
      case "switch-condition" -> {
        text(step, place, "switch");
        JsonValue.Members cases = step.members("cases");
        cases.all().keySet().forEach(one -> next.add(text(cases, place + "cases.", one)));
        check(!next.isEmpty(), place + "cases", "there is none");
      }
      case "playbook-action" -> id(text(step, place, "playbook_id"), place + "playbook_id");
      default -> {
        // Only what all steps have.
      }
    }
    for (String name : List.of("on_completion", "on_success", "on_failure")) {
      step.optional(name).ifPresent(next::add);
    }
    return next;
  }

  private Read told(String id, String name) {
    List<CountryStep> steps = new ArrayList<>();
    int foreign = 0;
    for (String one : order) {
      JsonValue.Members step = at(one);
      if (type(step).endsWith("action")) {
        Optional<CountryStep> country = country(one, step);
        country.ifPresent(steps::add);
        foreign += country.isEmpty() ? 1 : 0;
      }
    }
    return new Read(id, name, steps, foreign, signatures);
  }

  private static Optional<CountryStep> country(String id, JsonValue.Members step) {
    JsonValue.Members said = step.members("step_extensions").members(PlaybookMaking.EXTENSION);
    String country = said.optional("country").orElse("");
    String kind = said.optional("kind").orElse("");
    if (!country.matches("[A-Z]{3}") || kind.isEmpty()) {
      return Optional.empty();
    }
    JsonValue.Members wish =
        kind.equals("verify") ? JsonValue.Members.NONE : said.without("country").without("node");
    return Optional.of(
        new CountryStep(
            id,
            country,
            said.optional("node").orElse(""),
            step.optional("name").orElse(""),
            kind,
            wish));
  }
}
