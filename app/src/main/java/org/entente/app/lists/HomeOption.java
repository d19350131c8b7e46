package org.entente.app.lists;

import java.nio.file.Path;
import org.entente.screen.list.ListStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--home DIR`, for those who don't want to set the environment.
public final class HomeOption {
  @Option(names = "--home", paramLabel = "DIR", description = "${bundle:OPTION_HOME}")
  private @Nullable Path home;

  public Path path() {
    return home == null ? EntenteHome.path() : home;
  }

  public ListStore lists() {
    return ListStore.in(path().resolve("lists"));
  }
}
