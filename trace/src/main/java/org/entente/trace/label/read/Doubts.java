package org.entente.trace.label.read;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;

/// What a reader did not understand: an error, or, if the user chose so, counted and listed.
public final class Doubts {
  private static final int KEPT = 20;

  private final boolean lenient;
  private final List<BadInput> first = new ArrayList<>();
  private long count;

  public Doubts(boolean lenient) {
    this.lenient = lenient;
  }

  /// Throws `bad` unless doubt is allowed.
  void add(BadInput bad) {
    if (!lenient) {
      throw bad;
    }
    count++;
    if (first.size() < KEPT) {
      first.add(bad);
    }
  }

  public long count() {
    return count;
  }

  /// The first twenty.
  public List<BadInput> first() {
    return List.copyOf(first);
  }
}
