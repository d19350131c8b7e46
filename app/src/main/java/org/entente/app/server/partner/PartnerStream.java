package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.TilePath;

/// Hears from a partner's node what it releases, at once (see [LogStream]). What is heard is
/// checked like what is asked for; a partner that tells nothing, too much or nonsense is asked
/// instead.
final class PartnerStream {
  private static final int LONGEST_LINE = 64 << 20;
  private static final Duration SILENCE = Duration.ofSeconds(35);
  private static final String DATA = "data: ";
  private static final String EVENT = "event: ";

  /// Some entries.
  ///
  /// @param now the partner's clock, microseconds since 1970
  /// @param objects of each entry, where they came along
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Told(
      long from, long now, byte[] checkpoint, List<byte[]> bodies, List<Optional<byte[]>> objects) {
    Told {
      bodies = List.copyOf(bodies);
      objects = List.copyOf(objects);
    }
  }

  private final PartnerFetch fetch;
  private final PartnerLink link;
  private final String base;
  private final AtomicLong heard = new AtomicLong(System.nanoTime());

  PartnerStream(PartnerFetch fetch, PartnerLink link, String base) {
    this.fetch = fetch;
    this.link = link;
    this.base = base;
  }

  /// Takes what comes behind the first `after` entries until it ends; `false` when this partner
  /// doesn't tell by itself.
  boolean listen(long after) throws IOException, InterruptedException {
    PartnerLink.Flow flow = link.open(base + "stream?after=" + after);
    Thread watch = null;
    try (InputStream in = new BufferedInputStream(flow.body(), 1 << 16)) {
      if (flow.status() != 200) {
        return false;
      }
      fetch.reached();
      watch = Thread.ofVirtual().start(() -> watch(flow.body()));
      String event = "";
      boolean goesOn = true;
      for (Optional<String> line = line(in); line.isPresent() && goesOn; line = line(in)) {
        heard.set(System.nanoTime());
        String text = line.get();
        if (text.startsWith(EVENT)) {
          event = text.substring(EVENT.length());
        } else if (text.startsWith(DATA)) {
          goesOn = take(event, text.substring(DATA.length()));
        }
      }
      return true;
    } finally {
      if (watch != null) {
        watch.interrupt();
      }
    }
  }

  private boolean take(String event, String data) throws IOException, InterruptedException {
    return switch (event) {
      case "time" -> {
        if (data.matches("[0-9]{1,18}")) {
          fetch.setSkew(Long.parseLong(data));
        }
        yield true;
      }
      case "entries" -> fetch.told(told(data));
      case String _ -> true;
    };
  }

  private static Told told(String data) throws IOException {
    JsonValue value = JsonReader.parse("an event of its log", data);
    if (!(value instanceof JsonValue.Members all)
        || !(all.get("from") instanceof JsonValue.Numeral from)
        || !(all.get("now") instanceof JsonValue.Numeral now)
        || !from.text().matches("[0-9]{1,18}")
        || !now.text().matches("[0-9]{1,18}")) {
      throw new IOException("it tells of its log what can't be read");
    }
    List<byte[]> bodies = new ArrayList<>();
    try {
      for (String one : all.texts("entries")) {
        bodies.add(Base64.getDecoder().decode(one));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it tells of entries that are no base64", e);
    }
    List<Optional<byte[]>> objects =
        all.items("objects").stream()
            .map(
                one ->
                    one instanceof JsonValue.Text text
                        ? Optional.of(text.value().getBytes(UTF_8))
                        : Optional.<byte[]>empty())
            .toList();
    if (bodies.isEmpty() || bodies.size() > TilePath.FULL || objects.size() != bodies.size()) {
      throw new IOException("it tells of " + bodies.size() + " entries at once");
    }
    byte[] checkpoint = all.optional("checkpoint").orElse("").getBytes(UTF_8);
    return new Told(
        Long.parseLong(from.text()), Long.parseLong(now.text()), checkpoint, bodies, objects);
  }

  /// Empty at the end. Throws when a line is too long to be one.
  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return Optional.of(line.toString(UTF_8));
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("it tells more than " + LONGEST_LINE + " bytes at once");
      }
      line.write(c);
    }
    return Optional.empty();
  }

  /// A partner beats every few seconds: one that is silent for long isn't there any more.
  private void watch(InputStream body) {
    try {
      while (System.nanoTime() - heard.get() < SILENCE.toNanos()) {
        Thread.sleep(Duration.ofSeconds(1));
      }
      body.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // It is closed already.
    }
  }
}
