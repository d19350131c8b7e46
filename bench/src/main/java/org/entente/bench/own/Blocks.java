package org.entente.bench.own;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.base.BadInput;

/// Raw blocks in memory, so that a parser is measured without its disk.
final class Blocks {
  private static final int FRAME_BYTES = 8;

  private Blocks() {}

  /// The blocks of one file that is not obfuscated.
  static List<byte[]> load(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> blocks = new ArrayList<>();
    int at = 0;
    while (at + FRAME_BYTES <= bytes.length && view.getInt(at) != 0) {
      int length = view.getInt(at + 4);
      int begin = at + FRAME_BYTES;
      if (length <= 0 || length > bytes.length - begin) {
        throw new BadInput(
            file.toString(),
            "offset " + at,
            "no whole block",
            "Take a chain that is not obfuscated and has no gaps, as generated.");
      }
      blocks.add(Arrays.copyOfRange(bytes, begin, begin + length));
      at = begin + length;
    }
    return blocks;
  }

  static List<Path> files(Path chain) throws IOException {
    try (Stream<Path> all = Files.list(chain)) {
      return all.filter(file -> String.valueOf(file.getFileName()).matches("blk\\d+\\.dat"))
          .sorted()
          .toList();
    }
  }

  static long bytes(Path chain) throws IOException {
    long sum = 0;
    for (Path file : files(chain)) {
      sum += Files.size(file);
    }
    return sum;
  }
}
