package org.entente.screen.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.screen.Name;
import org.entente.screen.Target;

/// Asks whether an issue is the list one thinks, whole: rows that must be there, how many rows,
/// how well filled. A list that came empty or halved must never be screened against in silence.
final class ListGuard {
  private ListGuard() {}

  /// What speaks against it, in sentences; empty where nothing does.
  static List<String> check(ListDescriptor descriptor, List<Target> targets) {
    List<String> doubts = new ArrayList<>();
    int size = targets.size();
    if (size < descriptor.minTargets()) {
      doubts.add(size + " targets, fewer than the " + descriptor.minTargets() + " of a whole list");
    }
    if (size > descriptor.maxTargets()) {
      doubts.add(size + " targets, more than the " + descriptor.maxTargets() + " ever expected");
    }
    descriptor
        .fillPercent()
        .forEach(
            (field, least) -> {
              int percent = ListCounts.fillPercent(targets, field);
              if (percent < least) {
                doubts.add(percent + " % have " + field + ", expected at least " + least + " %");
              }
            });
    Map<String, Target> byReference = HashMap.newHashMap(size);
    targets.forEach(target -> byReference.put(target.reference(), target));
    descriptor
        .canaries()
        .forEach((reference, word) -> canary(byReference, reference, word, doubts));
    return doubts;
  }

  private static void canary(
      Map<String, Target> byReference, String reference, String word, List<String> doubts) {
    Target target = byReference.get(reference);
    if (target == null) {
      doubts.add(reference + " (" + word + ") is missing, which should be on this list");
    } else if (target.names().stream().map(Name::text).noneMatch(name -> holds(name, word))) {
      doubts.add(reference + " is " + target.primaryName().text() + " instead of " + word);
    }
  }

  private static boolean holds(String name, String word) {
    return name.toUpperCase(Locale.ROOT).contains(word.toUpperCase(Locale.ROOT));
  }

  /// Compares with the issue before: fewer than 95 % or more than 120 % of its rows is a doubt.
  static List<String> compare(int before, int now) {
    if (before > 0 && (now < before * 95L / 100 || now > before * 120L / 100)) {
      return List.of(now + " targets after " + before + " in the issue before");
    }
    return List.of();
  }
}
