package org.entente.screen.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.jspecify.annotations.Nullable;

/// A file of a list, unpacked: plain, out of a `.gz` or out of a `.zip`. May be read as often as
/// needed; never yields more than [#MAX_BYTES].
public final class ListFile {
  /// The largest list known unpacks to some 130 MB.
  public static final long MAX_BYTES = 1L << 30;

  private static final int HEAD_BYTES = 1 << 16;

  private final String name;
  private final String source;
  private final Instant modified;
  private final Opener opener;
  private byte @Nullable [] head;
  private @Nullable String sha256;
  private long sizeBytes = -1;

  /// Opens the unpacked content from its beginning.
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /// `name` is the file's own, without `.gz`; `source` how errors name it; `modified` the best
  /// known time of the content, for lists that carry no date.
  public ListFile(String name, String source, Instant modified, Opener opener) {
    this.name = name;
    this.source = source;
    this.modified = modified;
    this.opener = opener;
  }

  public static ListFile ofBytes(String name, byte[] content) {
    return new ListFile(name, name, Instant.EPOCH, () -> new ByteArrayInputStream(content));
  }

  public String name() {
    return name;
  }

  public String source() {
    return source;
  }

  public Instant modified() {
    return modified;
  }

  /// Reading past [#MAX_BYTES], or from a broken archive, is [BadInput].
  public InputStream open() throws IOException {
    try {
      return new BoundedInput(opener.open(), this);
    } catch (ZipException e) {
      throw broken(e);
    }
  }

  /// Its rows, cells parted by commas.
  public CsvRows rows() throws IOException {
    return rows(',');
  }

  public CsvRows rows(char separator) throws IOException {
    return new CsvRows(source, open(), separator);
  }

  BadInput broken(IOException e) {
    return new BadInput(
        source, "", "the archive is broken: " + e.getMessage(), "Get the file again", e);
  }

  BadInput tooLong() {
    return new BadInput(
        source,
        "",
        "unpacks to more than " + (MAX_BYTES >> 20) + " MB",
        "This is no list; check where it comes from");
  }

  /// The first bytes, by which formats are told apart.
  public byte[] head() throws IOException {
    byte[] known = head;
    if (known == null) {
      try (InputStream in = open()) {
        known = in.readNBytes(HEAD_BYTES);
      }
      head = known;
    }
    return known.clone();
  }

  /// The first bytes as text, without a byte order mark; bytes that are no UTF-8 are replaced.
  public String headText() throws IOException {
    byte[] bytes = head();
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  public boolean startsWith(byte... magic) throws IOException {
    byte[] bytes = head();
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  /// All of it, for formats that can't be streamed.
  public byte[] bytes(int maxBytes) throws IOException {
    try (InputStream in = open()) {
      byte[] all = in.readNBytes(maxBytes + 1);
      if (all.length > maxBytes) {
        throw new BadInput(
            source,
            "",
            "longer than " + (maxBytes >> 20) + " MB, which no document of its kind is",
            "Check where it comes from");
      }
      return all;
    }
  }

  public String sha256() throws IOException {
    measure();
    return String.valueOf(sha256);
  }

  public long sizeBytes() throws IOException {
    measure();
    return sizeBytes;
  }

  private void measure() throws IOException {
    if (sha256 != null) {
      return;
    }
    MessageDigest digest = sha256Digest();
    try (InputStream in = new DigestInputStream(open(), digest)) {
      sizeBytes = in.transferTo(OutputStream.nullOutputStream());
    }
    sha256 = HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
