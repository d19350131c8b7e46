package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.cases.CaseCheck;
import org.entente.cases.CaseTables;

/// The tables and the steps to them. A step that was released never changes; a new one is added.
///
/// One list for every engine, in the words of SQLite: columns are `INTEGER`, `TEXT` or `BLOB`.
/// A statement ends with a semicolon at the end of a line, since triggers have some within.
///
/// `object` is in the order of arrival. `head` marks the row that a request without filters
/// means: of an id the newest version in the newest spec version. The partial indexes on it give
/// a page at any offset without looking at anything else. `json` stands last, so that the
/// manifest needn't read it; only `seal`, which came later, stands behind it. `collection.objects`
/// is how many there are.
///
/// `log` holds our own logs (`sender` is empty) and those that partners keep for us; `size` is
/// what a checkpoint covers, `held` what is here. `subtree` has the roots of full subtrees of
/// 256^level leaves. `content` is what an entry's hash stands for, until it is revoked.
///
/// `request_event` has the events of requests as they stand in the logs, so that a revocation
/// can't take them away; `proposal` what waits for a second person; `request_head` by what
/// requests are found.
///
/// Of a token, an invitation and a session only the hash is kept. `audit` only ever grows; its
/// hashes chain each row to all before it.
final class Schema {
  private static final List<String> STEPS =
      List.of(
          """
          CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE person(name TEXT PRIMARY KEY, password TEXT NOT NULL, partner TEXT)
            WITHOUT ROWID;
          CREATE TABLE root(name TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL,
            max_content INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE collection(number INTEGER PRIMARY KEY AUTOINCREMENT, root TEXT NOT NULL,
            id TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, alias TEXT,
            media_types TEXT NOT NULL, acceptance TEXT NOT NULL, UNIQUE(root, id),
            UNIQUE(root, alias));
          CREATE TABLE seen(collection INTEGER NOT NULL, person TEXT NOT NULL,
            can_read INTEGER NOT NULL, can_write INTEGER NOT NULL, PRIMARY KEY(collection, person))
            WITHOUT ROWID;
          CREATE TABLE object(number INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL,
            added INTEGER NOT NULL, head INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
            spec TEXT NOT NULL, version TEXT NOT NULL, sortable TEXT NOT NULL, own INTEGER NOT NULL,
            media_type TEXT NOT NULL, hash BLOB NOT NULL, json TEXT NOT NULL);
          CREATE UNIQUE INDEX object_version ON object(collection, id, spec, sortable, number);
          CREATE INDEX object_added ON object(collection, added, number);
          CREATE INDEX object_head ON object(collection, added, number) WHERE head = 1;
          CREATE INDEX object_type ON object(collection, type, added, number) WHERE head = 1;
          CREATE TABLE status(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            root TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL);
          CREATE TABLE answered(key TEXT PRIMARY KEY, at INTEGER NOT NULL, status INTEGER NOT NULL,
            body TEXT NOT NULL) WITHOUT ROWID;
          """,
          """
          CREATE TABLE partner(name TEXT PRIMARY KEY, country TEXT NOT NULL, url TEXT NOT NULL,
            vkey TEXT NOT NULL, state TEXT NOT NULL, added INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE log(number INTEGER PRIMARY KEY AUTOINCREMENT, sender TEXT NOT NULL,
            recipient TEXT NOT NULL, origin TEXT NOT NULL, size INTEGER NOT NULL,
            held INTEGER NOT NULL, frontier BLOB NOT NULL, note TEXT NOT NULL,
            acknowledged INTEGER NOT NULL, fault TEXT, UNIQUE(sender, recipient));
          CREATE TABLE entry(log INTEGER NOT NULL, position INTEGER NOT NULL, body BLOB NOT NULL,
            action TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
            refusal TEXT, PRIMARY KEY(log, position)) WITHOUT ROWID;
          CREATE INDEX entry_id ON entry(log, id, position);
          CREATE TABLE subtree(log INTEGER NOT NULL, level INTEGER NOT NULL,
            position INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(log, level, position))
            WITHOUT ROWID;
          CREATE TABLE content(log INTEGER NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY(log, sha256));
          CREATE TABLE decision(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
            recipient TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL,
            permitted INTEGER NOT NULL, reasons TEXT NOT NULL, policy TEXT NOT NULL);
          """,
          CaseTables.FIRST,
          """
          ALTER TABLE person ADD COLUMN role TEXT;
          ALTER TABLE person ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
          ALTER TABLE person ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
          CREATE TABLE token(id TEXT PRIMARY KEY, person TEXT NOT NULL, title TEXT NOT NULL,
            scopes TEXT NOT NULL, hash BLOB NOT NULL, made INTEGER NOT NULL, ends INTEGER NOT NULL)
            WITHOUT ROWID;
          CREATE TABLE invitation(hash BLOB PRIMARY KEY, person TEXT NOT NULL,
            ends INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE session(hash BLOB PRIMARY KEY, person TEXT NOT NULL, made INTEGER NOT NULL,
            seen INTEGER NOT NULL, ends INTEGER NOT NULL) WITHOUT ROWID;
          CREATE INDEX session_person ON session(person);
          CREATE TABLE audit(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL,
            means TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL,
            result TEXT NOT NULL, hash BLOB NOT NULL);
          CREATE INDEX audit_who ON audit(who, number);
          CREATE INDEX audit_at ON audit(at);
          CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'what was written stays'); END;
          CREATE TRIGGER audit_remains BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'what was written stays'); END;
          """,
          """
          CREATE TABLE job(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, bulk INTEGER NOT NULL, person TEXT NOT NULL, case_id TEXT NOT NULL,
            request TEXT NOT NULL, upload TEXT NOT NULL, state TEXT NOT NULL,
            inputs TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0,
            asked INTEGER NOT NULL, started INTEGER NOT NULL DEFAULT 0,
            ended INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 0, unit TEXT NOT NULL DEFAULT '', sha256 TEXT,
            size INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
            reason TEXT NOT NULL DEFAULT '');
          CREATE INDEX job_state ON job(state, number);
          CREATE INDEX job_person ON job(person, number);
          CREATE INDEX job_case ON job(case_id, number);
          """,
          CaseTables.ORIGINS,
          AllianceTables.FIRST,
          """
          CREATE TABLE request_event(partner TEXT NOT NULL, own INTEGER NOT NULL,
            position INTEGER NOT NULL, request TEXT NOT NULL, hash TEXT NOT NULL,
            json TEXT NOT NULL, known INTEGER NOT NULL, refusal TEXT NOT NULL,
            PRIMARY KEY(partner, own, position)) WITHOUT ROWID;
          CREATE INDEX request_event_request ON request_event(request);
          CREATE TABLE proposal(number INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL,
            partner TEXT NOT NULL, step TEXT NOT NULL, body TEXT NOT NULL,
            exercise INTEGER NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL,
            standing TEXT NOT NULL, judge TEXT NOT NULL, judged INTEGER NOT NULL,
            reason TEXT NOT NULL);
          CREATE INDEX proposal_request ON proposal(request);
          """,
          AllianceTables.SECOND,
          HitDecisions.TABLES,
          CaseTables.LEARNT,
          Alerts.TABLES,
          PeopleTables.FIRST,
          """
          ALTER TABLE object ADD COLUMN seal BLOB;
          ALTER TABLE collection ADD COLUMN objects INTEGER NOT NULL DEFAULT 0;
          UPDATE collection SET objects =
            (SELECT count(*) FROM object WHERE object.collection = collection.number);
          """,
          CaseTables.HEADS,
          PeopleTables.SECOND,
          OverlapTables.FIRST,
          RequestHeads.TABLES,
          Onward.TABLE,
          Warnings.TABLES,
          Jobs.FILES,
          CaseTables.PUBLISHED,
          CaseTables.SEALS,
          KeyTables.FIRST,
          Followers.TABLES);

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)\\(");

  /// A table, and whether its numbers are never given twice.
  record Table(String name, boolean isNumbered) {}

  private Schema() {}

  /// How many steps come before one.
  static int before(String step) {
    return STEPS.indexOf(step);
  }

  /// Every table, in the order in which they were added, without what is made of others.
  static List<Table> tables() {
    List<Table> all = new ArrayList<>();
    for (String step : STEPS) {
      for (String one : step.split(";\n", -1)) {
        Matcher made = TABLE.matcher(one);
        if (made.find()) {
          all.add(new Table(made.group(1), one.contains("AUTOINCREMENT")));
        }
      }
    }
    return all;
  }

  static boolean isRaised(Engine engine, Connection connection) throws SQLException {
    return taken(engine, connection) == STEPS.size();
  }

  /// Takes the steps that are missing, all or none. Whoever else was about to take them finds
  /// them taken.
  static void raise(Engine engine, Connection connection) throws SQLException {
    if (isRaised(engine, connection)) {
      return;
    }
    engine.begin(connection);
    try {
      engine.forLong(connection);
      for (int i = taken(engine, connection); i < STEPS.size(); i++) {
        take(engine, connection, STEPS.get(i));
        if (STEPS.get(i).equals(CaseTables.SEALS)) {
          CaseCheck.seal(connection);
        }
        engine.setStepCount(connection, i + 1);
      }
      engine.commit(connection);
    } catch (SQLException e) {
      try {
        engine.rollBack(connection);
      } catch (SQLException again) {
        // A full disk has ended it already.
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private static int taken(Engine engine, Connection connection) throws SQLException {
    int taken = engine.stepCount(connection);
    if (taken > STEPS.size()) {
      throw new SQLException(
          "this store is of a later version of Entente (" + taken + "); use that version");
    }
    return taken;
  }

  private static void take(Engine engine, Connection connection, String step) throws SQLException {
    try (Statement all = connection.createStatement()) {
      for (String statement : step.split(";\n", -1)) {
        if (!statement.isBlank()) {
          for (String one : engine.own(statement)) {
            all.addBatch(one);
          }
        }
      }
      all.executeBatch();
    }
  }
}
