package org.entente.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// Keeps quiet what libraries tell of themselves (which decompressor, which port): warnings are
/// shown, nothing below; of requests that aren't HTTP, which anybody can send, not even those.
/// Java's logging makes one of these when the first library logs, so that
/// commands without any do not wait for it.
///
/// Public for Java's logging alone.
public final class LibraryLog {
  private static final String BY_CLASS = "java.util.logging.config.class";
  private static final String BY_FILE = "java.util.logging.config.file";
  private static final String SETTINGS =
      """
      handlers=java.util.logging.ConsoleHandler
      .level=WARNING
      io.helidon.webserver.http1.Http1Connection.level=SEVERE
      """;

  public LibraryLog() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /// For this process, unless whoever started it has settings of his own.
  static void quiet() {
    if (System.getProperty(BY_CLASS) == null && System.getProperty(BY_FILE) == null) {
      System.setProperty(BY_CLASS, LibraryLog.class.getName());
    }
  }
}
