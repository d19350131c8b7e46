package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.entente.chain.read.Expansion;
import org.jspecify.annotations.Nullable;

/// A file, expanded where it is compressed. `name` is what the user called it.
final class SourceContent {
  private static final int HEAD_BYTES = 8 << 10;

  private final Path path;
  private final Path scratch;
  private final byte[] first;
  private final byte[] head;
  private @Nullable Path plain;

  /// `scratch` is where the expanded file may be put.
  SourceContent(Path path, Path scratch) throws IOException {
    this.path = path;
    this.scratch = scratch;
    try (InputStream in = Files.newInputStream(path)) {
      first = in.readNBytes(HEAD_BYTES);
    }
    if (Expansion.isCompressed(first)) {
      try (InputStream in = open()) {
        head = in.readNBytes(HEAD_BYTES);
      }
    } else {
      head = first;
    }
  }

  String name() {
    return path.toString();
  }

  /// The first bytes of the content, up to 8 KiB.
  byte[] head() {
    return head;
  }

  /// The content from its beginning. Supports marks.
  InputStream open() throws IOException {
    return Expansion.open(path, name(), first);
  }

  /// A file with the content, to be read at any place: this one, or an expanded copy of it.
  Path plain() throws IOException {
    if (plain == null) {
      plain = path;
      if (Expansion.isCompressed(first)) {
        try (InputStream in = open()) {
          Files.copy(in, scratch, StandardCopyOption.REPLACE_EXISTING);
        }
        plain = scratch;
      }
    }
    return plain;
  }
}
