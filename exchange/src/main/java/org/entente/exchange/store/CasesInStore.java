package org.entente.exchange.store;

import org.entente.cases.CaseSearch;
import org.entente.cases.CaseStorage;
import org.entente.cases.DamagedCase;

/// Cases stand in the node's own file and wait for the same sync as all else.
record CasesInStore(Database database, Surroundings surroundings) implements CaseStorage {
  @Override
  public <T> T read(Work<T> work) {
    return database.read(whole(work)::in);
  }

  @Override
  public <T> T write(Work<T> work) {
    return database.write(whole(work)::in);
  }

  /// What is damaged in a case is the store's failure.
  private static <T> Work<T> whole(Work<T> work) {
    return connection -> {
      try {
        return work.in(connection);
      } catch (DamagedCase e) {
        throw new DamagedItem(e);
      }
    };
  }

  @Override
  public CaseSearch search() {
    return database.engine().search();
  }

  @Override
  public long nowMicros() {
    return surroundings.nowMicros();
  }
}
