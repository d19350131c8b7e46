package org.entente.exchange.store;

/// The tables of what partners do together: `witnessed` has the newest checkpoint of each log
/// that a partner keeps for others, `contradiction` what logs signed that can't both be true.
final class AllianceTables {
  static final String FIRST =
      """
      CREATE TABLE witnessed(origin TEXT PRIMARY KEY, sender TEXT NOT NULL,
        size INTEGER NOT NULL, root TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL)
        WITHOUT ROWID;
      CREATE TABLE contradiction(origin TEXT NOT NULL, shown TEXT NOT NULL, held TEXT NOT NULL,
        reason TEXT NOT NULL, at INTEGER NOT NULL, proof TEXT, PRIMARY KEY(origin, shown))
        WITHOUT ROWID;
      """;

  /// What was done with an object is found by its id, in whichever log.
  static final String SECOND =
      """
      DROP INDEX entry_id;
      CREATE INDEX entry_object ON entry(id, log, position);
      """;

  private AllianceTables() {}
}
