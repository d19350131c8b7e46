package org.entente.exchange.store;

/// The tables of partners' keys: `former_key` has what a partner signed by before, with the
/// statement by which another key followed (empty where people said so); `key_receipt` who has
/// taken our own statements, by their hashes; `partner_identity` the newest note by which a
/// partner said what else it is known by.
final class KeyTables {
  static final String FIRST =
      """
      CREATE TABLE former_key(number INTEGER PRIMARY KEY AUTOINCREMENT, partner TEXT NOT NULL,
        vkey TEXT NOT NULL, statement TEXT NOT NULL, ends INTEGER NOT NULL,
        revoked INTEGER NOT NULL, taken INTEGER NOT NULL, UNIQUE(partner, vkey));
      CREATE TABLE key_receipt(partner TEXT NOT NULL, statement TEXT NOT NULL,
        note TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(partner, statement))
        WITHOUT ROWID;
      CREATE TABLE partner_identity(partner TEXT PRIMARY KEY, number INTEGER NOT NULL,
        pins TEXT NOT NULL, quantum TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
      """;

  private KeyTables() {}
}
