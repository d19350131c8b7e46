package org.entente.chain.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.base.Network;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full in the middle of an import, and is made larger then. Needs the right to
/// mount a file system in memory; is skipped where there is none.
class FullDiskTest {
  @TempDir Path temp;

  @Test
  void aFullDiskIsAnErrorAndLosesNothing() throws Exception {
    Path blocks = temp.resolve("blocks");
    ChainGenerator.generate(ChainSettings.of(4, 20_000), blocks, (done, all, bytes) -> {});
    Path disk = Files.createDirectory(temp.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()),
        "skipped: no right to mount a small disk");
    try {
      Path store = disk.resolve("store");
      assertThatThrownBy(() -> importInto(store, blocks))
          .isInstanceOfAny(IOException.class, UncheckedIOException.class)
          .hasMessageContaining("No space left");
      try (MappedChain chain = MappedChain.open(store)) {
        assertThat(chain.blockCount()).isPositive();
      }
      assertThat(StoreCheck.run(store, share -> {}).findings()).isEmpty();
      assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
      importInto(store, blocks);
      Path fresh = temp.resolve("fresh");
      importInto(fresh, blocks);
      try (MappedChain chain = MappedChain.open(store);
          MappedChain expected = MappedChain.open(fresh)) {
        assertThat(chain.digest()).isEqualTo(expected.digest());
      }
      assertThat(StoreCheck.run(store, share -> {}).findings()).isEmpty();
    } finally {
      run("umount", disk.toString());
    }
  }

  private static void importInto(Path store, Path blocks) throws Exception {
    ChainImport.run(
        new ImportSettings(store, Network.REGTEST, List.of(blocks), false, 2),
        new RealBlocksTest.Silent(),
        300_000);
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
