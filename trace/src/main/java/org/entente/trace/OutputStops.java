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

  /// Whether a label also ends a walk at this output where the walk begins there. Where somebody
  /// asks from an exchange's own wallet he wants to see on; where money arrived over a bridge at an
  /// exchange it is an end.
  default boolean endsStart(long output) {
    return false;
  }

  /// These, and where they know nothing, `others`.
  default OutputStops or(OutputStops others) {
    return output -> {
      Ending ending = at(output);
      return ending != null ? ending : others.at(output);
    };
  }
}
