package org.entente.exchange.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests as they were when somebody read them, each with the number of its last change: those
/// that didn't change since needn't be folded again. Of more than so many the rest are, each time:
/// to make room would help none, since all are asked for in turn.
final class Folded {
  private static final int MOST = 5_000;

  private record Kept(long change, Request request) {}

  private final Map<RequestHeads.Place, Kept> kept = new HashMap<>();

  /// These, in their order. What was read before a change is never given for after it: the number
  /// is read first, so what is kept under it may be newer, but not older.
  List<Request> all(RequestBook book, List<RequestHeads.Changed> changed) throws SQLException {
    List<Request> all = new ArrayList<>();
    for (RequestHeads.Changed one : changed) {
      Request known = known(one);
      if (known == null) {
        known = book.find(one.place());
        keep(one, known);
      }
      all.add(known);
    }
    return all;
  }

  private synchronized @Nullable Request known(RequestHeads.Changed one) {
    Kept before = kept.get(one.place());
    return before == null || before.change() != one.change() ? null : before.request();
  }

  private synchronized void keep(RequestHeads.Changed one, Request request) {
    if (kept.size() < MOST || kept.containsKey(one.place())) {
      kept.put(one.place(), new Kept(one.change(), request));
    }
  }
}
