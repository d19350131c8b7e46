package org.entente.app.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.app.server.watch.PictureRoutes;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The common picture of a node of ours, for a command: through its port while it runs, else from
/// its store.
public final class NodePicture {
  private static final String MOST = "20000";

  private NodePicture() {}

  /// The document that `GET /x/picture` gives, as known then; null for now.
  public static byte[] of(Path folder, @Nullable String known) throws IOException {
    NodeHome home = NodeHome.open(folder.toAbsolutePath());
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("limit", List.of(MOST));
    if (known != null) {
      query.put("known", List.of(known));
    }
    String path = Route.PICTURE.path();
    if (home.isRunning()) {
      return JsonWriter.text(new NodePort(home).ask("GET", path, query, new byte[0]))
          .getBytes(UTF_8);
    }
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      byte[] body =
          new PictureRoutes(node).answer(Asked.here("GET", path, query, new byte[0])).body();
      node.audit().append(new Audit.Act(Who.ADMIN, "command line", "", "GET " + path, "", "ok"));
      return body;
    } catch (Refusal e) {
      throw new BadInput(path, "", e.description(), "Correct it and try again", e);
    }
  }
}
