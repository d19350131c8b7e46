package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a store is tested on. A folder stands for the same store each time.
public enum TestEngine {
  SQLITE {
    @Override
    Engine engine(Path folder) {
      return new SqliteEngine(folder.resolve("node.db"));
    }
  },
  POSTGRES {
    @Override
    Engine engine(Path folder) {
      return new PostgresEngine(
          PLACES.computeIfAbsent(
              folder.toAbsolutePath(),
              _ -> {
                try {
                  return TestPostgres.shared().place();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
  };

  private static final Map<Path, PostgresPlace> PLACES = new ConcurrentHashMap<>();

  abstract Engine engine(Path folder);

  public NodeStore open(Path folder, Surroundings surroundings) throws IOException {
    return new NodeStore(new Database(engine(folder)), surroundings);
  }
}
