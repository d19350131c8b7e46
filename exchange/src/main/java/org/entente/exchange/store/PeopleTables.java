package org.entente.exchange.store;

/// The tables of how people sign in beside a password: `passkey` has the public halves of their
/// keys, `identity` who they are to an issuer of OpenID Connect (`ruled` if a rule let them in),
/// `issuer` whom an administrator entered as one.
final class PeopleTables {
  static final String FIRST =
      """
      CREATE TABLE passkey(id TEXT PRIMARY KEY, person TEXT NOT NULL, title TEXT NOT NULL,
        credential BLOB NOT NULL, counter INTEGER NOT NULL, may_back_up INTEGER NOT NULL,
        backed_up INTEGER NOT NULL, transports TEXT NOT NULL, made INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX passkey_person ON passkey(person);
      CREATE TABLE identity(issuer TEXT NOT NULL, subject TEXT NOT NULL, person TEXT NOT NULL,
        made INTEGER NOT NULL, PRIMARY KEY(issuer, subject)) WITHOUT ROWID;
      CREATE INDEX identity_person ON identity(person);
      """;

  static final String SECOND =
      """
      ALTER TABLE identity ADD COLUMN ruled INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE issuer(name TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        client TEXT NOT NULL, secret TEXT NOT NULL, authority TEXT NOT NULL, scopes TEXT NOT NULL,
        naming TEXT NOT NULL, rules TEXT NOT NULL) WITHOUT ROWID;
      """;

  private PeopleTables() {}
}
