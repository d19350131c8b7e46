package org.entente.trace.label.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.zip.GZIPInputStream;
import org.entente.base.BadInput;
import org.entente.base.address.CryptoAddress;
import org.entente.trace.label.Subject;

/// A file of labels that is being read.
///
/// @param file as the user named it
/// @param day from when its labels are known if they don't say so
/// @param doubts what was not understood
record Source(Path file, LocalDate day, Doubts doubts) {
  private static final int MOST_WHOLE_BYTES = 512 << 20;
  private static final int GZIP_MAGIC = 0x1f8b;

  /// The bytes, taken out of gzip if they are in it.
  InputStream open() throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /// Lines of UTF-8; anything else is an error.
  BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            open(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }

  /// All of it. Throws [BadInput] if it is over half a gigabyte.
  byte[] whole() throws IOException {
    try (InputStream in = open()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[1 << 16];
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        out.write(part, 0, count);
        if (out.size() > MOST_WHOLE_BYTES) {
          throw bad(0, "over 512 MiB", "Split it, or turn it into CSV, which has no limit.");
        }
      }
      return out.toByteArray();
    }
  }

  String name() {
    return file.getFileName().toString();
  }

  /// The name without `.gz`.
  String plainName() {
    return name().replaceAll("\\.gz$", "");
  }

  /// @param line from 1; 0 where the whole file is meant
  BadInput bad(long line, String reason, String nextStep) {
    return new BadInput(file.toString(), line == 0 ? "" : "line " + line, reason, nextStep);
  }

  BadInput notText(CharacterCodingException cause) {
    return new BadInput(file.toString(), "", "not UTF-8 text", "Save it as UTF-8.", cause);
  }

  /// A day, or the day of a time. Throws [BadInput].
  LocalDate date(long line, String field, String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      throw bad(line, field + " '" + text + "' is no date", "Write it as 2025-02-21.");
    }
  }

  static Subject address(String text) {
    return new Subject.Address(CryptoAddress.read(text).key());
  }
}
