package org.entente.app.taxii;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.home.WholeFile;
import org.entente.app.server.watch.NodeItems;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// Where a pulled page goes.
interface Destination {
  /// On disk when it returns; how many objects were set aside. The same page may come again under
  /// the same number, when its first coming wasn't remembered.
  int take(TaxiiSite.Remote from, long page, List<JsonValue.Members> objects) throws IOException;

  /// A bundle a page: `FOLDER/COLLECTION/000000001.json`.
  record Folder(Path folder) implements Destination {
    @Override
    public int take(TaxiiSite.Remote from, long page, List<JsonValue.Members> objects)
        throws IOException {
      Path own = folder.resolve(from.id());
      if (!Files.exists(own)) {
        Files.createDirectories(own);
        WholeFile.sync(folder);
      }
      WholeFile.write(
          own.resolve("%09d.json".formatted(page)),
          JsonWriter.text(NodeItems.bundle(objects)) + "\n");
      return 0;
    }
  }

  /// Into a node, nationally. What isn't valid STIX 2.1, or stands against what is held, is set
  /// aside in `taxii-refused.jsonl` with the reason.
  record Home(Path folder, NodeItems items) implements Destination {
    @Override
    public int take(TaxiiSite.Remote from, long page, List<JsonValue.Members> objects)
        throws IOException {
      List<NodeItems.Refused> refused = items.take(objects);
      if (!refused.isEmpty()) {
        StringBuilder lines = new StringBuilder();
        for (NodeItems.Refused one : refused) {
          Map<String, JsonValue> line = new LinkedHashMap<>();
          line.put("from", JsonValue.of(from.at().toString()));
          line.put("reason", JsonValue.of(one.reason()));
          line.put("object", one.object());
          lines.append(JsonWriter.text(new JsonValue.Members(line))).append('\n');
        }
        append(folder.resolve("taxii-refused.jsonl"), lines.toString());
      }
      return refused.size();
    }

    private static void append(Path file, String lines) throws IOException {
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      WholeFile.sync(file.resolveSibling("."));
    }
  }
}
