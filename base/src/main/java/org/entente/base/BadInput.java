package org.entente.base;

import org.jspecify.annotations.Nullable;

/// What came from outside can't be taken. Names the file, the place in it, the reason and the
/// next step, always in that order; this is the one place that joins them.
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final String place;
  private final String reason;
  private final String nextStep;

  /// `file` as the user named it; `place` such as "offset 4711" or "block 12, transaction 3"
  /// (empty when the whole file is meant); `nextStep` an imperative sentence.
  public BadInput(String file, String place, String reason, String nextStep) {
    this(file, place, reason, nextStep, null);
  }

  public BadInput(
      String file, String place, String reason, String nextStep, @Nullable Throwable cause) {
    super(join(file, place, reason, nextStep), cause);
    this.file = file;
    this.place = place;
    this.reason = reason;
    this.nextStep = nextStep;
  }

  private static String join(String file, String place, String reason, String nextStep) {
    return file + (place.isEmpty() ? "" : ", " + place) + ": " + reason + ". " + nextStep;
  }

  public String file() {
    return file;
  }

  public String place() {
    return place;
  }

  public String reason() {
    return reason;
  }

  public String nextStep() {
    return nextStep;
  }
}
