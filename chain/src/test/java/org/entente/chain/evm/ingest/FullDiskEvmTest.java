package org.entente.chain.evm.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.store1.AccountCheck;
import org.entente.chain.evm.store1.MappedAccounts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full in the middle of an import, and is made larger then. Needs the right to
/// mount a file system in memory; is skipped where there is none.
class FullDiskEvmTest {
  @TempDir Path temp;

  @Test
  void aFullDiskIsAnErrorAndLosesNothing() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "skipped: no right to mount a small disk");
    try {
      Path store = disk.resolve("store");
      assertThatThrownBy(() -> importInto(store))
          .isInstanceOfAny(IOException.class, UncheckedIOException.class)
          .hasMessageContaining("No space left");
      try (MappedAccounts accounts = MappedAccounts.open(store)) {
        assertThat(accounts.blockCount()).isPositive();
      }
      assertThat(AccountCheck.run(store, share -> {}).findings()).isEmpty();
      assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
      importInto(store);
      Path fresh = temp.resolve("fresh");
      importInto(fresh);
      try (MappedAccounts accounts = MappedAccounts.open(store);
          MappedAccounts expected = MappedAccounts.open(fresh)) {
        assertThat(accounts.digest()).isEqualTo(expected.digest());
      }
      assertThat(AccountCheck.run(store, share -> {}).findings()).isEmpty();
    } finally {
      run("umount", disk.toString());
    }
  }

  private static void importInto(Path store) throws Exception {
    EvmImport.run(
        new EvmImportSettings(store, EvmNetwork.ETHEREUM, false, 2),
        new GeneratedBlocks(new EvmSettings(4, 60_000, 400)),
        EvmImportListener.SILENT,
        4_000);
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
