package org.entente.exchange.taxii;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a collection of objects stands on: everything a TAXII server asks of its store.
public interface Shelf {
  /// A collection as one user sees it.
  ///
  /// @param number the store's own, never shown
  /// @param alias null without one
  record Stand(
      long number,
      String id,
      String title,
      String description,
      @Nullable String alias,
      List<String> mediaTypes,
      Acceptance acceptance,
      Rights rights) {}

  /// One version of an object, where it stands in a collection.
  ///
  /// @param json the object as it came; empty where it wasn't asked for
  record Item(Position at, String id, String version, String mediaType, String json) {
    /// The same where no other has its time: a cursor behind it needn't tell how many objects the
    /// store has taken.
    public Item withoutNumber() {
      return new Item(new Position(at.added(), Long.MAX_VALUE), id, version, mediaType, json);
    }
  }

  /// Some of a collection, in its order.
  ///
  /// @param more whether anything is left behind the last one
  record Page(List<Item> items, boolean more) {}

  /// What was done with one object that was sent.
  ///
  /// @param message why it wasn't taken; empty when it was
  record Outcome(String id, String version, String message) {}

  List<ApiRoot> roots();

  /// In the order of their ids.
  List<Stand> stands(String root, String user);

  /// By id or alias.
  Optional<Stand> stand(String root, String idOrAlias, String user);

  /// The first objects behind `after`, in the order in which they were added.
  Page page(Stand stand, Selection selection, Position after, int limit, boolean withJson);

  boolean holds(Stand stand, String objectId);

  /// On disk when it returns. Gives the JSON of the status, which is kept, too.
  String add(Stand stand, String root, String user, List<Arrival> arrivals);

  /// On disk when it returns; how many went.
  int remove(Stand stand, Selection selection);

  Optional<String> status(String root, String id, String user);
}
