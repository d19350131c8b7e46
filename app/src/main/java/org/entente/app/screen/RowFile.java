package org.entente.app.screen;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.chain.parquet.ParquetRows;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListFiles;

/// A file of rows as a user names it, of any length: plain, by gzip, or alone in a zip; known by
/// its first bytes.
final class RowFile {
  private static final int HEAD_BYTES = 4_096;

  private final Path path;
  private final byte[] head;
  private long read;

  private RowFile(Path path, byte[] head) {
    this.path = path;
    this.head = head;
  }

  static RowFile of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new BadInput(path.toString(), "", "is a folder", "Name one of its files");
    }
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length == 0) {
        throw new BadInput(path.toString(), "", "is empty", "Give it a header and rows");
      }
      return new RowFile(path, head);
    }
  }

  boolean isParquet() {
    return ParquetRows.isOne(head);
  }

  private boolean isGzip() {
    return head.length > 1 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
  }

  private boolean isZip() {
    return head.length > 1 && head[0] == 'P' && head[1] == 'K';
  }

  /// Whether the text begins with an object of JSON.
  boolean isJson() throws IOException {
    try (InputStream in = open()) {
      String text = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip().startsWith("{");
    } finally {
      read = 0;
    }
  }

  CsvRows csv() throws IOException {
    for (byte b : isGzip() || isZip() ? new byte[0] : head) {
      if (b == 0) {
        throw new BadInput(
            path.toString(), "", "is no text", "Give CSV, JSON lines or Parquet; text in UTF-8");
      }
    }
    return new CsvRows(path.toString(), open(), ',');
  }

  /// Bytes that are no UTF-8 are a CharacterCodingException.
  BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            open(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private InputStream open() throws IOException {
    if (isZip()) {
      List<ListFile> files = ListFiles.below(List.of(path));
      if (files.size() != 1) {
        throw new BadInput(path.toString(), "", "holds several files", "Name one of them");
      }
      return files.getFirst().open();
    }
    InputStream counted = new Counted(Files.newInputStream(path));
    return isGzip() ? new GZIPInputStream(counted, 1 << 16) : counted;
  }

  /// How many bytes of the file were read; 0 inside a zip, where it can't be told.
  long readBytes() {
    return read;
  }

  long sizeBytes() throws IOException {
    return Files.size(path);
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      read += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = in.read(bytes, from, length);
      read += Math.max(0, count);
      return count;
    }
  }
}
