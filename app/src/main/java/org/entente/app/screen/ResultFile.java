package org.entente.app.screen;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.FileFault;

/// Results of a file of customers, a JSON object a row and line: what is in it says how far a run
/// came. Beside it, `.settings` says what it was asked of, so that no run goes on with other
/// lists.
final class ResultFile implements AutoCloseable {
  private static final byte[] MATCH = "\"match\":true".getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private final FileChannel channel;
  private final long rows;
  private final boolean matched;

  private ResultFile(Path file, FileChannel channel, long rows, boolean matched) {
    this.file = file;
    this.channel = channel;
    this.rows = rows;
    this.matched = matched;
  }

  /// Goes on after the last whole row; a row that was cut off is written anew. Waits while another
  /// process writes the file.
  static ResultFile open(Path file, String settings) throws IOException {
    try {
      check(file, settings);
    } catch (IOException e) {
      throw FileFault.of(Path.of(file + ".settings"), e);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return open(file, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void check(Path file, String settings) throws IOException {
    Path beside = Path.of(file + ".settings");
    if (Files.exists(file) && Files.exists(beside)) {
      if (!Files.readString(beside).equals(settings)) {
        throw new BadInput(
            file.toString(),
            "",
            "is of another file, other lists or other settings",
            "Name another file; lists status shows what changed");
      }
    } else if (Files.exists(file) && Files.size(file) > 0) {
      throw new BadInput(file.toString(), "", "is no file of results", "Name another file");
    } else {
      Path whole = Path.of(beside + ".new");
      try {
        Files.writeString(whole, settings);
        Files.move(whole, beside, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    }
  }

  private static ResultFile open(Path file, FileChannel channel) throws IOException {
    long rows = 0;
    long end = 0;
    boolean matched = false;
    long at = 0;
    int same = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        same = b == MATCH[same] ? same + 1 : b == MATCH[0] ? 1 : 0;
        if (same == MATCH.length) {
          matched = true;
          same = 0;
        }
        if (b == '\n') {
          rows++;
          end = at;
        }
      }
    }
    channel.truncate(end);
    channel.position(end);
    return new ResultFile(file, channel, rows, matched);
  }

  /// How many rows are answered already.
  long rows() {
    return rows;
  }

  /// Whether one of them needs a person.
  boolean matched() {
    return matched;
  }

  /// Returns when the rows are on disk.
  void add(List<String> lines) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw FileFault.of(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
