package org.entente.exchange.stix.pattern;

import java.util.List;

/// What stands in one pair of brackets. All of it must hold on one object (and what that refers
/// to).
sealed interface Comparison {
  record All(List<Comparison> parts) implements Comparison {}

  record Any(List<Comparison> parts) implements Comparison {}

  /// Holds when a value at the path passes; a missing path never does, `NOT` or not.
  record Test(ObjectPath path, boolean negated, ValueTest test) implements Comparison {}

  /// Negated, an object of the type that lacks it.
  record Exists(ObjectPath path, boolean negated) implements Comparison {}
}
