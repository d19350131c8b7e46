package org.entente.app.server.watch;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.node.AlertReceiver;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.trace.live.Alert;
import org.entente.trace.live.Walked;
import org.jspecify.annotations.Nullable;

/// Brings alerts of live traces into a node of ours, through its port. While it doesn't run they
/// wait in their own log.
public final class NodeAlerts implements AlertReceiver {
  private static final long BEAT_NANOS = 60_000_000_000L;

  private final Path folder;
  private final NodeHome home;

  /// What the node last heard of how far the trace has come.
  private @Nullable Walked told;

  private @Nullable Walked tried;
  private long triedNanos;

  private NodeAlerts(Path folder, NodeHome home) {
    this.folder = folder;
    this.home = home;
  }

  /// To the node of that folder.
  public static NodeAlerts to(Path folder) throws IOException {
    return new NodeAlerts(folder, NodeHome.open(folder.toAbsolutePath()));
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public String key() {
    return "node-" + Integer.toHexString(folder.toAbsolutePath().normalize().hashCode());
  }

  @Override
  public void take(String id, String line) throws IOException {
    ask(
        "/x/alerts",
        new JsonValue.Members(
            Map.of("id", JsonValue.of(id), "alert", JsonReader.parse("the alert", line))));
  }

  /// Tells each block at once, and once a minute that it still is the newest.
  @Override
  public void reached(Walked how) throws IOException {
    boolean isFresh = System.nanoTime() - triedNanos < BEAT_NANOS;
    if (isFresh && how.equals(tried)) {
      return;
    }
    tried = how;
    triedNanos = System.nanoTime();
    Map<String, JsonValue> body = new LinkedHashMap<>();
    body.put("live", JsonValue.of(how.live()));
    body.put("network", JsonValue.of(how.network()));
    body.put("method", JsonValue.of(how.method()));
    body.put("from", where(told == null ? how.from() : told.to()));
    body.put("to", where(how.to()));
    ask("/x/alerts/followed", new JsonValue.Members(body));
    told = how;
  }

  private static JsonValue where(Alert.Where where) {
    Map<String, JsonValue> block = new LinkedHashMap<>();
    block.put("block", JsonValue.of(where.block()));
    block.put("height", JsonValue.of(where.height()));
    block.put("time", JsonValue.of(Instant.ofEpochSecond(where.time()).toString()));
    return new JsonValue.Members(block);
  }

  private void ask(String path, JsonValue.Members body) throws IOException {
    try {
      new NodePort(home)
          .ask("POST", path, Map.of(), JsonWriter.text(body).getBytes(StandardCharsets.UTF_8));
    } catch (ConnectException e) {
      throw new IOException("the node in " + folder + " doesn't run", e);
    } catch (BadInput e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Each alert has a connection of its own.
  }
}
