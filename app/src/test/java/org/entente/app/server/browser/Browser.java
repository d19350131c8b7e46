package org.entente.app.server.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.app.server.door.Pages;

/// Debian's chromium, driven by a script of the pages' own tests.
public final class Browser {
  public static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

  private Browser() {}

  public static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(""));
  }

  /// Says so where the pages can't be opened: the test is skipped then.
  public static boolean isHere() {
    boolean isBuilt = Pages.class.getResource("/org/entente/web/pages/files.txt") != null;
    boolean isHere =
        isBuilt
            && !chromium().toString().isEmpty()
            && Files.isDirectory(WEB.resolve("node_modules/playwright-core"));
    if (!isHere) {
      System.out.println("pages in a browser: skipped, there is no chromium, or no built pages");
    }
    return isHere;
  }

  /// The script's exit code; `told` is a file of JSON with what it must know.
  public static int run(String script, Path told) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("node", "browser/" + script, told.toString()))
            .directory(WEB.toFile())
            .inheritIO()
            .start();
    try {
      return process.waitFor(8, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }
}
