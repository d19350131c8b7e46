package org.entente.app.server.home;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--db`: a database of PostgreSQL instead of a file beside the settings.
public final class DatabaseChoice {
  @Option(names = "--db", paramLabel = "URL", description = "${bundle:OPTION_NODE_DB}")
  private @Nullable String url;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "${bundle:OPTION_NODE_DB_PASSWORD}")
  private @Nullable Path passwordFile;

  /// The same node there; as it is when nothing was told.
  public NodeSettings of(NodeSettings settings) {
    return url == null && passwordFile == null ? settings : settings.on(url, passwordFile);
  }
}
