package org.entente.chain.evm.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;

/// Snappy's framing format as another implementation writes it.
final class SnappyFrames {
  private SnappyFrames() {}

  static byte[] of(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FramedSnappyCompressorOutputStream frames = new FramedSnappyCompressorOutputStream(out)) {
      frames.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
