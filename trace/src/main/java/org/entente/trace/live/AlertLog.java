package org.entente.trace.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All alerts of a live trace, in a file that only grows. What was raised before is known by its
/// id; receivers are served from the file, each at its own pace.
///
/// One thread raises; any thread may [#drain].
public final class AlertLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CHUNK_BYTES = 1 << 20;

  private final Path folder;
  private final FileChannel channel;
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Integer> drops = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Mined> mined = new LinkedHashMap<>();
  private volatile long durable;

  /// A transaction that was told to be in a block.
  record Mined(String tx, String block, long height) {}

  /// Takes one alert, a line of JSON. Throws [IOException] to be asked again later.
  public interface Receiver {
    void take(String id, String line) throws IOException, InterruptedException;
  }

  private AlertLog(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Opens the log in `folder`, or begins it. A line that a crash cut off is dropped: nobody has
  /// heard of it.
  public static AlertLog open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("alerts.jsonl");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    AlertLog log = new AlertLog(folder, channel);
    try {
      log.replay(file);
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void replay(Path file) throws IOException {
    long whole = 0;
    int number = 0;
    long size = channel.size();
    while (whole < size) {
      String line = lineAt(whole);
      if (line == null) {
        break;
      }
      number++;
      try {
        remember(JSON.readTree(line));
      } catch (JacksonException e) {
        throw new BadInput(
            file.toString(),
            "line " + number,
            "this is not an alert",
            "Delete the line, or the folder to begin anew.",
            e);
      }
      whole += line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }
    channel.truncate(whole);
    channel.position(whole);
    durable = whole;
  }

  private void remember(JsonNode alert) {
    String tx = alert.path("tx").asString("");
    String block = alert.path("block").asString("");
    Stage stage = Stage.SEEN;
    for (Stage each : Stage.values()) {
      stage = each.text().equals(alert.path("stage").asString("")) ? each : stage;
    }
    remember(
        alert.path("id").asString(""), stage, new Mined(tx, block, alert.path("height").asLong(0)));
  }

  private void remember(String id, Stage stage, Mined where) {
    ids.add(id);
    switch (stage) {
      case SEEN -> open.add(where.tx());
      case MINED -> {
        open.remove(where.tx());
        mined.put(where.tx() + where.block(), where);
      }
      case DROPPED -> {
        open.remove(where.tx());
        drops.merge(where.tx(), 1, Integer::sum);
      }
      case UNDONE -> {
        mined.remove(where.tx() + where.block());
        drops.merge(where.tx() + where.block(), 1, Integer::sum);
        drops.merge(where.tx(), 1, Integer::sum); // it may be seen waiting anew
      }
    }
  }

  /// Seen, and neither mined nor dropped since.
  Set<String> open() {
    return Set.copyOf(open);
  }

  /// Told to be mined in a block at this height or above, and not undone since.
  List<Mined> minedFrom(long height) {
    return mined.values().stream().filter(each -> each.height() >= height).toList();
  }

  /// How often this transaction was dropped, or undone from this block.
  int turns(String tx, String block) {
    return drops.getOrDefault(tx + block, 0);
  }

  /// Adds the alert, unless it was raised before. Not heard of before [#force].
  boolean raise(Alert alert) throws IOException {
    if (ids.contains(alert.id())) {
      return false;
    }
    unwritten.writeBytes((AlertJson.line(alert) + "\n").getBytes(StandardCharsets.UTF_8));
    if (unwritten.size() > CHUNK_BYTES) {
      write();
    }
    Alert.Where where = alert.where();
    String block = where == null ? "" : where.block();
    long height = where == null ? 0 : where.height();
    remember(alert.id(), alert.stage(), new Mined(alert.tx(), block, height));
    return true;
  }

  private void write() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(unwritten.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    unwritten.reset();
  }

  /// Makes all that was raised durable.
  void force() throws IOException {
    write();
    if (channel.position() > durable) {
      channel.force(false);
      durable = channel.position();
    }
  }

  /// Hands over what this receiver has not had yet. It may get one alert twice after a crash,
  /// never none. Ends at the first that it refuses, with its [IOException].
  public void drain(String name, Receiver receiver) throws IOException, InterruptedException {
    Path cursor = folder.resolve("sent-" + name);
    long sent = Files.exists(cursor) ? sent(cursor) : 0;
    long begun = sent;
    try {
      while (sent < durable) {
        String line = lineAt(sent);
        if (line == null) {
          return;
        }
        receiver.take(JSON.readTree(line).path("id").asString(""), line);
        sent += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
    } finally {
      if (sent > begun) {
        write(cursor, Long.toString(sent));
      }
    }
  }

  private long sent(Path cursor) throws IOException {
    try {
      return Math.min(durable, Long.parseLong(Files.readString(cursor).strip()));
    } catch (NumberFormatException e) {
      return 0; // better twice than never
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The line that begins at `offset`, without its end; null if it has none.
  private @Nullable String lineAt(long offset) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    long at = offset;
    while (true) {
      ByteBuffer chunk = ByteBuffer.allocate(parts.isEmpty() ? 1 << 13 : CHUNK_BYTES);
      int read = channel.read(chunk, at);
      if (read <= 0) {
        return null;
      }
      byte[] bytes = chunk.array();
      for (int i = 0; i < read; i++) {
        if (bytes[i] == '\n') {
          parts.add(Arrays.copyOf(bytes, i));
          return joined(parts);
        }
      }
      parts.add(Arrays.copyOf(bytes, read));
      at += read;
    }
  }

  private static String joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    force();
    channel.close();
  }
}
