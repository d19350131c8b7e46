package org.entente.exchange.store;

/// The comparisons of a node with its partners: what both said stands in their logs, too, here is
/// what it came to. `asked` is how many items the partner may ask about in it, which counts
/// against its budget from `spent` on. No item stands here.
final class OverlapTables {
  static final String FIRST =
      """
      CREATE TABLE overlap(comparison TEXT PRIMARY KEY, partner TEXT NOT NULL,
        ours INTEGER NOT NULL, state TEXT NOT NULL, terms TEXT NOT NULL, person TEXT NOT NULL,
        pledge TEXT NOT NULL DEFAULT '', theirs TEXT NOT NULL DEFAULT '',
        result TEXT NOT NULL DEFAULT '', ended INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '', asked INTEGER NOT NULL DEFAULT 0,
        spent INTEGER NOT NULL DEFAULT 0, made INTEGER NOT NULL, changed INTEGER NOT NULL,
        ends INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX overlap_partner ON overlap(partner, made);
      """;

  private OverlapTables() {}
}
