package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;

/// What was wrong with an input and yet readable: refused, or with `lenient` taken and listed.
public final class Doubts {
  private final boolean isLenient;
  private final List<String> listed = new ArrayList<>();

  private Doubts(boolean isLenient) {
    this.isLenient = isLenient;
  }

  public static Doubts refused() {
    return new Doubts(false);
  }

  public static Doubts listed() {
    return new Doubts(true);
  }

  void about(String file, String place, String reason, String nextStep) {
    BadInput doubt = new BadInput(file, place, reason, nextStep);
    if (!isLenient) {
      throw doubt;
    }
    listed.add(file + ", " + place + ": " + reason);
  }

  /// A set that can't be read: left out and listed, or refused.
  void skip(BadInput bad) {
    if (!isLenient) {
      throw bad;
    }
    listed.add(bad.file() + ", " + bad.place() + ": left out, " + bad.reason());
  }

  public List<String> all() {
    return List.copyOf(listed);
  }
}
