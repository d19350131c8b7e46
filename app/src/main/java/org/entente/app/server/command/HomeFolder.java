package org.entente.app.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.cases.JobRoutes;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.app.server.overlap.OverlapRoutes;
import org.entente.app.server.request.ReleaseRoutes;
import org.entente.app.server.request.RequestRoutes;
import org.entente.app.server.watch.WarningRoutes;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--dir DIR` and `--format`, which every command of a node takes.
public final class HomeFolder {
  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_NODE_DIR}")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public Path folder() {
    return folder.toAbsolutePath();
  }

  public Format format() {
    return format;
  }

  public NodeHome open() throws IOException {
    return NodeHome.open(folder());
  }

  /// Does it to the node: through its port while it runs, else to its store.
  public JsonValue.Members perform(String action, JsonValue.Members with) throws IOException {
    NodeHome home = open();
    if (home.isRunning()) {
      return new NodePort(home).perform(action, with);
    }
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      JsonValue.Members answer = new NodeActions(node).perform(action, with);
      told(node, "POST /x/admin/" + action, NodeActions.detail(with));
      return answer;
    } catch (Refusal e) {
      throw new BadInput(action, "", e.description(), "Correct it and try again", e);
    }
  }

  private static void told(Node node, String what, String detail) {
    node.audit().append(new Audit.Act(Who.ADMIN, "command line", "", what, detail, "ok"));
  }

  /// The same for what is released and revoked.
  public JsonValue.Members release(String path, JsonValue.Members with) throws IOException {
    NodeHome home = open();
    if (home.isRunning()) {
      return new NodePort(home).post(path, with);
    }
    byte[] body = JsonWriter.text(with).getBytes(StandardCharsets.UTF_8);
    try (NodeStore store = home.store()) {
      Asked asked = Asked.here("POST", path, Map.of(), body);
      Node node = new Node(home, store);
      Answer answer = new ReleaseRoutes(node).answer(asked).orElseThrow();
      told(node, "POST " + path, answer.detail());
      return (JsonValue.Members) JsonReader.parse(path, answer.body());
    } catch (Refusal e) {
      throw new BadInput(path, "", e.description(), "Correct it and try again", e);
    }
  }

  /// Asks the node about jobs: through its port while it runs, else its store.
  public JsonValue.Members job(
      Route route, String path, Map<String, List<String>> query, JsonValue.Members with)
      throws IOException {
    NodeHome home = open();
    boolean isPost = route.method().equals("POST");
    byte[] body = isPost ? JsonWriter.text(with).getBytes(StandardCharsets.UTF_8) : new byte[0];
    if (home.isRunning()) {
      return new NodePort(home).ask(route.method(), path, query, body);
    }
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      Answer answer =
          new JobRoutes(node).answer(route, Asked.here(route.method(), path, query, body));
      told(node, route.method() + " " + path, answer.detail());
      return NodePort.done(path, answer.status(), JsonReader.parse(path, answer.body()));
    } catch (Refusal e) {
      throw new BadInput(path, "", e.description(), "Correct it and try again", e);
    }
  }

  /// Writes the result of a job.
  public void result(String path, OutputStream out) throws IOException {
    NodeHome home = open();
    if (home.isRunning()) {
      new NodePort(home).download(path, out);
      return;
    }
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      Answer answer =
          new JobRoutes(node)
              .answer(Route.JOB_RESULT, Asked.here("GET", path, Map.of(), new byte[0]));
      told(node, "GET " + path, "");
      Objects.requireNonNull(answer.flow()).into(out);
    } catch (Refusal e) {
      throw new BadInput(path, "", e.description(), "See: entente job list", e);
    }
  }

  /// Asks the node about requests and comparisons: through its port while it runs, else its
  /// store; reads when there is nothing to send.
  public JsonValue.Members request(String target, JsonValue.@Nullable Members with)
      throws IOException {
    return request(open(), target, with);
  }

  public static JsonValue.Members request(
      NodeHome home, String target, JsonValue.@Nullable Members with) throws IOException {
    if (home.isRunning()) {
      NodePort port = new NodePort(home);
      return with == null ? port.get(target) : port.post(target, with);
    }
    String method = with == null ? "GET" : "POST";
    byte[] body =
        with == null ? new byte[0] : JsonWriter.text(with).getBytes(StandardCharsets.UTF_8);
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      Asked asked = Asked.here(method, target, Map.of(), body);
      Route route = Route.of(method, target).orElseThrow();
      Answer answer =
          route.isOverlap()
              ? new OverlapRoutes(node).answer(route, asked)
              : new RequestRoutes(node).answer(route, asked);
      told(node, method + " " + target, answer.detail());
      return (JsonValue.Members) JsonReader.parse(target, answer.body());
    } catch (Refusal e) {
      throw new BadInput(target, "", e.description(), "See: entente request list", e);
    }
  }

  /// Asks the node about warnings: through its port while it runs, else its store.
  public JsonValue.Members warning(
      Route route, String path, Map<String, List<String>> query, byte[] body) throws IOException {
    NodeHome home = open();
    if (home.isRunning()) {
      return new NodePort(home).ask(route.method(), path, query, body);
    }
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      Answer answer =
          new WarningRoutes(node).answer(route, Asked.here(route.method(), path, query, body));
      told(node, route.method() + " " + path, answer.detail());
      return NodePort.done(path, answer.status(), JsonReader.parse(path, answer.body()));
    } catch (Refusal e) {
      throw new BadInput(path, "", e.description(), "See: watch warnings board", e);
    }
  }

  /// Reads from the store, whether the node runs or not.
  public <T> T read(Function<Node, T> question) throws IOException {
    NodeHome home = open();
    try (NodeStore store = home.store()) {
      return question.apply(new Node(home, store));
    }
  }

  public void print(Terminal terminal, JsonValue.Members answer) {
    Map<String, Object> plain = new LinkedHashMap<>();
    answer.all().forEach((name, value) -> plain.put(name, plain(value)));
    print(terminal, plain);
  }

  private static @Nullable Object plain(JsonValue value) {
    return switch (value) {
      case JsonValue.Text text -> text.value();
      case JsonValue.Numeral number ->
          number.isInteger() ? (Object) number.value().longValueExact() : number.value();
      case JsonValue.Truth truth -> truth.value();
      case JsonValue.Null _ -> null;
      case JsonValue.Array array -> array.items().stream().map(HomeFolder::plain).toList();
      case JsonValue.Members members -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        members.all().forEach((name, one) -> plain.put(name, plain(one)));
        yield plain;
      }
    };
  }

  public void print(Terminal terminal, Map<String, ?> answer) {
    format.print(terminal, answer);
  }
}
