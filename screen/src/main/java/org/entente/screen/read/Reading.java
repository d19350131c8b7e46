package org.entente.screen.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;

/// What a reader reports to while it reads: structures it doesn't know, and things a person
/// should look at. Names of things change without notice, and a column that nobody reads may be
/// the one that matters; so an unknown one stops the load. Lenient, it is counted and listed.
public final class Reading {
  private static final int MAX_WARNINGS = 1_000;

  private final boolean lenient;
  private final Map<String, Integer> unknown = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private int more;

  public Reading(boolean lenient) {
    this.lenient = lenient;
  }

  public boolean isLenient() {
    return lenient;
  }

  /// `kind` says what it is: `element`, `column`, `alias type`.
  public void unknown(ListFile file, int line, String kind, String name, Collection<String> known) {
    unknown(file, "line " + line, kind, name, known);
  }

  /// `place` for what has no lines: `table 2, row 5`.
  public void unknown(
      ListFile file, String place, String kind, String name, Collection<String> known) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
    if (lenient) {
      if (unknown.size() < MAX_WARNINGS || unknown.containsKey(kind + " " + shown)) {
        unknown.merge(kind + " " + shown, 1, Integer::sum);
      }
      return;
    }
    String nearest = Nearest.to(name, known);
    throw new BadInput(
        file.source(),
        place,
        "unknown "
            + kind
            + " '"
            + shown
            + "'"
            + (nearest.isEmpty() ? "" : "; the nearest known is '" + nearest + "'"),
        "Look at what has changed in the list; --lenient leaves out what is not understood");
  }

  /// A row that breaks the list's own rules: stops, or is left out and counted when lenient.
  public void broken(ListFile file, int line, String reason) {
    broken(file, "line " + line, reason);
  }

  /// `place` for what has no lines.
  public void broken(ListFile file, String place, String reason) {
    if (!lenient) {
      throw new BadInput(
          file.source(),
          place,
          reason,
          "Look at the row; --lenient leaves out what is not understood");
    }
    warn(file.source() + ", " + place + ": " + reason + "; left out");
  }

  /// Something to look at that stops nothing.
  public void warn(String warning) {
    if (warnings.size() < MAX_WARNINGS) {
      warnings.add(warning);
    } else {
      more++;
    }
  }

  /// What was skipped and what to look at, in the order found.
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    unknown.forEach((what, count) -> findings.add("skipped unknown " + what + ", times " + count));
    findings.addAll(warnings);
    if (more > 0) {
      findings.add("and " + more + " more");
    }
    return findings;
  }
}
