package org.entente.exchange.stix.pattern;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A pattern that compares a hash with what can't be one would never match: a slip of its author,
/// which the validator of OASIS refuses, too.
final class HashConstant {
  /// Hexadecimal digits by algorithm, its name in upper case without hyphens.
  private static final Map<String, Integer> DIGITS =
      Map.ofEntries(
          Map.entry("MD5", 32),
          Map.entry("RIPEMD160", 40),
          Map.entry("SHA1", 40),
          Map.entry("SHA224", 56),
          Map.entry("SHA256", 64),
          Map.entry("SHA384", 96),
          Map.entry("SHA512", 128),
          Map.entry("SHA3224", 56),
          Map.entry("SHA3256", 64),
          Map.entry("SHA3384", 96),
          Map.entry("SHA3512", 128),
          Map.entry("WHIRLPOOL", 128));

  private HashConstant() {}

  /// The constant that can't be a hash of the algorithm that ends the path.
  static Optional<String> misfit(ObjectPath path, ValueTest test) {
    List<ObjectPath.Step> steps = path.steps();
    boolean hashes =
        steps.size() > 1
            && steps.get(steps.size() - 2) instanceof ObjectPath.Step.Key dictionary
            && dictionary.name().equals("hashes");
    if (!hashes || !(steps.getLast() instanceof ObjectPath.Step.Key algorithm)) {
      return Optional.empty();
    }
    Integer digits = DIGITS.get(algorithm.name().toUpperCase(Locale.ROOT).replace("-", ""));
    if (digits == null) {
      return Optional.empty();
    }
    return constants(test).stream()
        .filter(Constant.Text.class::isInstance)
        .map(constant -> ((Constant.Text) constant).value())
        .filter(text -> text.length() != digits || !text.matches("[0-9a-fA-F]*"))
        .findFirst();
  }

  private static List<Constant> constants(ValueTest test) {
    return switch (test) {
      case ValueTest.Equal equal -> List.of(equal.constant());
      case ValueTest.In in -> in.constants();
      case ValueTest.Order _,
          ValueTest.Like _,
          ValueTest.Matches _,
          ValueTest.Block _,
          ValueTest.NoBlock _ ->
          List.of();
    };
  }
}
