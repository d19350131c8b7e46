package org.entente.screen;

/// What a list says a name is.
public enum NameUse {
  PRIMARY,
  ALIAS,
  FORMER,

  /// The primary name again, in its own script.
  ORIGINAL_SCRIPT
}
