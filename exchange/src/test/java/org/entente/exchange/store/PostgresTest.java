package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.Draft;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.taxii.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server of PostgreSQL does that a file doesn't.
class PostgresTest {
  @TempDir private Path folder;

  private static List<Arrival> batch(int number) {
    String id = "ipv4-addr--%08d-0000-5000-8000-000000000000".formatted(number);
    String text = "{\"type\":\"ipv4-addr\",\"id\":\"" + id + "\",\"value\":\"\\u0000 한국 日本 𐀀\"}";
    return Arrival.of(List.of(JsonReader.parse("made", text.getBytes(UTF_8))), _ -> "");
  }

  private static void take(NodeStore store, int number) {
    store.takeNationally("key" + number, batch(number), _ -> new Answered(201, ""));
  }

  private static NodeStore open(PostgresPlace place) throws IOException {
    return NodeStore.open(place, new StandingClock());
  }

  /// Every row of every table, bytes and all, and the last number of each.
  private static Map<String, List<String>> whole(Engine engine) throws SQLException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try (Connection connection = engine.connect(false)) {
      for (Schema.Table table : Schema.tables()) {
        List<String> held = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + table.name());
            ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              Object value = rows.getObject(i);
              row.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                  .append('|');
            }
            held.add(row.toString());
          }
        }
        held.sort(null);
        if (table.isNumbered()) {
          held.add("last " + engine.lastNumber(connection, table.name()));
        }
        all.put(table.name(), held);
      }
    }
    return all;
  }

  private static Draft opening(String title) {
    return Draft.of(EntryKind.OPENED, title, "", "ann", "");
  }

  @Test
  void aCopyIsAFileThatGoesBackIntoEitherEngineToTheByte() throws Exception {
    PostgresPlace first = TestPostgres.shared().place();
    PostgresPlace second = TestPostgres.shared().place();
    Path file = folder.resolve("copy.db");
    try (NodeStore store = open(first)) {
      for (int i = 0; i < 50; i++) {
        take(store, i);
      }
      store.audit().append(new Audit.Act("kim", "password", "127.0.0.1", "looks", "", "ok"));
      store.cases("us").open(IncidentKind.THEFT, opening("도난당한 지갑 ウォレット"));
      store.copyTo(file);
    }
    assertThat(folder.resolve("copy.db-wal")).doesNotExist();
    Map<String, List<String>> before = whole(new PostgresEngine(first));
    assertThat(before.get("object")).hasSize(51).contains("last 50");
    assertThat(whole(new SqliteEngine(file))).isEqualTo(before);
    assertThat(NodeStore.move(file, second)).isGreaterThan(50);
    assertThat(whole(new PostgresEngine(second))).isEqualTo(before);
    assertThatThrownBy(() -> NodeStore.move(file, second))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("name a database or a schema that is empty");
    assertThat(whole(new PostgresEngine(second))).isEqualTo(before);
    for (NodeStore one : List.of(open(second), NodeStore.open(file, new StandingClock()))) {
      try (one) {
        assertThat(one.cases("us").search("당한 レット", AsOf.NOW, 5)).hasSize(1);
        assertThat(one.audit().prove().broken()).isZero();
        take(one, 7);
        take(one, 50);
        assertThat(one.nationalCount()).isEqualTo(51);
        assertThat(one.damages(5)).isEmpty();
      }
    }
  }

  @Test
  void aCutConnectionIsMadeAnewAndAServerThatIsAwayIsSaidSo() throws Exception {
    TestPostgres server = TestPostgres.own();
    try (NodeStore store = open(server.place())) {
      take(store, 0);
      server.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'entente'");
      assertThatThrownBy(() -> take(store, 1))
          .isInstanceOf(StorageFailure.class)
          .hasMessageContaining("nothing of this was taken");
      take(store, 2);
      assertThat(store.nationalCount()).isEqualTo(2);
      server.kill();
      for (int i = 0; i < 20; i++) {
        int number = 3 + i;
        assertThatThrownBy(() -> take(store, number))
            .isInstanceOf(StorageFailure.class)
            .hasMessageContaining("send it again");
        assertThatThrownBy(store::nationalCount)
            .isInstanceOf(StorageFailure.class)
            .hasMessageContaining("can't be reached");
      }
      server.start();
      Thread.sleep(600);
      assertThat(store.nationalCount()).isEqualTo(2);
      take(store, 3);
      assertThat(store.nationalCount()).isEqualTo(3);
    } finally {
      server.end();
    }
  }

  @Test
  void oneNodeHasADatabaseAtATime() throws Exception {
    PostgresPlace place = TestPostgres.shared().place();
    try (NodeStore first = open(place)) {
      first.claim();
      try (NodeStore other = open(place)) {
        assertThat(other.nationalCount()).isZero();
        assertThatThrownBy(other::claim)
            .isInstanceOf(StorageFailure.class)
            .hasMessageContaining("another node runs on this database");
      }
    }
    try (NodeStore next = open(place)) {
      next.claim();
    }
  }

  @Test
  void whatWasWrittenStaysAlsoForWhoeverHasTheDatabase() throws Exception {
    PostgresPlace place = TestPostgres.shared().place();
    try (NodeStore store = open(place)) {
      store.audit().append(new Audit.Act("kim", "password", "127.0.0.1", "looks", "", "ok"));
      store.cases("us").open(IncidentKind.THEFT, opening("a"));
    }
    try (Connection connection = new PostgresEngine(place).connect(false)) {
      for (String table : List.of("audit", "case_entry")) {
        for (String sql : List.of("UPDATE %s SET number = 9", "DELETE FROM %s", "TRUNCATE %s")) {
          assertThatThrownBy(() -> Row.execute(connection, sql.formatted(table)))
              .hasMessageMatching("(?s).*(stays|only grows).*");
        }
      }
    }
  }

  @Test
  void whatCannotServeIsRefusedWithTheNextStep() throws Exception {
    TestPostgres server = TestPostgres.shared();
    String schema = server.schema();
    server.execute("CREATE ROLE poor LOGIN");
    server.execute("CREATE ROLE careless LOGIN; ALTER ROLE careless SET synchronous_commit = off");
    server.execute("GRANT ALL ON SCHEMA " + schema + " TO careless");
    assertThatThrownBy(() -> open(new PostgresPlace(server.url("poor", schema), null)))
        .hasMessageContaining("grant USAGE");
    assertThatThrownBy(() -> open(new PostgresPlace(server.url("postgres", "none"), null)))
        .hasMessageContaining("Create it");
    String absent = server.url("postgres", schema).replace("/postgres?", "/absent?");
    assertThatThrownBy(() -> open(new PostgresPlace(absent, null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("create the database");
    assertThatThrownBy(() -> open(new PostgresPlace("postgresql://y@127.0.0.1:1/x", null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("start the server");
    server.execute("CREATE TABLE " + schema + ".person(name TEXT)");
    assertThatThrownBy(() -> open(new PostgresPlace(server.url("postgres", schema), null)))
        .hasMessageContaining("empty");
    server.execute("DROP TABLE " + schema + ".person");
    PostgresEngine careless =
        new PostgresEngine(new PostgresPlace(server.url("careless", schema), null));
    try (Connection connection = careless.connect(false)) {
      assertThat(Row.text(connection, "SELECT current_setting('synchronous_commit')"))
          .isEqualTo("on");
    }
  }

  @Test
  void thePasswordComesFromItsOwnersFileAndIsNeverShown() throws Exception {
    TestPostgres server = TestPostgres.shared();
    String schema = server.schema();
    server.execute("CREATE ROLE secretive LOGIN PASSWORD 'c0rrect-h0rse'");
    server.execute("GRANT ALL ON SCHEMA " + schema + " TO secretive");
    Path file = Files.writeString(folder.resolve("password"), "c0rrect-h0rse\n");
    PostgresPlace place = new PostgresPlace(server.url("secretive", schema), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> open(place))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (NodeStore store = open(place)) {
      take(store, 1);
      assertThat(store.nationalCount()).isEqualTo(1);
    }
    Files.writeString(file, "wr0ng");
    assertThatThrownBy(() -> open(place))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("correct the user, or the password")
        .hasMessageNotContaining("wr0ng");
    assertThat(place.toString()).doesNotContain("wr0ng").contains("secretive@127.0.0.1");
    PostgresPlace none = new PostgresPlace(server.url("secretive", schema), null);
    assertThatThrownBy(() -> open(none)).hasMessageContaining("password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/x",
        "postgresql://h/x",
        "postgresql://u:secret@h/x",
        "postgresql://u@h/x?password=secret",
        "postgresql://u@h/x?sslPassword=secret",
        "postgresql://u@h/x?socketFactory=evil.Class",
        "postgresql://u@h/x?options=-c%20fsync=off",
        "postgresql://u@db.example.org/x?sslmode=disable",
        "postgresql://u@127.0.0.1,db.example.org/x?sslmode=prefer",
        "postgresql://u@h/",
        "postgresql://u@h"
      })
  void anAddressThatCannotBeIsRefused(String url) {
    assertThatThrownBy(() -> new PostgresPlace(url, null))
        .isInstanceOf(BadInput.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://u@db.example.org/x jdbc:postgresql://db.example.org/x verify-full",
        "postgres://u@a:5433,b/x?sslmode=verify-ca jdbc:postgresql://a:5433,b/x verify-ca",
        "jdbc:postgresql://127.0.0.1:5433/x?user=u jdbc:postgresql://127.0.0.1:5433/x prefer",
      })
  void overANetworkTheServerMustProveWhoItIs(String url, String address, String mode) {
    PostgresPlace place = new PostgresPlace(url, null);
    assertThat(place.address()).isEqualTo(address);
    assertThat(place.properties()).containsEntry("user", "u").containsEntry("sslmode", mode);
  }
}
