package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.read.Problem;

/// A folder of source files for one test.
final class EvmFolder {
  final Path folder;
  final Path spill;
  final List<Problem> problems = new ArrayList<>();
  EvmNetwork network = EvmNetwork.ETHEREUM;

  EvmFolder(Path temp) {
    try {
      folder = Files.createDirectory(temp.resolve("sources"));
      spill = Files.createDirectory(temp.resolve("spill"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EvmFolder put(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EvmFolder put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  List<EvmBlock> read() {
    return read(false, folder);
  }

  List<EvmBlock> readLenient() {
    return read(true, folder);
  }

  List<EvmBlock> read(boolean lenient, Path... paths) {
    problems.clear();
    EvmScanSettings settings = new EvmScanSettings(network, spill, lenient, problems::add);
    List<EvmBlock> blocks = new ArrayList<>();
    try (EvmSources sources = EvmSources.scan(List.of(paths), settings)) {
      for (int i = 0; i < sources.headers().size(); i++) {
        blocks.add(sources.read(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  /// Equal in everything, logs too: encoded, since arrays in records don't compare.
  static void assertSame(EvmBlock actual, EvmBlock expected) {
    Assertions.assertThat(actual.proofs()).isEqualTo(expected.proofs());
    Assertions.assertThat(actual.credits()).isEqualTo(expected.credits());
    Assertions.assertThat(EvmBlockCodec.encode(actual)).isEqualTo(EvmBlockCodec.encode(expected));
  }
}
