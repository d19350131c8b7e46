package org.entente.watch.warning.make;

import java.util.ArrayList;
import java.util.List;

/// Whether a template says in each language what it says in the others: the same texts with the
/// same slots as often. What no program can tell, people must: see [Reviews].
public final class Parity {
  private Parity() {}

  /// What differs, for people; empty when nothing does.
  public static List<String> faults(Template template) {
    List<String> faults = new ArrayList<>();
    for (Template.Field field : Template.Field.values()) {
      List<String> english = template.holes(Language.EN, field);
      for (Language language : Language.values()) {
        String place = template.id() + " " + language.word() + " " + field.word();
        if (template.text(language, field).isBlank()) {
          faults.add(place + ": there is no text");
        } else if (!template.holes(language, field).equals(english)) {
          faults.add(
              place + ": slots " + template.holes(language, field) + ", in English " + english);
        }
        for (String hole : template.holes(language, field)) {
          if (!template.slots().containsKey(hole)) {
            faults.add(place + ": {" + hole + "} is no slot");
          }
        }
      }
    }
    return faults;
  }
}
