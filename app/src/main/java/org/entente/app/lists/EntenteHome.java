package org.entente.app.lists;

import java.nio.file.Path;

/// The folder of lists and settings: `ENTENTE_HOME`, else `.entente` in the user's own.
public final class EntenteHome {
  private EntenteHome() {}

  public static Path path() {
    String home = System.getenv("ENTENTE_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home", "."), ".entente")
        : Path.of(home);
  }
}
