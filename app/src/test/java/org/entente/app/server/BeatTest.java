package org.entente.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.StorageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node does all the time outlives a store that fails for a while.
class BeatTest {
  @TempDir private Path folder;

  @Test
  void aStoreThatFailsOnceEndsNoThread() throws Exception {
    NodeHome home =
        NodeHome.make(
            folder.resolve("us"), new NodeSettings("us", "USA", "127.0.0.1", 1, true, Map.of()));
    Path other = folder.resolve("other");
    try (NodeStore store = home.store();
        NodeStore failing = NodeHome.make(other, home.settings()).store()) {
      damage(other.resolve("node.db"));
      assertThatThrownBy(failing::nationalCount).isInstanceOf(StorageFailure.class);
      Node node = new Node(home, store);
      AtomicInteger tries = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      Beat beat =
          new Beat(
              node,
              "test",
              () -> {
                if (tries.incrementAndGet() == 1) {
                  failing.nationalCount();
                }
                done.incrementAndGet();
                Thread.sleep(20);
              });
      beat.start();
      NodeGroup.await(() -> done.get() > 2);
      beat.close();
      int last = done.get();
      Thread.sleep(100);
      assertThat(done.get()).isEqualTo(last);
      node.end();
    }
  }

  private static void damage(Path store) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE collection RENAME TO elsewhere");
    }
  }
}
