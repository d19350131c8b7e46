package org.entente.exchange.stix.pattern;

import java.text.Normalizer;
import java.util.List;

/// What one value must be. Values and constants of unlike kinds are never equal and have no order
/// (2.1, section 9.6.2).
sealed interface ValueTest {
  /// Whether `value` passes, before any `NOT`.
  boolean passes(PathValue value);

  record Equal(Constant constant, boolean unequal) implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      return Comparing.isEqual(value, constant) != unequal;
    }
  }

  /// `<`, `<=`, `>`, `>=`.
  record Order(Constant constant, boolean less, boolean orEqual) implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      Integer order = Comparing.order(value, constant);
      if (order == null) {
        return false;
      }
      return order == 0 ? orEqual : less == order < 0;
    }
  }

  record In(List<Constant> constants) implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      return constants.stream().anyMatch(constant -> Comparing.isEqual(value, constant));
    }
  }

  /// `%` stands for any text, `_` for one character; all else for itself. In normal form NFC.
  final class Like implements ValueTest {
    private final int[] wildcard;

    private Like(int[] wildcard) {
      this.wildcard = wildcard;
    }

    static Like of(String text) {
      return new Like(Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray());
    }

    @Override
    public boolean passes(PathValue value) {
      return switch (value) {
        case PathValue.Text text -> matches(Comparing.nfc(text.value()));
        case PathValue.Bytes bytes -> matches(bytes.latin());
        case PathValue.Quantity _, PathValue.Truth _, PathValue.Other _ -> false;
      };
    }

    /// Goes back to the last `%` alone: at most the product of both lengths.
    private boolean matches(String text) {
      int[] chars = text.codePoints().toArray();
      int at = 0;
      int w = 0;
      int star = -1;
      int starAt = 0;
      while (at < chars.length) {
        if (w < wildcard.length && wildcard[w] == '%') {
          star = w++;
          starAt = at;
        } else if (w < wildcard.length && (wildcard[w] == '_' || wildcard[w] == chars[at])) {
          w++;
          at++;
        } else if (star >= 0) {
          w = star + 1;
          at = ++starAt;
        } else {
          return false;
        }
      }
      while (w < wildcard.length && wildcard[w] == '%') {
        w++;
      }
      return w == wildcard.length;
    }
  }

  /// A regular expression found anywhere in the text, in normal form NFC; a dot is any character.
  record Matches(Expression expression) implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      return switch (value) {
        case PathValue.Text text -> expression.isFoundIn(Comparing.nfc(text.value()));
        case PathValue.Bytes bytes -> expression.isFoundIn(bytes.latin());
        case PathValue.Quantity _, PathValue.Truth _, PathValue.Other _ -> false;
      };
    }

    /// A compiled regular expression.
    interface Expression {
      boolean isFoundIn(String text);
    }
  }

  /// Whether the value is an address or block within `block`, or, turned round, holds it.
  record Block(IpBlock block, boolean superset) implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      if (!(value instanceof PathValue.Text text)) {
        return false;
      }
      return IpBlock.of(text.value())
          .map(other -> superset ? other.contains(block) : block.contains(other))
          .orElse(false);
    }
  }

  /// An address that no value can be within, for the constant is none: always false.
  record NoBlock() implements ValueTest {
    @Override
    public boolean passes(PathValue value) {
      return false;
    }
  }
}
