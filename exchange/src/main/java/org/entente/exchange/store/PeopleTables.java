package org.entente.exchange.store;

/// The tables of how people sign in beside a password: `passkey` has the public halves of their
/// keys, `identity` who they are to an issuer of OpenID Connect.
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

  private PeopleTables() {}
}
