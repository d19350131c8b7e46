package org.entente.app.server.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.app.server.Bundles;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Takes objects of others into a node, nationally, as `POST /x/items` does, whether the node runs
/// or not. There one bad object refuses all; here it is told and the others are taken.
public final class NodeItems {
  /// What is said of the objects, not of who brings them or of the node.
  private static final Set<Integer> OF_OBJECTS = Set.of(409, 413, 422);

  private final NodeHome home;

  private NodeItems(NodeHome home) {
    this.home = home;
  }

  /// An object that isn't taken, with the first reason.
  public record Refused(JsonValue.Members object, String reason) {}

  public static NodeItems in(Path folder) throws IOException {
    return new NodeItems(NodeHome.open(folder));
  }

  /// What isn't among the answer is on disk when it returns.
  public List<Refused> take(List<JsonValue.Members> objects) throws IOException {
    List<Refused> refused = new ArrayList<>();
    List<JsonValue.Members> valid = new ArrayList<>();
    for (JsonValue.Members object : objects) {
      List<Finding> errors = StixCheck.check(object).errors();
      if (errors.isEmpty()) {
        valid.add(object);
      } else {
        Finding first = errors.getFirst();
        refused.add(new Refused(object, first.path() + ": " + first.message()));
      }
    }
    take(valid, refused);
    return refused;
  }

  /// All at once; by halves where something among them is refused.
  private void take(List<JsonValue.Members> objects, List<Refused> refused) throws IOException {
    String reason = objects.isEmpty() ? null : refusal(objects);
    if (reason == null) {
      return;
    }
    if (objects.size() == 1) {
      refused.add(new Refused(objects.getFirst(), reason));
      return;
    }
    int half = objects.size() / 2;
    take(objects.subList(0, half), refused);
    take(objects.subList(half, objects.size()), refused);
  }

  /// Null when all are taken.
  private @Nullable String refusal(List<JsonValue.Members> objects) throws IOException {
    JsonValue.Members bundle = bundle(objects);
    if (home.isRunning()) {
      NodePort.Reply reply = new NodePort(home).reply("/x/items", bundle);
      String description =
          reply.body().optional("description").orElse("the node answers " + reply.status());
      if (reply.status() / 100 == 2) {
        return null;
      }
      if (OF_OBJECTS.contains(reply.status())) {
        return description;
      }
      throw new IOException(home.settings().url() + ": " + description);
    }
    try (NodeStore store = home.store()) {
      store.takeNationally(
          null, Arrival.of(Bundles.objects(bundle), _ -> ""), _ -> new Answered(201, "{}"));
      return null;
    } catch (Refusal e) {
      return e.description();
    }
  }

  /// A bundle of its own id.
  public static JsonValue.Members bundle(List<JsonValue.Members> objects) {
    Map<String, JsonValue> bundle = new LinkedHashMap<>();
    bundle.put("type", JsonValue.of("bundle"));
    bundle.put("id", JsonValue.of("bundle--" + UUID.randomUUID()));
    bundle.put("objects", new JsonValue.Array(List.copyOf(objects)));
    return new JsonValue.Members(bundle);
  }

  /// Reads what [#bundle] and others wrote: the objects of a bundle or of an envelope.
  public static List<JsonValue.Members> objects(String name, byte[] bytes) {
    JsonValue value = JsonReader.parse(name, bytes);
    if (!(value instanceof JsonValue.Members members)
        || !(members.get("objects") instanceof JsonValue.Array objects)) {
      throw new BadInput(name, "", "it is no bundle with objects", "Give STIX 2.1 bundles");
    }
    List<JsonValue.Members> all = new ArrayList<>();
    for (JsonValue one : objects.items()) {
      if (!(one instanceof JsonValue.Members object)) {
        throw new BadInput(name, "", "its objects hold " + one.kind(), "Give STIX 2.1 bundles");
      }
      all.add(object);
    }
    return all;
  }
}
