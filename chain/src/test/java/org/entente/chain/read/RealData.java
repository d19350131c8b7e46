package org.entente.chain.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Real blocks beside the repository; tests that need them are skipped where they are not.
public final class RealData {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "tracing");

  private RealData() {}

  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
    return path;
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The blocks of a plain blk file, by a walk as simple as can be.
  public static List<byte[]> blocks(String name) {
    ByteBuffer file = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> blocks = new ArrayList<>();
    for (int at = 0; at + 8 < file.limit() && file.getInt(at) != 0; ) {
      int length = file.getInt(at + 4);
      blocks.add(Arrays.copyOfRange(file.array(), at + 8, at + 8 + length));
      at += 8 + length;
    }
    return blocks;
  }

  /// Blocks 0 to 438 of mainnet.
  public static List<byte[]> genesis438() {
    return blocks("bitcoin/genesis-438/blk00000.dat");
  }

  /// Six blocks up to height 150,013.
  public static List<byte[]> sixBlocks() {
    return blocks("bitcoin/spent-outputs/blk00000.dat");
  }

  public static byte[] block300025() {
    return bytes("bitcoin/block-300025/block300025.raw");
  }
}
