package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.util.List;
import org.entente.exchange.stix.StixTime;

/// Which observations a pattern asks for.
sealed interface Expression {
  /// `[…]`: one observation.
  record Single(Comparison comparison) implements Expression {}

  record All(List<Expression> parts) implements Expression {}

  record Any(List<Expression> parts) implements Expression {}

  /// Everything of `first` was seen no later than anything of `then`.
  record FollowedBy(Expression first, Expression then) implements Expression {}

  record Qualified(Expression inner, Qualifier qualifier) implements Expression {}

  /// A bound on what an expression takes.
  sealed interface Qualifier {
    /// From `start` on, before `stop`.
    record StartStop(StixTime start, StixTime stop) implements Qualifier {}

    /// All within a span shorter than this.
    record Within(BigDecimal seconds) implements Qualifier {}

    /// That often, each time with observations of its own.
    record Repeats(int times) implements Qualifier {}
  }
}
