package org.entente.trace.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Rules that must all agree on one output, which then is the change.
///
/// @param text as people write them: names joined by `+`, or one name for several
public record ChangeRules(String text, List<ChangeRule> rules) {
  /// GraphSense's "one-time change", to which it gives a confidence of 50 in 100.
  public static final ChangeRules ONE_TIME =
      new ChangeRules(
          "one-time",
          List.of(
              ChangeRule.TYPE,
              ChangeRule.NOT_THOUSAND,
              ChangeRule.OPTIMAL,
              ChangeRule.NOT_REUSED,
              ChangeRule.FRESH));

  public ChangeRules {
    rules = List.copyOf(rules);
  }

  public static ChangeRules of(ChangeRule... rules) {
    return new ChangeRules(
        Arrays.stream(rules).map(ChangeRule::text).collect(Collectors.joining("+")),
        List.of(rules));
  }

  /// Reads `one-time`, `fresh+type`, `one-time+round`.
  ///
  /// @throws IllegalArgumentException saying which name there isn't, and which there are
  public static ChangeRules parse(String text) {
    List<ChangeRule> rules = new ArrayList<>();
    for (String name : text.split("\\+", -1)) {
      if (name.equals(ONE_TIME.text)) {
        rules.addAll(ONE_TIME.rules);
      } else {
        rules.add(
            ChangeRule.of(name)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no change rule '%s'; there are %s".formatted(name, names()))));
      }
    }
    return new ChangeRules(text, rules.stream().distinct().toList());
  }

  /// All names, to be shown to people.
  public static String names() {
    return ONE_TIME.text
        + ", "
        + Arrays.stream(ChangeRule.values())
            .map(ChangeRule::text)
            .collect(Collectors.joining(", "));
  }

  public boolean looksAhead() {
    return rules.stream().anyMatch(ChangeRule::looksAhead);
  }

  public boolean needsHabits() {
    return rules.stream().anyMatch(ChangeRule::needsHabits);
  }

  /// The first rule that looks ahead.
  String ahead() {
    return rules.stream()
        .filter(ChangeRule::looksAhead)
        .map(ChangeRule::text)
        .findFirst()
        .orElse("none");
  }
}
