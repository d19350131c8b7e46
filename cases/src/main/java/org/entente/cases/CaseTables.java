package org.entente.cases;

/// The tables of cases. Statements end with a semicolon at the end of a line.
///
/// Triggers refuse every change and removal, also by `INSERT OR REPLACE`, which removes without
/// asking them. `case_search` is derived: its rows have the numbers of entries.
public final class CaseTables {
  /// Never changes; what comes later is a step of its own.
  public static final String FIRST =
      """
      CREATE TABLE case_entry(number INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL,
        position INTEGER NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, title TEXT NOT NULL,
        body TEXT NOT NULL, about INTEGER NOT NULL, other INTEGER NOT NULL,
        replaces INTEGER NOT NULL, recorded INTEGER NOT NULL, valid_from INTEGER NOT NULL,
        valid_to INTEGER NOT NULL, author TEXT NOT NULL, marking TEXT NOT NULL,
        source TEXT NOT NULL, command TEXT NOT NULL, sha256 TEXT, UNIQUE(case_id, position));
      CREATE INDEX case_entry_replaces ON case_entry(case_id, replaces) WHERE replaces > 0;
      CREATE INDEX case_entry_kind ON case_entry(kind, number);
      CREATE TABLE case_content(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
      CREATE VIRTUAL TABLE case_search USING fts5(text, tokenize = 'trigram');
      CREATE TRIGGER case_entry_stays BEFORE UPDATE ON case_entry
        BEGIN SELECT RAISE(ABORT, 'a case only grows: nothing in it is changed'); END;
      CREATE TRIGGER case_entry_remains BEFORE DELETE ON case_entry
        BEGIN SELECT RAISE(ABORT, 'a case only grows: nothing in it is removed'); END;
      CREATE TRIGGER case_entry_once BEFORE INSERT ON case_entry WHEN EXISTS(
        SELECT 1 FROM case_entry WHERE number = NEW.number
          OR (case_id = NEW.case_id AND position = NEW.position))
        BEGIN SELECT RAISE(ABORT, 'a case only grows: this entry is there'); END;
      CREATE TRIGGER case_content_stays BEFORE UPDATE ON case_content
        BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
      CREATE TRIGGER case_content_remains BEFORE DELETE ON case_content
        BEGIN SELECT RAISE(ABORT, 'evidence is never removed'); END;
      CREATE TRIGGER case_content_once BEFORE INSERT ON case_content WHEN EXISTS(
        SELECT 1 FROM case_content WHERE sha256 = NEW.sha256)
        BEGIN SELECT RAISE(ABORT, 'this evidence is there'); END;
      """;

  /// What other nodes said. Never changes.
  public static final String ORIGINS =
      """
      CREATE TABLE case_origin(case_id TEXT NOT NULL, position INTEGER NOT NULL,
        object_id TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY(case_id, object_id, version));
      CREATE INDEX case_origin_object ON case_origin(object_id);
      CREATE TRIGGER case_origin_stays BEFORE UPDATE ON case_origin
        BEGIN SELECT RAISE(ABORT, 'what another node said is never changed'); END;
      CREATE TRIGGER case_origin_remains BEFORE DELETE ON case_origin
        BEGIN SELECT RAISE(ABORT, 'what another node said is never removed'); END;
      CREATE TRIGGER case_origin_once BEFORE INSERT ON case_origin WHEN EXISTS(
        SELECT 1 FROM case_origin WHERE case_id = NEW.case_id AND object_id = NEW.object_id
          AND version = NEW.version)
        BEGIN SELECT RAISE(ABORT, 'what another node said is there'); END;
      """;

  /// When an entry was learnt, if that was before it was recorded; else 0. Never changes.
  public static final String LEARNT =
      """
      ALTER TABLE case_entry ADD COLUMN learnt INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX case_entry_word ON case_entry(kind, word);
      """;

  private CaseTables() {}
}
