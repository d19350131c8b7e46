package org.entente.app.server.watch;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.entente.app.node.AlertReceiver;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// Brings alerts of live traces into a node of ours, through its port. While it doesn't run they
/// wait in their own log.
public final class NodeAlerts implements AlertReceiver {
  private final Path folder;
  private final NodeHome home;

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
    JsonValue.Members body =
        new JsonValue.Members(
            Map.of("id", JsonValue.of(id), "alert", JsonReader.parse("the alert", line)));
    try {
      new NodePort(home)
          .ask(
              "POST",
              "/x/alerts",
              Map.of(),
              JsonWriter.text(body).getBytes(StandardCharsets.UTF_8));
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
