package org.entente.trace.exposure;

import org.jspecify.annotations.Nullable;

/// Who holds a script. Asked often for the same one; must answer the same each time.
@FunctionalInterface
public interface Names {
  Names NONE = _ -> null;

  /// Null where nobody is known.
  @Nullable Named of(long script);
}
