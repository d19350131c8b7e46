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

  /// When the source of an entry published it; 0 where nobody knows. Never changes.
  public static final String PUBLISHED =
      """
      ALTER TABLE case_entry ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
      """;

  /// What lists tell of cases as they are now; all of it follows from the entries. `case_todo` has
  /// the tasks that aren't done and the findings nobody judged, of cases that are open. Never
  /// changes.
  public static final String HEADS =
      """
      CREATE TABLE case_head(case_id TEXT PRIMARY KEY, closed INTEGER NOT NULL,
        last INTEGER NOT NULL, evidence INTEGER NOT NULL, tasks INTEGER NOT NULL,
        proposed INTEGER NOT NULL);
      CREATE TABLE case_todo(case_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
        word TEXT NOT NULL, PRIMARY KEY(case_id, position));
      CREATE INDEX case_todo_kind ON case_todo(kind, word);
      CREATE INDEX case_entry_about ON case_entry(case_id, about) WHERE about > 0;
      CREATE INDEX case_entry_sha256 ON case_entry(sha256) WHERE sha256 IS NOT NULL;
      INSERT INTO case_todo SELECT e.case_id, e.position, e.kind, e.word FROM case_entry e
        WHERE e.kind IN ('task', 'finding')
        AND NOT EXISTS (SELECT 1 FROM case_entry r WHERE r.case_id = e.case_id
          AND r.replaces = e.position AND r.replaces > 0)
        AND NOT EXISTS (SELECT 1 FROM case_entry d WHERE d.case_id = e.case_id
          AND d.about = e.position AND d.about > 0
          AND ((e.kind = 'task' AND d.kind = 'done')
            OR (e.kind = 'finding' AND d.kind IN ('approval', 'refusal')))
          AND NOT EXISTS (SELECT 1 FROM case_entry r WHERE r.case_id = d.case_id
            AND r.replaces = d.position AND r.replaces > 0));
      INSERT INTO case_head SELECT o.case_id,
        (SELECT count(*) FROM case_entry e WHERE e.case_id = o.case_id AND e.kind = 'closed'),
        (SELECT max(e.recorded) FROM case_entry e WHERE e.case_id = o.case_id),
        (SELECT count(*) FROM case_entry e WHERE e.case_id = o.case_id AND e.sha256 IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM case_entry r WHERE r.case_id = e.case_id
            AND r.replaces = e.position AND r.replaces > 0)),
        (SELECT count(*) FROM case_todo t WHERE t.case_id = o.case_id AND t.kind = 'task'),
        (SELECT count(*) FROM case_todo t WHERE t.case_id = o.case_id AND t.kind = 'finding')
        FROM case_entry o WHERE o.kind = 'opened';
      DELETE FROM case_todo WHERE case_id IN (SELECT case_id FROM case_head WHERE closed > 0);
      """;

  /// The hashes that seal and chain entries, and where each chain ends. What was there before is
  /// sealed when this step is taken ([CaseCheck#seal]). Never changes.
  public static final String SEALS =
      """
      CREATE TABLE case_seal(case_id TEXT NOT NULL, position INTEGER NOT NULL,
        entry_hash BLOB NOT NULL, chain_hash BLOB NOT NULL, PRIMARY KEY(case_id, position))
        WITHOUT ROWID;
      CREATE TRIGGER case_seal_stays BEFORE UPDATE ON case_seal
        BEGIN SELECT RAISE(ABORT, 'a case only grows: nothing in it is changed'); END;
      CREATE TRIGGER case_seal_remains BEFORE DELETE ON case_seal
        BEGIN SELECT RAISE(ABORT, 'a case only grows: nothing in it is removed'); END;
      CREATE TRIGGER case_seal_once BEFORE INSERT ON case_seal WHEN EXISTS(
        SELECT 1 FROM case_seal WHERE case_id = NEW.case_id AND position = NEW.position)
        BEGIN SELECT RAISE(ABORT, 'a case only grows: this entry is there'); END;
      ALTER TABLE case_head ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE case_head ADD COLUMN chain BLOB;
      """;

  private CaseTables() {}
}
