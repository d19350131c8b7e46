package org.entente.screen.desk;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;

/// From which score on a hit is a match: one bar for all, and others for a list, a publisher, a
/// type, or a type on a list. The narrowest that fits holds: list and type, list, publisher and
/// type, publisher, type, default.
///
/// The keys are `default`, `person`, `us-sdn`, `us`, `us-sdn/person`; the bars are in
/// ten-thousandths.
public record Thresholds(SortedMap<String, Integer> bars) {
  /// The key that every set of bars has.
  public static final String DEFAULT = "default";

  public Thresholds {
    bars = Collections.unmodifiableSortedMap(new TreeMap<>(bars));
    if (!bars.containsKey(DEFAULT)) {
      throw new IllegalArgumentException("no default");
    }
    for (Map.Entry<String, Integer> bar : bars.entrySet()) {
      if (!isKey(bar.getKey()) || bar.getValue() < 0 || bar.getValue() > 10_000) {
        throw new IllegalArgumentException(bar.getKey() + " " + bar.getValue());
      }
    }
  }

  /// The same bar for everything.
  public static Thresholds of(int bar) {
    return new Thresholds(new TreeMap<>(Map.of(DEFAULT, bar)));
  }

  /// Whether this may be a key: a list's name, a type's, both with a slash between, `default`.
  public static boolean isKey(String key) {
    int slash = key.indexOf('/');
    if (slash >= 0) {
      return isList(key.substring(0, slash)) && isKind(key.substring(slash + 1));
    }
    return isKind(key) || isList(key);
  }

  private static boolean isList(String text) {
    if (isKind(text)) {
      return false;
    }
    try {
      return new ListId(text).name().equals(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isKind(String text) {
    return TargetKind.of(text).filter(kind -> kind.text().equals(text)).isPresent();
  }

  public int bar(Target target) {
    if (bars.size() == 1) {
      return lowest();
    }
    String list = target.list().name();
    String publisher = target.list().publisher();
    String kind = target.kind().text();
    String[] narrowFirst = {list + "/" + kind, list, publisher + "/" + kind, publisher, kind};
    for (String key : narrowFirst) {
      Integer bar = bars.get(key);
      if (bar != null) {
        return bar;
      }
    }
    return bars.getOrDefault(DEFAULT, 0);
  }

  /// The lowest bar of all: below it nothing matches.
  public int lowest() {
    return Collections.min(bars.values());
  }
}
