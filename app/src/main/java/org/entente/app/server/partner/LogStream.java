package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Node;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Outbox;

/// `GET /log/RECIPIENT/stream?after=N`: the entries of a partner's log as they come, with their
/// objects and the checkpoint over them, as server-sent events; the id of an event is the size of
/// the log behind it. Ends when the partner isn't active any more: that is looked at in the same
/// reading that gives the entries.
final class LogStream {
  /// Objects of one event; the others are asked for by their hashes.
  private static final int MOST_CHARS = 4 << 20;

  private final Node node;
  private final Duration pulse;

  LogStream(Node node) {
    this.node = node;
    pulse = node.home().settings().pulse();
  }

  Answer answer(String recipient, long after) {
    return Answer.events(out -> write(out, recipient, after));
  }

  private void write(OutputStream out, String recipient, long after) throws IOException {
    long at = after;
    try {
      while (!node.isEnding()) {
        long seen = node.bell().count();
        Optional<Outbox.Fresh> fresh = node.outbox().fresh(recipient, at, MOST_CHARS);
        if (fresh.isEmpty()) {
          return;
        }
        Outbox.Fresh news = fresh.get();
        if (news.bodies().isEmpty()) {
          out.write(("event: time\ndata: " + node.home().nowMicros() + "\n\n").getBytes(UTF_8));
          out.flush();
          node.bell().await(seen, pulse);
        } else {
          long next = at + news.bodies().size();
          String event = "event: entries\nid: " + next + "\ndata: " + json(at, news) + "\n\n";
          out.write(event.getBytes(UTF_8));
          out.flush();
          at = next;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String json(long from, Outbox.Fresh news) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("from", JsonValue.of(from));
    all.put("now", JsonValue.of(node.home().nowMicros()));
    all.put("checkpoint", JsonValue.of(news.checkpoint()));
    Base64.Encoder base64 = Base64.getEncoder();
    all.put(
        "entries", JsonValue.texts(news.bodies().stream().map(base64::encodeToString).toList()));
    List<JsonValue> objects = new ArrayList<>();
    for (Optional<String> one : news.objects()) {
      objects.add(one.isEmpty() ? new JsonValue.Null() : JsonValue.of(one.get()));
    }
    all.put("objects", new JsonValue.Array(objects));
    return JsonWriter.text(new JsonValue.Members(all));
  }
}
