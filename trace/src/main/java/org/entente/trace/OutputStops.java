package org.entente.trace;

import org.jspecify.annotations.Nullable;

/// What a walk forwards through outputs stops at, told from outside: deposits into bridges.
///
/// Asked each time that taint arrives at an output. Must answer the same for the same output.
@FunctionalInterface
public interface OutputStops {
  OutputStops NONE = _ -> null;

  /// Why the walk ends at this output, or null if it goes on from there.
  @Nullable Ending at(long output);

  /// These, and where they know nothing, `others`.
  default OutputStops or(OutputStops others) {
    return output -> {
      Ending ending = at(output);
      return ending != null ? ending : others.at(output);
    };
  }
}
