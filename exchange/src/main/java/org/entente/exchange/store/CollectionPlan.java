package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.Rights;
import org.jspecify.annotations.Nullable;

/// A collection as it shall be.
///
/// @param seen by whom, with which rights
public record CollectionPlan(
    String root,
    String id,
    String title,
    String description,
    @Nullable String alias,
    List<String> mediaTypes,
    Acceptance acceptance,
    Map<String, Rights> seen) {

  /// Gives its number. Throws [BadInput] when another collection of the root has the alias.
  long put(Connection connection) throws SQLException {
    String other =
        Row.text(
            connection,
            "SELECT id FROM collection WHERE root = ? AND alias = ? AND id <> ?",
            root,
            alias == null ? "" : alias,
            id);
    if (other != null) {
      throw new BadInput(
          root, "collection " + id, "the alias " + alias + " is taken by " + other, "Name another");
    }
    Row.update(
        connection,
        "INSERT INTO collection(root, id, title, description, alias, media_types, acceptance)"
            + " VALUES (?,?,?,?,?,?,?) ON CONFLICT(root, id) DO UPDATE SET title = excluded.title,"
            + " description = excluded.description, alias = excluded.alias,"
            + " media_types = excluded.media_types, acceptance = excluded.acceptance",
        root,
        id,
        title,
        description,
        alias,
        String.join("\n", mediaTypes),
        acceptance);
    long number =
        Row.number(connection, "SELECT number FROM collection WHERE root = ? AND id = ?", root, id);
    Row.update(connection, "DELETE FROM seen WHERE collection = ?", number);
    for (Map.Entry<String, Rights> one : seen.entrySet()) {
      Row.update(
          connection,
          "INSERT INTO seen VALUES (?,?,?,?)",
          number,
          one.getKey(),
          one.getValue().canRead(),
          one.getValue().canWrite());
    }
    return number;
  }
}
