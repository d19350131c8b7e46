package org.entente.watch.warning.make;

import java.util.ArrayList;
import java.util.List;
import org.entente.watch.warning.CapMessage;

/// Proves of a text that it is never too long: slots are filled each on its own, so the longest
/// text is the one with the longest value in each slot, and it is measured as it would be sent,
/// the exercise's prefix with it.
///
/// @param field which text
/// @param longest that can be sent
/// @param length of it, as it counts in that language; [Integer#MAX_VALUE] for what the alphabet
/// of the broadcast hasn't
/// @param most what is allowed
public record LengthProof(
    String template,
    Language language,
    Template.Field field,
    String longest,
    int length,
    int most) {
  public boolean holds() {
    return length <= most;
  }

  /// Of each text of a template that has a limit.
  public static List<LengthProof> of(Template template) {
    List<LengthProof> all = new ArrayList<>();
    for (Language language : Language.values()) {
      for (Template.Field field : Template.Field.values()) {
        if (field.most() < Integer.MAX_VALUE - 1) {
          all.add(of(template, language, field));
        }
      }
    }
    return all;
  }

  private static LengthProof of(Template template, Language language, Template.Field field) {
    LengthProof worst = null;
    for (CapMessage.Status status : CapMessage.Status.values()) {
      String text = longest(template, language, field, status);
      int length = Measure.of(language, text);
      if (worst == null || length > worst.length()) {
        worst = new LengthProof(template.id(), language, field, text, length, field.most());
      }
    }
    return java.util.Objects.requireNonNull(worst);
  }

  private static String longest(
      Template template, Language language, Template.Field field, CapMessage.Status status) {
    java.util.Map<String, String> values = new java.util.HashMap<>();
    template
        .slots()
        .forEach((name, form) -> values.put(name, Slot.parse(form).longest(language).getFirst()));
    return template.filled(language, field, values, status);
  }
}
