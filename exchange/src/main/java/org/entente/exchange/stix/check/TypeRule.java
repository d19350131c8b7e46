package org.entente.exchange.stix.check;

import java.util.List;

/// A rule between properties of one object.
sealed interface TypeRule {
  record AnyOf(List<String> names) implements TypeRule {}

  record OneOf(List<String> names) implements TypeRule {}

  /// With `given` there must be `needed`.
  record Needs(String given, String needed) implements TypeRule {}

  /// `later` is not before `earlier`, or, when strict, after it.
  record Order(String later, String earlier, boolean strict) implements TypeRule {}
}
