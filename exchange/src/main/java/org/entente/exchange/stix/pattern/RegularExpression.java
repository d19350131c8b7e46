package org.entente.exchange.stix.pattern;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.base.BadInput;

/// Regular expressions from outside. RE2 needs time linear in the text whatever the expression;
/// what it lacks (look-around, references back) runs on the JDK's engine with counted steps.
final class RegularExpression {
  private static final int STEPS = 2_000_000;

  private RegularExpression() {}

  /// Empty when no engine can read it.
  static Optional<ValueTest.Matches.Expression> of(String text) {
    String normal = Comparing.nfc(text);
    try {
      var linear = com.google.re2j.Pattern.compile(normal, com.google.re2j.Pattern.DOTALL);
      return Optional.of(value -> linear.matcher(value).find());
    } catch (PatternSyntaxException lacking) {
      return backtracking(normal);
    }
  }

  private static Optional<ValueTest.Matches.Expression> backtracking(String text) {
    try {
      Pattern pattern = Pattern.compile(text, Pattern.DOTALL);
      return Optional.of(value -> pattern.matcher(new Counted(value)).find());
    } catch (java.util.regex.PatternSyntaxException | StackOverflowError bad) {
      return Optional.empty();
    }
  }

  /// Text that can be looked at only so often.
  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > STEPS) {
        throw new BadInput(
            "pattern",
            "",
            "a regular expression takes over " + STEPS + " steps on one value",
            "Write it without look-around and references back");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
