package org.entente.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a database finds an entry by what stands anywhere in its text: Korean and Japanese need no
/// spaces. Texts and words come folded ([SearchText]).
public enum CaseSearch {
  /// SQLite's, by trigrams. A word that is too short for one is looked for in every text.
  FTS5 {
    @Override
    void put(Connection connection, long number, String text) throws SQLException {
      Row.update(connection, "INSERT INTO case_search(rowid, text) VALUES (?,?)", number, text);
    }

    @Override
    String entries(List<String> words, List<@Nullable Object> values) {
      StringBuilder sql =
          new StringBuilder("case_search s JOIN case_entry e ON e.number = s.rowid");
      sql.append(" WHERE");
      List<String> whole = words.stream().filter(SearchText::hasTrigram).toList();
      if (!whole.isEmpty()) {
        sql.append(" case_search MATCH ? AND");
        values.add(String.join(" AND ", whole.stream().map(SearchText::phrase).toList()));
      }
      for (String word : words) {
        if (!SearchText.hasTrigram(word)) {
          sql.append(" s.text LIKE ? ESCAPE '\\' AND");
          values.add(SearchText.anywhere(word));
        }
      }
      return sql.toString();
    }
  },

  /// PostgreSQL's, without an extension: each text has a number for every three signs in it. A text
  /// that has all numbers of a word is then looked through.
  GRAMS {
    @Override
    void put(Connection connection, long number, String text) throws SQLException {
      Row.update(
          connection,
          "INSERT INTO case_search(number, text, grams) VALUES (?,?,?)",
          number,
          text,
          SearchText.grams(text));
    }

    @Override
    String entries(List<String> words, List<@Nullable Object> values) {
      StringBuilder sql =
          new StringBuilder("case_search s JOIN case_entry e ON e.number = s.number");
      sql.append(" WHERE");
      for (String word : words) {
        if (SearchText.hasTrigram(word)) {
          sql.append(" s.grams @> ? AND");
          values.add(SearchText.grams(word));
        }
        sql.append(" s.text LIKE ? ESCAPE '\\' AND");
        values.add(SearchText.anywhere(word));
      }
      return sql.toString();
    }
  };

  /// Lets an entry be found; its number was never given before.
  abstract void put(Connection connection, long number, String text) throws SQLException;

  /// What follows FROM: the entries `e` that hold all words, up to an AND for what else they must
  /// fulfil. Adds the values of its parameters.
  abstract String entries(List<String> words, List<@Nullable Object> values);
}
