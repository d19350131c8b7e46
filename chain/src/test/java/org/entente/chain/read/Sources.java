package org.entente.chain.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;

/// A folder of source files for one test.
final class Sources {
  final Path folder;
  final Path spill;
  final List<Problem> problems = new ArrayList<>();

  Sources(Path temp) {
    try {
      folder = Files.createDirectory(temp.resolve("sources"));
      spill = Files.createDirectory(temp.resolve("spill"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path put(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads all blocks of the folder.
  List<Block> read() {
    return read(false, folder);
  }

  List<Block> readLenient() {
    return read(true, folder);
  }

  List<Block> read(boolean lenient, Path... paths) {
    ScanSettings settings = new ScanSettings(Network.REGTEST, spill, lenient, problems::add);
    try (BlockSources sources = BlockSources.scan(Arrays.asList(paths), settings);
        BlockReader reader = sources.reader()) {
      return sources.blocks().stream().map(reader::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Equal in every column but where scripts stand; heights only if both are known.
  static void assertSame(Block actual, Block expected) {
    Assertions.assertThat(actual.extent()).isEqualTo(expected.extent());
    Assertions.assertThat(actual.hash()).isEqualTo(expected.hash());
    Assertions.assertThat(actual.parent()).isEqualTo(expected.parent());
    Assertions.assertThat(actual.header()).isEqualTo(expected.header());
    Assertions.assertThat(actual.height()).isEqualTo(expected.height());
    Assertions.assertThat(actual.time()).isEqualTo(expected.time());
    Assertions.assertThat(actual.txIds()).isEqualTo(expected.txIds());
    Assertions.assertThat(actual.bytes()).isEqualTo(expected.bytes());
    for (int tx = 0; tx <= expected.txCount(); tx++) {
      Assertions.assertThat(actual.firstInput(tx)).isEqualTo(expected.firstInput(tx));
      Assertions.assertThat(actual.firstOutput(tx)).isEqualTo(expected.firstOutput(tx));
    }
    for (int input = 0; input < expected.inputCount(); input++) {
      Assertions.assertThat(actual.prev(input)).isEqualTo(expected.prev(input));
    }
    for (int output = 0; output < expected.outputCount(); output++) {
      Assertions.assertThat(actual.value(output)).isEqualTo(expected.value(output));
      Assertions.assertThat(actual.script(output)).isEqualTo(expected.script(output));
    }
  }

  static void assertSameSpent(Block actual, Block expected) {
    SpentOutputs a = actual.spent();
    SpentOutputs e = expected.spent();
    if (a == null || e == null) {
      Assertions.assertThat(a == null).isEqualTo(e == null);
      return;
    }
    Assertions.assertThat(a.values()).isEqualTo(e.values());
    for (int input = 0; input < expected.inputCount(); input++) {
      Assertions.assertThat(SpentColumns.script(a, input)).isEqualTo(SpentColumns.script(e, input));
    }
  }
}
