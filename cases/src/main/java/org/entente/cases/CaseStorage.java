package org.entente.cases;

import java.sql.Connection;
import java.sql.SQLException;

/// The database that cases are kept in, and the clock: given by whoever owns both.
public interface CaseStorage {
  /// Something done within one transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  <T> T read(Work<T> work);

  /// On disk when it returns; what `work` throws undoes what it did.
  <T> T write(Work<T> work);

  /// How the texts of this storage are found.
  CaseSearch search();

  long nowMicros();
}
