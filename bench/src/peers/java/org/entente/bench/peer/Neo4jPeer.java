package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.traversal.Evaluators;
import org.neo4j.graphdb.traversal.Uniqueness;

/// The embedded database, walked by its Java traversal framework (several times faster than
/// Cypher). Nodes are found by their internal number, which costs no index.
public final class Neo4jPeer implements Peer {
  private static final RelationshipType SPENT_BY = RelationshipType.withName("SPENT_BY");
  private static final int ROWS_A_TRANSACTION = 100_000;
  private static final long PAGE_CACHE_BYTES = 2L << 30;

  @Override
  public String name() {
    return "neo4j";
  }

  @Override
  public String title() {
    return "Neo4j 2026.08.1 (embedded, Java traversal)";
  }

  @Override
  public boolean takesLargeChains() {
    return false;
  }

  @Override
  public Graph build(Material material) throws IOException {
    Path folder = material.folder();
    DatabaseManagementService loading = start(folder);
    GraphDatabaseService empty = loading.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    String[] ids = addNodes(empty, material.edges());
    addEdges(empty, material.edges(), ids);
    loading.shutdown(); // or half of it stands in the log only
    DatabaseManagementService service = start(folder);
    return new Database(
        service,
        service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME),
        ids,
        bytes(folder.resolve("data").resolve("databases")));
  }

  private static DatabaseManagementService start(Path folder) {
    return new DatabaseManagementServiceBuilder(folder)
        .setConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE_BYTES)
        .build();
  }

  private static String[] addNodes(GraphDatabaseService database, Edges edges) {
    String[] ids = new String[edges.nodes()];
    for (int first = 0; first < ids.length; first += ROWS_A_TRANSACTION) {
      try (Transaction transaction = database.beginTx()) {
        int end = Math.min(first + ROWS_A_TRANSACTION, ids.length);
        for (int node = first; node < end; node++) {
          Node made = transaction.createNode();
          made.setProperty("number", node);
          ids[node] = made.getElementId();
        }
        transaction.commit();
      }
    }
    return ids;
  }

  private static void addEdges(GraphDatabaseService database, Edges edges, String[] ids) {
    for (long first = 0; first < edges.count(); first += ROWS_A_TRANSACTION) {
      try (Transaction transaction = database.beginTx()) {
        long end = Math.min(first + ROWS_A_TRANSACTION, edges.count());
        for (long edge = first; edge < end; edge++) {
          Node from = transaction.getNodeByElementId(ids[edges.from(edge)]);
          Node to = transaction.getNodeByElementId(ids[edges.to(edge)]);
          from.createRelationshipTo(to, SPENT_BY);
        }
        transaction.commit();
      }
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("neo4j"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static final class Database implements Graph {
    private final DatabaseManagementService service;
    private final GraphDatabaseService database;
    private final String[] ids;
    private final long bytes;

    Database(
        DatabaseManagementService service,
        GraphDatabaseService database,
        String[] ids,
        long bytes) {
      this.service = service;
      this.database = database;
      this.ids = ids;
      this.bytes = bytes;
    }

    @Override
    public Footprint footprint() {
      return new Footprint(
          bytes,
          "database folder without transaction logs: links both ways, the transaction's number");
    }

    @Override
    public Reach reach(int start, int hops) {
      long count = 0;
      long checksum = 0;
      try (Transaction transaction = database.beginTx()) {
        var walk =
            transaction
                .traversalDescription()
                .breadthFirst()
                .relationships(SPENT_BY, Direction.OUTGOING)
                .uniqueness(Uniqueness.NODE_GLOBAL)
                .evaluator(Evaluators.toDepth(hops))
                .evaluator(Evaluators.excludeStartPosition())
                .traverse(transaction.getNodeByElementId(ids[start]));
        for (Node node : walk.nodes()) {
          count++;
          checksum += Reach.weight((int) node.getProperty("number"));
        }
      }
      return new Reach(count, checksum);
    }

    @Override
    public void close() {
      service.shutdown();
    }
  }
}
