package org.entente.screen.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.FileFault;

/// Appends to a log, and reads one. Several processes may append to the same one.
public final class AuditLog implements AutoCloseable {
  private static final int MAX_LINE = 16 << 20;

  /// A process can't lock a file against itself.
  private static final Object OWN_TURN = new Object();

  private final Path file;
  private final FileChannel channel;
  private long end = -1;
  private long number;
  private String previous = AuditLine.FIRST;

  private AuditLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes entries until one says no more.
  @FunctionalInterface
  public interface Reader {
    void take(AuditEntry entry) throws IOException;
  }

  /// Makes the file and its folder where there is none.
  public static AuditLog open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean isNew = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (isNew && folder != null) {
      try (FileChannel made = FileChannel.open(folder, StandardOpenOption.READ)) {
        made.force(true);
      }
    }
    return new AuditLog(file, channel);
  }

  /// Appends these JSON objects, none of which holds a line's end, and returns when they are on
  /// disk: all of them or, if the machine stops meanwhile, the first few.
  public List<AuditEntry> append(List<String> bodies) throws IOException {
    if (bodies.isEmpty()) {
      return List.of();
    }
    synchronized (OWN_TURN) {
      try (FileLock lock = channel.lock()) {
        if (lock.isShared() || channel.size() != end) {
          findEnd();
        }
        List<AuditEntry> entries = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String before = previous;
        for (String body : bodies) {
          AuditEntry entry = AuditLine.next(number + entries.size() + 1, before, body);
          byte[] line = AuditLine.text(entry).getBytes(StandardCharsets.UTF_8);
          if (line.length >= MAX_LINE || body.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no line: " + line.length + " bytes");
          }
          bytes.write(line);
          bytes.write('\n');
          before = entry.hash();
          entries.add(entry);
        }
        write(bytes.toByteArray());
        number += entries.size();
        previous = before;
        return entries;
      }
    }
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long at = end;
    end = -1;
    try {
      for (long to = at; buffer.hasRemaining(); ) {
        to += channel.write(buffer, to);
      }
      channel.force(true);
    } catch (IOException e) {
      takeBack(at, e);
      throw FileFault.of(file, e);
    }
    end = at + bytes.length;
  }

  /// Nobody is told of entries that the disk took only in part, whole ones among them.
  private void takeBack(long at, IOException fault) {
    try {
      channel.truncate(at);
    } catch (IOException e) {
      fault.addSuppressed(e); // the next one who appends removes what isn't whole
    }
  }

  /// What stands after the last whole line was never acknowledged: it goes.
  private void findEnd() throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, 2L * MAX_LINE);
    // Most lines are short: the last few thousand bytes hold one.
    for (int look = Math.min(tail, 1 << 13); ; look = Math.min(tail, look << 3)) {
      byte[] bytes = bytes(size - look, look);
      int last = lastIndex(bytes, bytes.length);
      int before = last < 0 ? -1 : lastIndex(bytes, last);
      if (last >= 0 && (before >= 0 || look == size)) {
        String line = new String(bytes, before + 1, last - before - 1, StandardCharsets.UTF_8);
        AuditEntry entry = AuditLine.read(line).orElseThrow(() -> changed(file, "its last line"));
        number = entry.number();
        previous = entry.hash();
        end = size - look + last + 1;
        break;
      }
      if (look == tail) {
        if (size > tail) {
          throw changed(file, "its end");
        }
        number = 0;
        previous = AuditLine.FIRST;
        end = 0;
        break;
      }
    }
    if (end < size) {
      channel.truncate(end);
    }
  }

  private byte[] bytes(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw changed(file, "its end");
      }
    }
    return buffer.array();
  }

  private static int lastIndex(byte[] bytes, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Reads all entries in their order and checks the chain: an entry that was changed, moved,
  /// taken out or put in is BadInput. That the last ones are missing only their own hash, noted
  /// elsewhere, can tell. Returns how many there are.
  public static long read(Path file, Reader reader) throws IOException {
    long count = 0;
    String previous = AuditLine.FIRST;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (byte[] line = line(file, in, count); line != null; line = line(file, in, count)) {
        String place = "line " + (count + 1);
        AuditEntry entry =
            AuditLine.read(new String(line, StandardCharsets.UTF_8))
                .orElseThrow(() -> changed(file, place));
        if (entry.number() != count + 1 || !entry.previous().equals(previous)) {
          throw new BadInput(
              file.toString(), place, "doesn't follow the line before", "Ask who changed the file");
        }
        previous = entry.hash();
        count++;
        reader.take(entry);
      }
    }
    return count;
  }

  /// Null at the end, and before a last line that has none.
  private static byte @org.jspecify.annotations.Nullable [] line(
      Path file, InputStream in, long count) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      if (line.size() >= MAX_LINE) {
        throw changed(file, "line " + (count + 1));
      }
      line.write(b);
    }
    return null;
  }

  private static BadInput changed(Path file, String place) {
    return new BadInput(
        file.toString(),
        place,
        "is not as it was written",
        "Ask who changed the file; a copy from before holds the truth");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
