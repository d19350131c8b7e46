package org.entente.app.server.door;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.Node;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.overlap.OverlapRun;
import org.entente.app.server.partner.Fetching;
import org.entente.app.server.request.RequestWatch;
import org.entente.app.server.watch.WarningWatch;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.NodeStore;

/// A node that runs within this program on a free port of the loopback address, for the
/// demonstration and for tests: the server, the exchange with partners and requests, no jobs and
/// lists. Whoever starts it stops it.
public final class LocalNode implements AutoCloseable {
  private final NodeHome home;
  private final FileLock lock;
  private final NodeStore store;
  private final Node node;
  private final NodeServer server;
  private final Fetching fetching;
  private final RequestWatch requests;
  private final WarningWatch warnings;
  private final OverlapRun overlaps;

  private LocalNode(NodeHome home) throws IOException {
    this.home = home;
    FileLock taken = home.lock();
    if (taken == null) {
      throw home.busy();
    }
    lock = taken;
    store = home.store();
    node = new Node(home, store);
    server = new NodeServer(node);
    fetching = new Fetching(node);
    requests = new RequestWatch(node);
    warnings = new WarningWatch(node);
    overlaps = new OverlapRun(node);
  }

  /// Makes a node in this folder and starts it.
  public static LocalNode start(
      Path folder, String name, String country, Map<String, String> settings) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    NodeHome.make(folder, new NodeSettings(name, country, "127.0.0.1", port, true, settings));
    return open(folder);
  }

  /// Starts the node of a folder.
  public static LocalNode open(Path folder) throws IOException {
    LocalNode local = new LocalNode(NodeHome.open(folder));
    local.server.start();
    local.fetching.start();
    local.requests.start();
    local.warnings.start();
    local.overlaps.start();
    return local;
  }

  public String name() {
    return home.settings().name();
  }

  public String url() {
    return home.settings().url();
  }

  public Node node() {
    return node;
  }

  /// Makes the other node this one's partner.
  public void know(LocalNode other) {
    Map<String, JsonValue> partner = new LinkedHashMap<>();
    partner.put("name", JsonValue.of(other.name()));
    partner.put("country", JsonValue.of(other.home.settings().country()));
    partner.put("url", JsonValue.of(other.url()));
    partner.put("vkey", JsonValue.of(other.home.identity().key().verifier().toString()));
    new NodeActions(node).perform("partner", new JsonValue.Members(partner));
  }

  /// A link by which somebody sets a password and signs in; empty where the pages aren't built.
  public String welcome(String person) {
    if (!Pages.areBuilt()) {
      return "";
    }
    JsonValue.Members with = JsonValue.Members.NONE.with("name", JsonValue.of(person));
    return new NodeActions(node).perform("person-invite", with).optional("link").orElse("");
  }

  /// Adds somebody, who can't sign in: for them the node's token speaks.
  public void person(String name, Role role) {
    node.people().add(name, "", role);
  }

  /// Reads through the port.
  public JsonValue.Members get(String path) throws IOException {
    return new NodePort(home).get(path);
  }

  /// Does something through the port. Throws [org.entente.base.BadInput] when it is refused.
  public JsonValue.Members post(String path, JsonValue.Members with) throws IOException {
    return new NodePort(home).post(path, with);
  }

  /// Brings a warning in through the port. Throws [org.entente.base.BadInput] when it is refused.
  public JsonValue.Members warn(byte[] alert) throws IOException {
    return new NodePort(home).ask("POST", "/x/warnings", Map.of(), alert);
  }

  @Override
  public void close() {
    node.end();
    overlaps.close();
    warnings.close();
    requests.close();
    fetching.close();
    server.close();
    try {
      store.close();
      lock.release();
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
