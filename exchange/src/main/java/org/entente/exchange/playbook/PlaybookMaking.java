package org.entente.exchange.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Wish;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.taxii.TaxiiTime;

/// Makes a playbook of requests: each is a step of the country that is asked, followed by one of
/// the country that asks, which looks whether it was done; several go side by side. Every id
/// follows from the requests, so that the same requests make the same bytes.
public final class PlaybookMaking {
  /// One request.
  ///
  /// @param id UUID of the request
  /// @param executor who is to act
  /// @param begun microseconds since 1970
  public record Asked(String id, Party executor, Wish wish, long begun) {}

  /// A country's node.
  ///
  /// @param country three letters
  /// @param keyName the name of its key
  public record Party(String country, String keyName) {}

  /// Never change: content in others' hands names it.
  public static final String EXTENSION =
      "extension-definition--3d5b8a0e-6c0f-4e57-9b43-2f1c7a90e6d4";

  private static final UUID NAMESPACE = UUID.fromString("a1c7e5f2-8d3b-4f60-9e1a-7b2c4d6e8f01");
  private static final String SCHEMA =
      "step_extensions: country (three letters), node (name of a key), kind (a request's, or"
          + " verify), and what a request says: target, place, text";

  private final Party requester;
  private final Map<String, JsonValue> workflow = new LinkedHashMap<>();
  private final Map<String, JsonValue> agents = new TreeMap<>();
  private final StringBuilder whole = new StringBuilder();

  private PlaybookMaking(Party requester) {
    this.requester = requester;
  }

  /// `asked` is not empty; its order is that of the steps.
  public static JsonValue.Members of(String name, Party requester, List<Asked> asked) {
    return new PlaybookMaking(requester).made(name, asked);
  }

  private String id(String type, String what) {
    return type + "--" + ObservableId.uuid5(NAMESPACE, type + "\n" + whole + "\n" + what);
  }

  private static JsonValue.Members members(Object... pairs) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      JsonValue value =
          pairs[i + 1] instanceof JsonValue json ? json : JsonValue.of(pairs[i + 1].toString());
      all.put((String) pairs[i], value);
    }
    return new JsonValue.Members(all);
  }

  private JsonValue.Members made(String name, List<Asked> asked) {
    asked.forEach(one -> whole.append(one.id()).append('\n'));
    String end = id("end", "all");
    List<String> heads = new ArrayList<>();
    boolean isOne = asked.size() == 1;
    for (Asked one : asked) {
      heads.add(branch(one, isOne ? end : id("end", one.id())));
    }
    String first = heads.getFirst();
    if (!isOne) {
      first = id("parallel", "all");
      workflow.put(
          first,
          members("type", "parallel", "next_steps", JsonValue.texts(heads), "on_completion", end));
    }
    String start = id("start", "all");
    workflow.put(start, members("type", "start", "on_completion", first));
    workflow.put(end, members("type", "end"));
    String creator = id("identity", requester.keyName());
    String time = millis(asked.stream().mapToLong(Asked::begun).max().orElse(0));
    JsonValue.Members extension =
        members(
            "type", "extension-definition",
            "name", "the country whose step it is",
            "created_by", creator,
            "schema", SCHEMA,
            "version", "1.0.0");
    return members(
        "type",
        "playbook",
        "spec_version",
        "cacao-2.0",
        "id",
        id("playbook", "all"),
        "name",
        name,
        "description",
        "What each country does; a person of that country decides on each step.",
        "playbook_types",
        JsonValue.texts(List.of("mitigation")),
        "playbook_activities",
        JsonValue.texts(List.of("restrict-access", "analyze-collected-data")),
        "created_by",
        creator,
        "created",
        time,
        "modified",
        time,
        "workflow_start",
        start,
        "workflow",
        new JsonValue.Members(workflow),
        "agent_definitions",
        new JsonValue.Members(agents),
        "extension_definitions",
        new JsonValue.Members(Map.of(EXTENSION, extension)));
  }

  private static String millis(long micros) {
    String text = TaxiiTime.text(micros);
    return text.substring(0, text.length() - 4) + "Z";
  }

  private String branch(Asked one, String end) {
    String act = id("action", one.id() + " act");
    String verify = id("action", one.id() + " verify");
    String what = one.wish().kind().word() + " " + one.wish().target();
    Map<String, JsonValue> said = new LinkedHashMap<>();
    said.put("kind", JsonValue.of(one.wish().kind().word()));
    said.put("target", JsonValue.of(one.wish().target().value()));
    if (!one.wish().target().place().isEmpty()) {
      said.put("place", JsonValue.of(one.wish().target().place()));
    }
    said.put("form", JsonValue.of(one.wish().target().form().word()));
    said.put("text", JsonValue.of(one.wish().text()));
    workflow.put(act, step(one.executor(), what, "restrict-access", said, verify));
    Map<String, JsonValue> look = Map.of("kind", JsonValue.of("verify"));
    workflow.put(verify, step(requester, "verify: " + what, "analyze-collected-data", look, end));
    workflow.putIfAbsent(end, members("type", "end"));
    return act;
  }

  private JsonValue.Members step(
      Party party, String what, String activity, Map<String, JsonValue> said, String next) {
    String agent = id("organization", party.keyName());
    agents.put(
        agent,
        members(
            "type",
            "organization",
            "name",
            party.keyName(),
            "description",
            "the node of " + party.country()));
    Map<String, JsonValue> extension = new LinkedHashMap<>();
    extension.put("country", JsonValue.of(party.country()));
    extension.put("node", JsonValue.of(party.keyName()));
    extension.putAll(said);
    JsonValue.Members command =
        members("type", "manual", "command", what, "playbook_activity", activity);
    return members(
        "type",
        "action",
        "name",
        what,
        "owner",
        id("identity", party.keyName()),
        "agent",
        agent,
        "commands",
        new JsonValue.Array(List.of(command)),
        "step_extensions",
        new JsonValue.Members(Map.of(EXTENSION, new JsonValue.Members(extension))),
        "on_completion",
        next);
  }
}
