package org.entente.exchange.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.exchange.taxii.Position;
import org.entente.exchange.taxii.Selection;

/// A selection as a condition of SQL. Spec versions are filtered first, then versions among what
/// is left of an object.
final class Choice {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private Choice() {}

  static Choice of(long collection, Selection selection, Position after) {
    Choice choice = new Choice();
    choice.add("o.collection = ?", collection);
    Position from = after;
    Long bound = selection.addedAfter();
    if (bound != null && bound >= after.added()) {
      from = new Position(bound, Long.MAX_VALUE);
    }
    choice.add("(o.added, o.number) > (?, ?)", from.added(), from.number());
    choice.in("o.id", selection.ids());
    choice.in("o.type", selection.types());
    if (selection.isOfHeads()) {
      choice.add("o.head = 1");
    } else {
      choice.versions(selection);
    }
    return choice;
  }

  private void versions(Selection selection) {
    String spec = spec("o", selection.specVersions());
    if (!spec.isEmpty()) {
      add(spec);
      specValues(selection.specVersions());
    }
    Set<String> versions = selection.versions();
    if (versions.contains("all")) {
      return;
    }
    List<String> either = new ArrayList<>();
    Set<String> exact = new TreeSet<>(versions);
    List<Object> late = new ArrayList<>();
    for (String word : List.of("last", "first")) {
      if (exact.remove(word)) {
        String order = word.equals("last") ? ">" : "<";
        String other = spec("p", selection.specVersions());
        either.add(
            "NOT EXISTS(SELECT 1 FROM object p WHERE p.collection = o.collection AND p.id = o.id"
                + " AND (p.sortable, p.number) "
                + order
                + " (o.sortable, o.number)"
                + (other.isEmpty() ? "" : " AND " + other)
                + ")");
        if (!selection.specVersions().contains("all")) {
          late.addAll(new TreeSet<>(selection.specVersions()));
        }
      }
    }
    if (!exact.isEmpty()) {
      either.add("o.sortable IN " + marks(exact.size()));
      late.addAll(exact);
    }
    add("(" + String.join(" OR ", either) + ")");
    values.addAll(late);
  }

  private void specValues(Set<String> specs) {
    if (!specs.contains("all")) {
      values.addAll(new TreeSet<>(specs));
    }
  }

  private static String spec(String table, Set<String> specs) {
    if (specs.contains("all")) {
      return "";
    }
    return specs.isEmpty()
        ? table
            + ".spec = (SELECT max(s.spec) FROM object s WHERE s.collection = o.collection"
            + " AND s.id = o.id)"
        : table + ".spec IN " + marks(specs.size());
  }

  private void in(String column, Set<String> wanted) {
    if (!wanted.isEmpty()) {
      add(column + " IN " + marks(wanted.size()));
      values.addAll(new TreeSet<>(wanted));
    }
  }

  private void add(String condition, Object... with) {
    sql.append(sql.isEmpty() ? "" : " AND ").append(condition);
    Collections.addAll(values, with);
  }

  private static String marks(int count) {
    return "(" + String.join(",", Collections.nCopies(count, "?")) + ")";
  }

  String sql() {
    return sql.toString();
  }

  /// The values of its question marks, and `more` behind them.
  Object[] values(Object... more) {
    List<Object> all = new ArrayList<>(values);
    Collections.addAll(all, more);
    return all.toArray();
  }
}
