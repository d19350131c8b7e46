package org.entente.screen.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipFile;

/// Closes the archive with the entry.
final class ZipEntryInput extends FilterInputStream {
  private final ZipFile zip;

  ZipEntryInput(ZipFile zip, InputStream in) {
    super(in);
    this.zip = zip;
  }

  @Override
  public void close() throws IOException {
    try (ZipFile _ = zip) {
      super.close();
    }
  }
}
