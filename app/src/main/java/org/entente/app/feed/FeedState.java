package org.entente.app.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.home.WholeFile;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// What is known of a feed between two rounds, so that it goes on where it was. Losing it costs a
/// round that finds duplicates.
///
/// @param url of the feed it is of
/// @param asked when it was asked last; null for never
/// @param notBefore when it may be asked again
/// @param failures how often it failed in a row
/// @param updated the newest time that the feed gave itself; null without one
public record FeedState(
    String url,
    Mark mark,
    @Nullable Instant asked,
    Instant notBefore,
    int failures,
    String trouble,
    @Nullable Instant updated,
    List<Seen> seen) {
  /// What the publisher said of the feed when it came last, to be told back; empty for nothing.
  record Mark(String etag, String modified) {
    static final Mark NONE = new Mark("", "");
  }

  /// An entry that was dealt with.
  ///
  /// @param version changes when the entry does
  /// @param sha256 of its alert; empty where none came
  record Seen(String entry, String version, String sha256, FeedLine.Verdict verdict) {
    String key() {
      return FeedState.key(entry, version);
    }
  }

  /// By what an entry in this version is known again.
  static String key(String entry, String version) {
    return entry + "\n" + version;
  }

  public FeedState {
    seen = List.copyOf(seen);
  }

  static FeedState fresh(String url) {
    return new FeedState(url, Mark.NONE, null, Instant.EPOCH, 0, "", null, List.of());
  }

  /// What was kept of this feed; a fresh one where nothing was, or of another address.
  public static FeedState read(Path file, FeedSource source) throws IOException {
    String url = source.url().toString();
    if (!Files.exists(file)) {
      return fresh(url);
    }
    try {
      if (JsonReader.parse(file.toString(), Files.readString(file)) instanceof JsonValue.Members all
          && all.optional("url").orElse("").equals(url)) {
        return of(url, all);
      }
    } catch (BadInput | DateTimeException | IllegalArgumentException _) {
      // It is asked as for the first time: nothing is lost.
    }
    return fresh(url);
  }

  private static FeedState of(String url, JsonValue.Members all) {
    List<Seen> seen = new ArrayList<>();
    for (JsonValue one : all.items("seen")) {
      if (one instanceof JsonValue.Members entry) {
        seen.add(
            new Seen(
                entry.optional("entry").orElse(""),
                entry.optional("version").orElse(""),
                entry.optional("sha256").orElse(""),
                FeedLine.Verdict.valueOf(entry.optional("verdict").orElse(""))));
      }
    }
    return new FeedState(
        url,
        new Mark(all.optional("etag").orElse(""), all.optional("modified").orElse("")),
        all.optional("asked").map(Instant::parse).orElse(null),
        Instant.parse(all.optional("not_before").orElse("")),
        Integer.parseInt(all.optional("failures").orElse("0")),
        all.optional("trouble").orElse(""),
        all.optional("updated").map(Instant::parse).orElse(null),
        seen);
  }

  /// On disk when it returns.
  public void write(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("url", JsonValue.of(url));
    all.put("etag", JsonValue.of(mark.etag()));
    all.put("modified", JsonValue.of(mark.modified()));
    if (asked != null) {
      all.put("asked", JsonValue.of(asked.toString()));
    }
    all.put("not_before", JsonValue.of(notBefore.toString()));
    all.put("failures", JsonValue.of(Integer.toString(failures)));
    all.put("trouble", JsonValue.of(trouble));
    if (updated != null) {
      all.put("updated", JsonValue.of(updated.toString()));
    }
    List<JsonValue> entries = new ArrayList<>();
    for (Seen one : seen) {
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("entry", JsonValue.of(one.entry()));
      told.put("version", JsonValue.of(one.version()));
      told.put("sha256", JsonValue.of(one.sha256()));
      told.put("verdict", JsonValue.of(one.verdict().name()));
      entries.add(new JsonValue.Members(told));
    }
    all.put("seen", new JsonValue.Array(entries));
    WholeFile.write(file, JsonWriter.text(new JsonValue.Members(all)));
  }
}
