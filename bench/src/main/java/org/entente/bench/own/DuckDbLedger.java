package org.entente.bench.own;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.bench.report.Report;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.TxGuard;
import org.entente.trace.exposure.Coins;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.ExposureWalk;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.Names;
import org.entente.trace.exposure.OutputIndex;
import org.jspecify.annotations.Nullable;

/// DuckDB asked what we are asked, of the first million transactions: clusters by inputs, and whose
/// money came in one hop before. Results must be equal. Needs DuckDB on the class path, where the
/// profile of the peers puts it.
public final class DuckDbLedger implements AutoCloseable {
  private static final String DRIVER = "jdbc:duckdb:";
  private static final long TRANSACTIONS = 1_000_000;
  private static final int ASKED_EVERY = 1009;
  private static final String NAMED = "somebody";

  private static final String INPUTS =
      """
      CREATE TABLE spent AS
        SELECT i.tx, i.i, i.prev, o.script, o.value, o.named
        FROM inputs i JOIN outputs o ON o.o = i.prev
      """;

  private static final String EDGES =
      """
      CREATE TABLE edges AS SELECT DISTINCT a, b FROM (
        SELECT min(script) OVER (PARTITION BY tx) AS a, script AS b FROM spent
        WHERE script <> ANCHOR) WHERE a <> b
      """;

  /// Each script takes the least label among its neighbours, then the label's label.
  private static final String STEP =
      """
      CREATE OR REPLACE TABLE next AS
        WITH seen AS (
          SELECT e.a AS script, l.label FROM edges e JOIN labels l ON l.script = e.b
          UNION ALL
          SELECT e.b, l.label FROM edges e JOIN labels l ON l.script = e.a
          UNION ALL
          SELECT script, label FROM labels),
        least AS (SELECT script, min(label) AS label FROM seen GROUP BY script)
        SELECT n.script, least(n.label, m.label) AS label
        FROM least n JOIN least m ON m.script = n.label
      """;

  /// By haircut, with units left over to the largest remainders, of equal ones to the earlier.
  private static final String ONE_HOP =
      """
      WITH coins AS (
        SELECT o.o, o.tx, o.value AS amount, o.script AS own
        FROM outputs o JOIN asked a ON a.script = o.script WHERE o.value > 0),
      ins AS (
        SELECT c.o, c.own, c.amount, s.i, s.value, s.script, s.named,
               sum(s.value) OVER (PARTITION BY c.o) AS total
        FROM coins c JOIN spent s ON s.tx = c.tx),
      parts AS (
        SELECT *, (amount::HUGEINT * value) // total AS whole, (amount::HUGEINT * value) % total AS rest
        FROM ins),
      dealt AS (
        SELECT *, amount - sum(whole) OVER (PARTITION BY o) AS missing,
               row_number() OVER (PARTITION BY o ORDER BY rest DESC, i) AS place
        FROM parts)
      SELECT own, sum(whole + CASE WHEN place <= missing THEN 1 ELSE 0 END)
      FROM dealt WHERE named AND script <> own GROUP BY own
      """;

  private final ChainView chain;
  private final Path folder;
  private final Connection connection;
  private final Report report;

  private DuckDbLedger(ChainView chain, Path folder, Connection connection, Report report) {
    this.chain = chain;
    this.folder = folder;
    this.connection = connection;
    this.report = report;
  }

  /// Compares on the ledger of a store, or says that DuckDB is not there.
  public static void run(Path store, Path work, Report report) throws IOException {
    report.section("The same asked of DuckDB");
    Path folder = Files.createDirectories(work.resolve("duckdb-ledger"));
    try (MappedChain whole = MappedChain.open(store)) {
      int block = 0;
      while (block < whole.blockCount() && whole.block(block).firstTx() < TRANSACTIONS) {
        block++;
      }
      ChainView chain = whole.before(block);
      Connection connection = connect();
      if (connection == null) {
        report.paragraph("DuckDB is not on the class path: left out.");
        return;
      }
      try (DuckDbLedger duck = new DuckDbLedger(chain, folder, connection, report)) {
        duck.load();
        duck.clusters();
        duck.oneHop();
      }
    } catch (SQLException e) {
      report.failure("DuckDB: " + e.getMessage());
    }
  }

  private static @Nullable Connection connect() {
    try {
      return DriverManager.getConnection(DRIVER);
    } catch (SQLException notThere) {
      return null;
    }
  }

  private void load() throws IOException, SQLException {
    Names names = ExposureRun.names();
    Path outputs = folder.resolve("outputs.csv");
    try (BufferedWriter out = Files.newBufferedWriter(outputs)) {
      for (long tx = 0; tx < chain.txCount(); tx++) {
        for (long o = chain.firstOutput(tx); o < chain.firstOutput(tx + 1); o++) {
          long script = chain.scriptOf(o);
          boolean named = names.of(script) != null;
          out.write(o + "," + tx + "," + script + "," + chain.value(o) + "," + named + "\n");
        }
      }
    }
    Path inputs = folder.resolve("inputs.csv");
    try (BufferedWriter out = Files.newBufferedWriter(inputs)) {
      for (long tx = 0; tx < chain.txCount(); tx++) {
        for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
          if (chain.prevOutput(i) >= 0) {
            out.write(i + "," + tx + "," + chain.prevOutput(i) + "\n");
          }
        }
      }
    }
    long begun = System.nanoTime();
    execute("SET memory_limit = '6GB'");
    execute(
        "CREATE TABLE outputs AS SELECT * FROM read_csv('%s', header = false, columns = {'o': 'BIGINT', 'tx': 'BIGINT', 'script': 'BIGINT', 'value': 'BIGINT', 'named': 'BOOLEAN'})"
            .formatted(outputs));
    execute(
        "CREATE TABLE inputs AS SELECT * FROM read_csv('%s', header = false, columns = {'i': 'BIGINT', 'tx': 'BIGINT', 'prev': 'BIGINT'})"
            .formatted(inputs));
    execute(INPUTS);
    report.paragraph(
        "DuckDB in memory, all cores, tables of %s outputs and %s inputs loaded and joined in %s s; Entente on one."
            .formatted(
                Report.count(chain.outputCount()),
                Report.count(chain.inputCount()),
                Report.number(seconds(begun))));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void clusters() throws SQLException {
    ClusterRules bare = ClusterRules.STANDARD.withGuard(_ -> TxGuard.NONE);
    Clusters.of(chain, bare); // to warm up
    long begun = System.nanoTime();
    Clusters ours = Clusters.of(chain, bare);
    double oursTook = seconds(begun);
    long sum = 0;
    for (int script = 0; script < ours.scripts(); script++) {
      sum += ours.least(script);
    }
    long anchor = chain.findScript(new byte[] {0x51, 2, 0x4e, 0x73});
    begun = System.nanoTime();
    execute(EDGES.replace("ANCHOR", Long.toString(anchor)));
    execute(
        "CREATE TABLE labels AS SELECT script, script AS label FROM (SELECT a AS script FROM edges"
            + " UNION SELECT b FROM edges)");
    int steps = 0;
    for (long changed = 1; changed > 0; steps++) {
      execute(STEP);
      changed =
          number(
              "SELECT count(*) FROM next n JOIN labels l USING (script) WHERE n.label <> l.label");
      execute("CREATE OR REPLACE TABLE labels AS SELECT * FROM next");
    }
    double took = seconds(begun);
    long lowered = number("SELECT coalesce(sum(script - label), 0) FROM labels");
    long all = (long) ours.scripts() * (ours.scripts() - 1) / 2;
    if (all - lowered != sum) {
      report.failure("DuckDB makes other clusters: names sum up to " + (all - lowered));
    }
    report.paragraph(
        ("**Clusters** by inputs, no guard: Entente %s s, DuckDB %s s in %d rounds of least labels"
                + " (%s ×); names of all scripts sum up to %s in both.")
            .formatted(
                Report.number(oursTook),
                Report.number(took),
                steps,
                Report.number(took / oursTook),
                Report.count(sum)));
  }

  /// Everybody who has no name is nobody: so that a walk ends after one hop.
  private void oneHop() throws SQLException {
    Names named = ExposureRun.names();
    Named nobody = new Named("nobody", "nobody", "", 0);
    Names all =
        script -> {
          Named one = named.of(script);
          return one == null ? nobody : one;
        };
    OutputIndex index = new OutputIndex(chain);
    ExposureSettings settings =
        new ExposureSettings(Integer.MAX_VALUE / 2, 0, Integer.MAX_VALUE / 2, 500_000);
    ExposureWalk walk = new ExposureWalk(chain, all, TxGuard.NONE, settings);
    Map<Long, Long> ours = new TreeMap<>();
    ask(index, walk, ours); // to warm up
    ours.clear();
    long begun = System.nanoTime();
    int asked = ask(index, walk, ours);
    double oursTook = seconds(begun);
    execute(
        "CREATE TABLE asked AS SELECT DISTINCT script FROM outputs WHERE script %% %d = 0"
            .formatted(ASKED_EVERY));
    Map<Long, Long> theirs = new TreeMap<>();
    begun = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ONE_HOP)) {
      while (rows.next()) {
        theirs.put(rows.getLong(1), rows.getLong(2));
      }
    }
    double took = seconds(begun);
    ours.values().removeAll(Set.of(0L));
    theirs.values().removeAll(Set.of(0L));
    if (!ours.equals(theirs)) {
      report.failure("DuckDB finds other sums of named money one hop before");
    }
    report.paragraph(
        ("**One hop back** from %s addresses, exact by haircut: Entente %s ms one after the other,"
                + " DuckDB %s ms in one query over all of them (%s ×); %s addresses had money of"
                + " somebody with a name, satoshi for satoshi the same in both.")
            .formatted(
                Report.count(asked),
                Report.number(1e3 * oursTook),
                Report.number(1e3 * took),
                Report.number(took / oursTook),
                Report.count(ours.size())));
  }

  private int ask(OutputIndex index, ExposureWalk walk, Map<Long, Long> found) {
    int asked = 0;
    for (long script = 0; script < chain.scriptCount(); script += ASKED_EVERY) {
      long own = script;
      Exposure incoming =
          walk.incoming(Coins.of(index, own, index.count(own)), other -> other == own);
      for (Exposure.Figure figure : incoming.figures()) {
        if (figure.named().label().equals(NAMED)) {
          found.merge(own, figure.amount().longValueExact(), Long::sum);
        }
      }
      asked++;
    }
    return asked;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
