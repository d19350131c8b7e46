package org.entente.exchange.store;

import org.entente.cases.CaseSearch;
import org.entente.cases.CaseStorage;

/// Cases stand in the node's own file and wait for the same sync as all else.
record CasesInStore(Database database, Surroundings surroundings) implements CaseStorage {
  @Override
  public <T> T read(Work<T> work) {
    return database.read(work::in);
  }

  @Override
  public <T> T write(Work<T> work) {
    return database.write(work::in);
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
