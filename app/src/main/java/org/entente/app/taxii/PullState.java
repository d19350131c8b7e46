package org.entente.app.taxii;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.home.WholeFile;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// How far each collection was pulled, in `taxii-pull.json` beside what was pulled. Held by one
/// pull at a time.
final class PullState implements AutoCloseable {
  private static final String NAME = "taxii-pull.json";

  /// How far one collection was pulled; everything before it is on disk.
  ///
  /// @param after what `added_after` is asked with; empty from the start
  /// @param next the cursor of the page to come; empty without one
  /// @param reached the latest date of an object that is on disk; empty when none is known
  /// @param pages how many pages are on disk
  record Position(String after, String next, String reached, long pages) {
    static Position from(String after) {
      return new Position(after, "", after, 0);
    }

    /// The same without the cursor.
    Position afresh() {
      return new Position(reached, "", reached, pages);
    }
  }

  private final Path file;
  private final FileChannel lock;
  private JsonValue.Members sources;

  private PullState(Path file, FileChannel lock, JsonValue.Members sources) {
    this.file = file;
    this.lock = lock;
    this.sources = sources;
  }

  static PullState open(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel lock =
        FileChannel.open(
            folder.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new BadInput(folder.toString(), "", "another pull is at work", "Wait for it");
      }
      JsonValue value =
          Files.exists(file)
              ? JsonReader.parse(file.toString(), Files.readAllBytes(file))
              : JsonValue.Members.NONE;
      if (!(value instanceof JsonValue.Members members)) {
        throw new BadInput(file.toString(), "", "it is no state of a pull", "Move it away");
      }
      return new PullState(file, lock, members.members("sources"));
    } catch (IOException | BadInput e) {
      lock.close();
      throw e;
    }
  }

  Optional<Position> position(String source) {
    if (!sources.has(source)) {
      return Optional.empty();
    }
    JsonValue.Members one = sources.members(source);
    long pages =
        one.get("pages") instanceof JsonValue.Numeral number && number.text().matches("[0-9]{1,18}")
            ? Long.parseLong(number.text())
            : 0;
    return Optional.of(
        new Position(
            one.optional("added_after").orElse(""),
            one.optional("next").orElse(""),
            one.optional("reached").orElse(""),
            pages));
  }

  /// On disk when it returns.
  void put(String source, Position position) throws IOException {
    Map<String, JsonValue> one = new LinkedHashMap<>();
    one.put("added_after", JsonValue.of(position.after()));
    one.put("next", JsonValue.of(position.next()));
    one.put("reached", JsonValue.of(position.reached()));
    one.put("pages", JsonValue.of(position.pages()));
    sources = sources.with(source, new JsonValue.Members(one));
    WholeFile.write(
        file, JsonWriter.text(new JsonValue.Members(Map.of("sources", sources))) + "\n");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
