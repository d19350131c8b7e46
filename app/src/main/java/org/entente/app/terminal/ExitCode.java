package org.entente.app.terminal;

/// What the process tells its caller. Scripts rely on these numbers: never change one.
public final class ExitCode {
  public static final int DONE = 0;

  /// Something was found that needs a person: a hit, a failed check.
  public static final int FOUND = 1;

  public static final int USAGE = 2;
  public static final int BAD_INPUT = 3;

  /// Something can't be reached or opened.
  public static final int CANNOT_OPEN = 4;

  /// A mistake in Entente itself (EX_SOFTWARE of sysexits.h).
  public static final int INTERNAL = 70;

  private ExitCode() {}
}
