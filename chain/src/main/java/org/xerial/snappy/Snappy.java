package org.xerial.snappy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.entente.base.codec.SnappyBlock;

/// Stands in for the class of snappy-java that Hardwood asks for by this name when a Parquet file
/// is compressed by snappy, and by no other way lets anybody put in a decompressor.
///
/// snappy-java is native code. Hardwood does not tell it how much room there is, so a damaged page
/// writes over whatever lies behind and ends the process. What is here checks every step. So
/// snappy-java must never be among the dependencies; a test looks that this class is the one found.
public final class Snappy {
  private Snappy() {}

  /// Expands what remains of `compressed` to the position of `expanded`, whose limit is set behind
  /// it, and says how much it is.
  public static int uncompress(ByteBuffer compressed, ByteBuffer expanded) throws IOException {
    byte[] in = new byte[compressed.remaining()];
    compressed.get(in);
    try {
      int said = SnappyBlock.length(in, 0, in.length);
      byte[] out = new byte[Math.min(said, expanded.remaining())];
      int length = SnappyBlock.expand(in, 0, in.length, out);
      expanded.limit(expanded.position() + length);
      expanded.duplicate().put(out, 0, length);
      return length;
    } catch (IllegalArgumentException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }
}
