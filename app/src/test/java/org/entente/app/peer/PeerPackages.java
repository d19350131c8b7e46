package org.entente.app.peer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Nodes of other make, from npm: installed once into `target`, by the lock file beside
/// `package.json`, without running any script of theirs. Where there is no npm or no registry, the
/// tests that need them are skipped.
final class PeerPackages {
  private static final Path SOURCE = Path.of("src", "test", "peer");
  private static final Path FOLDER = Path.of("target", "peers").toAbsolutePath();
  private static final long INSTALL_SECONDS = 180;

  private PeerPackages() {}

  /// The folder in which `node_modules` and the scripts lie.
  static Path folder() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    try (FileChannel channel =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      for (String name : List.of("package.json", "package-lock.json", "bitcoin.js")) {
        Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      Path stamp = FOLDER.resolve("node_modules").resolve(".installed");
      byte[] wanted = Files.readAllBytes(SOURCE.resolve("package-lock.json"));
      if (!Files.exists(stamp) || Files.mismatch(stamp, FOLDER.resolve("package-lock.json")) >= 0) {
        install();
        Files.write(stamp, wanted);
      }
    }
    return FOLDER;
  }

  private static void install() throws IOException, InterruptedException {
    Path log = FOLDER.resolve("npm.log");
    boolean installed = false;
    try {
      Process npm =
          new ProcessBuilder(
                  "npm",
                  "ci",
                  "--ignore-scripts",
                  "--no-audit",
                  "--no-fund",
                  "--fetch-retries=1",
                  "--fetch-timeout=30000")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      npm.getOutputStream().close();
      installed = npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) && npm.exitValue() == 0;
      npm.destroyForcibly();
    } catch (IOException e) {
      Files.writeString(log, String.valueOf(e.getMessage()));
    }
    if (!installed) {
      System.out.println("skipped: no npm, or no registry, for nodes of other make; see " + log);
      Assumptions.abort("nodes of other make cannot be installed");
    }
  }
}
