package org.entente.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.BitcoinPeer;
import org.entente.app.peer.BitcoinPeer.Coin;
import org.entente.app.peer.BitcoinPeer.Pay;
import org.entente.app.server.door.LocalNode;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.store1.MappedChain;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.live.AlertListener;
import org.entente.trace.live.BitcoinLive;
import org.entente.trace.live.WatchList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A theft on a real node, followed as it happens.
class LiveBitcoinTest {
  private static final int KILLS = Integer.getInteger("entente.kills", 3);
  private static final long LOOT = 4_999_990_000L;

  private BitcoinPeer node;
  private String theft;

  @TempDir private Path folder;

  @BeforeEach
  void steal() throws Exception {
    node = BitcoinPeer.start();
    node.mine(105, "victim");
    theft = node.pay(List.of(new Coin(node.coinbase(1), 0, "victim")), new Pay("thief", LOOT));
    node.mine(1, "miner");
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
  }

  private List<String> command(String... more) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("trace", "--live", "theft", "--from", theft + ":0"));
    line.addAll(List.of("--store", folder.resolve("a").toString(), "--node", node.url()));
    line.addAll(List.of(more));
    return line;
  }

  private List<JsonNode> look(String... more) {
    List<String> line = command(more);
    line.add("--once");
    CommandLineRun run = CommandLineRun.of(line.toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.out().lines().map(text -> JsonMapper.shared().readTree(text)).toList();
  }

  private static String stage(JsonNode alert) {
    return alert.path("stage").asString() + " " + alert.path("tx").asString();
  }

  /// What the live trace holds is what a fresh trace of the same store finds.
  private void compare() throws Exception {
    OutPoint start = new OutPoint(TxId.parse(theft), 0);
    TraceQuestion question = TraceQuestion.of(Method.FIFO, new Start.Output(start, Start.ALL));
    try (BitcoinLive live =
            new BitcoinLive(
                folder.resolve("a"), "theft", question, WatchList.EMPTY, AlertListener.NONE);
        MappedChain chain = MappedChain.open(folder.resolve("a"))) {
      Trace fresh = Tracer.run(chain, question, BitcoinLive.STOPS.in(chain));
      Trace answer = live.trace().answer(live.chain());
      assertThat(new ArrayList<>(answer.ends())).isEqualTo(new ArrayList<>(fresh.ends()));
      assertThat(answer.fees()).isEqualTo(fresh.fees());
      assertThat(answer.stats()).isEqualTo(fresh.stats());
    }
  }

  @Test
  void moneyIsSeenToMoveAtFirstSightAndAgainWhenMined() throws Exception {
    assertThat(look()).isEmpty();
    String hop = node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
    List<JsonNode> seen = look();
    assertThat(seen).extracting(LiveBitcoinTest::stage).containsExactly("seen " + hop);
    JsonNode alert = seen.getFirst();
    assertThat(alert.path("block").isNull()).isTrue();
    assertThat(alert.at("/from/0/at").asString()).isEqualTo(theft + ":0");
    assertThat(alert.at("/from/0/amount").asString()).isEqualTo(Long.toString(LOOT));
    assertThat(alert.at("/to/0/address").asString()).isEqualTo(node.address("mule"));
    assertThat(alert.at("/to/0/amount").asString()).isEqualTo(Long.toString(LOOT - 20_000));
    assertThat(alert.at("/to/1/kind").asString()).isEqualTo("fee");
    assertThat(look()).as("nothing is told twice").isEmpty();
    String block = node.mine(1, "miner");
    List<JsonNode> mined = look();
    assertThat(mined).extracting(LiveBitcoinTest::stage).containsExactly("mined " + hop);
    assertThat(mined.getFirst().path("block").asString()).isEqualTo(block);
    assertThat(look()).isEmpty();
    compare();
  }

  @Test
  void aChainOfWaitingTransactionsIsFollowed() throws Exception {
    look();
    String hop = node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
    String next = node.pay(List.of(new Coin(hop, 0, "mule")), new Pay("other", LOOT - 40_000));
    assertThat(look())
        .extracting(LiveBitcoinTest::stage)
        .containsExactly("seen " + hop, "seen " + next);
  }

  @Test
  void aLabelledServiceIsNamed() throws Exception {
    Path watch = folder.resolve("watch.csv");
    Files.writeString(watch, node.address("desk") + ",\"Exchange, Ltd.\",exchange\n");
    look("--watch", watch.toString());
    node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("desk", LOOT - 20_000));
    node.mine(1, "miner");
    JsonNode alert = look("--watch", watch.toString()).getLast();
    assertThat(alert.path("events").toString()).isEqualTo("[\"moved\",\"service\"]");
    assertThat(alert.at("/to/0/kind").asString()).isEqualTo("exchange");
    assertThat(alert.at("/to/0/label").asString()).isEqualTo("Exchange, Ltd.");
  }

  @Test
  void labelsNameWhatTheWatchListDoesNot() throws Exception {
    Path csv = folder.resolve("names.csv");
    Files.writeString(
        csv,
        "address,label,source,category,confidence\n"
            + node.address("desk")
            + ",Desk,test,exchange,service_api\n");
    Path labels = folder.resolve("labels");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    look("--labels", labels.toString());
    node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("desk", LOOT - 20_000));
    node.mine(1, "miner");
    JsonNode alert = look("--labels", labels.toString()).getLast();
    assertThat(alert.path("events").toString()).isEqualTo("[\"moved\",\"service\"]");
    assertThat(alert.at("/to/0/label").asString()).isEqualTo("Desk");
    assertThat(alert.at("/to/0/exit").isMissingNode()).as("nobody asked").isTrue();
  }

  @Test
  void anAlertNamesTheExitAndWhoCanStopTheMoneyThere() throws Exception {
    Path csv = folder.resolve("names.csv");
    Files.writeString(
        csv,
        "address,label,source,category,confidence\n"
            + node.address("desk")
            + ",Desk,test,exchange,service_api\n");
    Path labels = folder.resolve("labels");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    String[] more = {"--exits", "--labels", labels.toString()};
    look(more);
    String hop =
        node.pay(
            List.of(new Coin(theft, 0, "thief")),
            new Pay("desk", LOOT - 60_000),
            new Pay("mule", 40_000));
    JsonNode seen = look(more).getLast();
    node.mine(1, "miner");
    JsonNode mined = look(more).getLast();
    for (JsonNode alert : List.of(seen, mined)) {
      assertThat(alert.path("tx").asString()).isEqualTo(hop);
      assertThat(alert.path("events").toString()).isEqualTo("[\"moved\",\"service\",\"exit\"]");
      assertThat(alert.at("/to/0/exit").toString())
          .isEqualTo(
              "{\"kind\":\"exchange\",\"status\":\"open\",\"holder\":[\"Desk\"],\"stoppers\":"
                  + "[{\"who\":\"Desk\",\"how\":\"request to hold the deposit\"}]}");
      assertThat(alert.at("/to/1/exit").isMissingNode()).as("it lies at an address").isTrue();
      assertThat(alert.at("/to/2/exit").isMissingNode()).as("a fee").isTrue();
    }
  }

  @Test
  void whatAReorganisationUndoesIsTakenBackAndToldAgain() throws Exception {
    look();
    String hop = node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
    node.mine(1, "miner");
    assertThat(look()).extracting(LiveBitcoinTest::stage).containsExactly("mined " + hop);
    node.fork(1, 2, "rival");
    assertThat(look()).extracting(LiveBitcoinTest::stage).containsExactly("undone " + hop);
    // bcoin forgets what a lost block held; others put it back to what waits.
    String again = node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
    assertThat(again).isEqualTo(hop);
    assertThat(look()).extracting(LiveBitcoinTest::stage).containsExactly("seen " + hop);
    node.mine(1, "miner");
    assertThat(look()).extracting(LiveBitcoinTest::stage).containsExactly("mined " + hop);
    compare();
    node.fork(60, 61, "deep rival");
    assertThat(look()).extracting(LiveBitcoinTest::stage).contains("undone " + hop);
    // Gone with the block of the theft itself; when that is mined again, taint begins anew.
    node.pay(List.of(new Coin(node.coinbase(1), 0, "victim")), new Pay("thief", LOOT));
    node.mine(1, "miner");
    List<JsonNode> anew = look();
    assertThat(anew).extracting(LiveBitcoinTest::stage).contains("mined " + theft);
    assertThat(anew.getLast().path("events").toString()).isEqualTo("[\"started\"]");
    compare();
  }

  @Test
  void aTransactionThatGoesAwayIsDropped() throws Exception {
    look();
    String hop = node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
    assertThat(look()).hasSize(1);
    node.evict(hop);
    List<String> line = command("--poll", "10");
    Process process = start(line);
    List<String> printed = new ArrayList<>();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      printed.add(first == null ? "" : first);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(printed.getFirst()).contains("\"stage\":\"dropped\"", hop);
  }

  private Process start(List<String> line) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    all.addAll(List.of(System.getProperty("java.class.path"), "org.entente.app.Entente"));
    all.addAll(line);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.redirectError(folder.resolve("log").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  @Test
  void killedAtAnyPointNoAlertIsLostOrRaisedTwice() throws Exception {
    look();
    Random random = new Random(3);
    String coin = theft;
    String owner = "thief";
    long value = LOOT;
    List<String> hops = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(command("--poll", "20"));
      value -= 20_000;
      String hop = node.pay(List.of(new Coin(coin, 0, owner)), new Pay("mule " + kill, value));
      hops.add(hop);
      coin = hop;
      owner = "mule " + kill;
      process.waitFor(500 + random.nextInt(900), TimeUnit.MILLISECONDS);
      node.mine(1, "miner");
      process.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    look();
    List<JsonNode> alerts =
        Files.readAllLines(folder.resolve("a").resolve("live/theft/alerts.jsonl")).stream()
            .map(text -> JsonMapper.shared().readTree(text))
            .toList();
    assertThat(alerts).extracting(a -> a.path("id").asString()).doesNotHaveDuplicates();
    assertThat(alerts.stream().map(LiveBitcoinTest::stage))
        .containsAll(hops.stream().map(hop -> "mined " + hop).toList());
    compare();
  }

  @Test
  void aWebhookGetsEachAlertOnceAndSigned() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "not to be guessed easily\n");
    List<String> received = new CopyOnWriteArrayList<>();
    List<String> wrong = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String time = exchange.getRequestHeaders().getFirst("X-Entente-Timestamp");
          String signature = exchange.getRequestHeaders().getFirst("X-Entente-Signature");
          if (!("sha256=" + hmac(time + "." + body)).equals(signature)) {
            wrong.add(String.valueOf(signature));
          }
          received.add(body);
          boolean refuse = received.size() == 1;
          exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
      String[] more = {"--webhook", url, "--webhook-secret", secret.toString()};
      look(more);
      node.pay(List.of(new Coin(theft, 0, "thief")), new Pay("mule", LOOT - 20_000));
      look(more);
      assertThat(received).as("the first try is refused").hasSize(2);
      node.mine(1, "miner");
      look(more);
      look(more);
      assertThat(received).hasSize(3);
      assertThat(wrong).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  /// The block's time is what counts, and blocks that are mined at once run ahead of the clock: so
  /// the node's stands at the newest.
  @Test
  void anOpenRequestShowsWhatLeftItsAddress() throws Exception {
    look();
    Path clock = folder.resolve("clock");
    try (MappedChain chain = MappedChain.open(folder.resolve("a"))) {
      long time = chain.block(chain.blockCount() - 1).time();
      Files.writeString(clock, Instant.ofEpochSecond(time).toString());
    }
    Map<String, String> settings = Map.of("test.clock", clock.toString());
    try (LocalNode us = LocalNode.start(folder.resolve("us"), "us", "USA", settings);
        LocalNode jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", settings)) {
      us.know(jp);
      us.person("ann", Role.ANALYST);
      us.person("bob", Role.APPROVER);
      look("--to-node", folder.resolve("us").toString());
      String id = send(us);
      assertThat(left(us, id)).isEqualTo("[]");
      node.mine(20, "miner");
      long spent = LOOT - 20_000;
      node.pay(
          List.of(new Coin(theft, 0, "thief")), new Pay("mule", spent - 7), new Pay("thief", 7));
      String block = node.mine(1, "miner");
      look("--to-node", folder.resolve("us").toString());
      assertThat(left(us, id)).contains("\"" + (LOOT - 7) + "\"");
      assertThat(us.get("/x/requests/" + id).toString()).contains(block);
    }
  }

  private String send(LocalNode us) throws Exception {
    String draft =
        """
        {"to":"jp","as":"ann","kind":"freeze-address","place":"%s","target":"%s","text":"stolen",
        "legal_basis":"law"}\
        """
            .formatted(CaipNames.chain(Network.REGTEST), node.address("thief"));
    String id = us.post("/x/requests", said(draft)).optional("id").orElseThrow();
    us.post("/x/requests/" + id + "/approve", said("{\"as\":\"bob\"}"));
    us.post("/x/requests/" + id + "/send", said("{\"as\":\"ann\"}"));
    return id;
  }

  private static JsonValue.Members said(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  private static String left(LocalNode us, String id) throws Exception {
    List<JsonValue> lives = us.get("/x/requests/" + id).items("meanwhile");
    assertThat(lives).hasSize(1);
    return JsonWriter.text(
        Objects.requireNonNull(((JsonValue.Members) lives.getFirst()).get("sent")));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              "not to be guessed easily".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void alertsDoNotLeaveByPlainHttp() {
    List<String> line = command("--once", "--webhook", "http://example.org/hook");
    CommandLineRun run = CommandLineRun.of(line.toArray());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("https");
  }

  @Test
  void aNameStandsForOneQuestion() {
    look();
    List<String> line = command("--once", "--method", "lifo");
    CommandLineRun run = CommandLineRun.of(line.toArray());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("another question");
  }
}
