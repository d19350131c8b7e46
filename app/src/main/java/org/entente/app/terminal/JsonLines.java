package org.entente.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Reads a file line by line, also compressed by gzip and also standard input (`-`), and never
/// holds more than one line.
public final class JsonLines implements AutoCloseable {
  /// A block's greatest possible transaction, told in JSON, has less.
  private static final int MOST_LINE_BYTES = 64 << 20;

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int end;
  private long number;

  private JsonLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  public static JsonLines open(String file) throws IOException {
    boolean standard = file.equals("-");
    InputStream raw = standard ? System.in : Files.newInputStream(Path.of(file));
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    String name = standard ? "standard input" : file;
    return new JsonLines(name, packed ? new GZIPInputStream(in, 1 << 16) : in);
  }

  /// As errors call the file.
  public String name() {
    return name;
  }

  /// The number of the line given last, from 1.
  public long number() {
    return number;
  }

  /// The next line that is not blank, or null at the end.
  public @Nullable String next() throws IOException {
    while (fill()) {
      number++;
      line.reset();
      readLine();
      String text = line.toString(UTF_8);
      if (!text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  private void readLine() throws IOException {
    do {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, at - from);
      if (line.size() > MOST_LINE_BYTES) {
        throw new BadInput(
            name, "line " + number, "over 64 MiB long", "Give one transaction a line.");
      }
      if (at < end) {
        at++;
        return;
      }
    } while (fill());
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      try {
        end = Math.max(0, in.read(buffer));
      } catch (ZipException | EOFException e) {
        String reason = "damaged gzip: " + e.getMessage();
        throw new BadInput(name, "after line " + number, reason, "Get the file again.", e);
      }
    }
    return at < end;
  }

  @Override
  public void close() throws IOException {
    if (!name.equals("standard input")) {
      in.close();
    }
  }
}
