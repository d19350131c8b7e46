package org.entente.app.stix;

import java.util.Locale;

/// The format of a command that only programs ask: there is no table of one truth value.
enum OnlyJson {
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
