package org.entente.app.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// Sends objects to one collection, envelope by envelope, and waits for each to be dealt with. An
/// envelope whose answer is lost is sent again: by the standard the same object again is no error.
final class Push {
  private static final int MOST_OBJECTS = 500;
  private static final long MOST_BYTES = 8L << 20;
  private static final int POLLS = 100;

  /// An object that the server didn't take.
  record Failure(String id, String message) {}

  /// @param pending objects that the server still hadn't dealt with when we stopped asking
  record Outcome(long taken, long pending, List<Failure> failures) {}

  private final TaxiiLink link;
  private final TaxiiSite.Remote remote;
  private final List<Failure> failures = new ArrayList<>();
  private long taken;
  private long pending;

  Push(TaxiiLink link, TaxiiSite.Remote remote) {
    this.link = link;
    this.remote = remote;
  }

  Outcome send(List<JsonValue.Members> objects) throws IOException {
    long room = Math.min(MOST_BYTES, remote.maxContent()) - envelope("").length();
    List<String> some = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    long bytes = 0;
    for (JsonValue.Members object : objects) {
      String text = JsonWriter.text(object);
      long length = text.getBytes(UTF_8).length + 1L;
      if (!some.isEmpty() && (some.size() == MOST_OBJECTS || bytes + length > room)) {
        post(some, ids);
        some.clear();
        ids.clear();
        bytes = 0;
      }
      some.add(text);
      ids.add(object.optional("id").orElse(""));
      bytes += length;
    }
    if (!some.isEmpty()) {
      post(some, ids);
    }
    return new Outcome(taken, pending, failures);
  }

  private static String envelope(String objects) {
    return "{\"objects\":[" + objects + "]}";
  }

  /// An envelope that is refused whole is sent by halves, to find what is wrong in it.
  private void post(List<String> texts, List<String> ids) throws IOException {
    URI uri = remote.at().resolve("objects/");
    byte[] body = envelope(String.join(",", texts)).getBytes(UTF_8);
    TaxiiLink.Reply reply = link.post(uri, body);
    boolean isOfObjects = reply.status() == 400 || reply.status() == 413 || reply.status() == 422;
    if (reply.isDone()) {
      conclude(finished(reply.body()), texts.size());
    } else if (isOfObjects && texts.size() > 1) {
      int half = texts.size() / 2;
      post(texts.subList(0, half), ids.subList(0, half));
      post(texts.subList(half, texts.size()), ids.subList(half, ids.size()));
    } else if (isOfObjects) {
      failures.add(new Failure(ids.getFirst(), reply.reason()));
    } else {
      throw TaxiiLink.refused(uri, "it answers: " + reply.reason(), "Ask its people");
    }
  }

  /// The status once nothing in it is pending, or as it is when we stop asking.
  private JsonValue.Members finished(JsonValue.Members first) throws IOException {
    JsonValue.Members status = first;
    String id = first.optional("id").orElse("");
    for (int i = 0; i < POLLS && "pending".equals(status.text("status")); i++) {
      if (!id.matches("[0-9A-Za-z-]{1,100}")) {
        break;
      }
      try {
        Thread.sleep(link.pace().pause(Math.min(i, 3)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      TaxiiLink.Reply reply = link.get(remote.root().resolve("status/" + id + "/"));
      if (!reply.isDone()) {
        break;
      }
      status = reply.body();
    }
    return status;
  }

  private void conclude(JsonValue.Members status, int sent) {
    Map<String, String> failed = new LinkedHashMap<>();
    for (JsonValue one : status.items("failures")) {
      if (one instanceof JsonValue.Members failure) {
        failed.put(
            failure.optional("id").orElse(""), failure.optional("message").orElse("no reason"));
      }
    }
    failed.forEach((id, message) -> failures.add(new Failure(id, message)));
    long open = "pending".equals(status.text("status")) ? count(status, "pending_count") : 0;
    long bad = Math.max(failed.size(), count(status, "failure_count"));
    pending += open;
    taken += Math.max(0, sent - open - bad);
    for (long unnamed = failed.size(); unnamed < bad; unnamed++) {
      failures.add(new Failure("", "the server doesn't name it"));
    }
  }

  /// At most as many as an envelope holds.
  private static long count(JsonValue.Members status, String name) {
    return status.get(name) instanceof JsonValue.Numeral number
            && number.text().matches("[0-9]{1,9}")
        ? Math.min(MOST_OBJECTS, Long.parseLong(number.text()))
        : 0;
  }
}
