package org.entente.app.watch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.entente.base.BadInput;

/// Sectors as people name them: `c3-c16`, `c3`.
final class Sectors {
  private static final Pattern SECTORS = Pattern.compile("c([0-9]{1,4})(?:-c([0-9]{1,4}))?");

  private Sectors() {}

  /// Numbers from 1 to `count`; all where none is named.
  static List<Integer> chosen(List<String> sectors, int count) {
    if (sectors.isEmpty()) {
      return IntStream.rangeClosed(1, count).boxed().toList();
    }
    Set<Integer> chosen = new LinkedHashSet<>();
    for (String range : sectors) {
      Matcher m = SECTORS.matcher(range.strip());
      int first = m.matches() ? Integer.parseInt(m.group(1)) : 0;
      int last = first > 0 && m.group(2) != null ? Integer.parseInt(m.group(2)) : first;
      if (first < 1 || last < first || last > count) {
        String next = "Give sectors from c1 to c" + count + ", as c3-c16 or c3,c7.";
        throw new BadInput("--sectors", "", "no sectors: '" + range + "'", next);
      }
      IntStream.rangeClosed(first, last).forEach(chosen::add);
    }
    return List.copyOf(chosen);
  }
}
