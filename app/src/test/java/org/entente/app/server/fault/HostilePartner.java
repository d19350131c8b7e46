package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.home.PinnedKey;
import org.entente.app.server.partner.PartnerSignature;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.EntryBundle;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;

/// A partner that everybody knows and that means harm: whatever it is asked it answers with what
/// is malformed, too much, forged or another's; and it asks for and sends what it may not.
final class HostilePartner implements AutoCloseable {
  static final String NAME = "mal";

  private final SigningKey key =
      new SigningKey("entente/" + NAME, Merkle.sha256("hostile".getBytes(UTF_8)));
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Random random;
  private final FaultyWire.Leaks leaks;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong attacks = new AtomicLong();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();

  /// Ids of objects of others, which it tries to take back.
  private final List<String> others = new ArrayList<>();

  HostilePartner(long seed, FaultyWire.Leaks leaks) throws IOException {
    random = new Random(seed);
    this.leaks = leaks;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String vkey() {
    return key.verifier().toString();
  }

  synchronized void learn(String id) {
    others.add(id);
  }

  private synchronized int random(int bound) {
    return random.nextInt(bound);
  }

  private synchronized String someId() {
    return others.isEmpty()
        ? "indicator--00000000-0000-4000-8000-000000000000"
        : others.get(random.nextInt(others.size()));
  }

  long answers() {
    return answers.get();
  }

  long attacks() {
    return attacks.get();
  }

  /// What its attacks were answered with.
  Set<Integer> statuses() {
    return statuses;
  }

  private void answer(HttpExchange exchange) throws IOException {
    answers.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    String[] parts = path.split("/", -1);
    try (exchange) {
      exchange.getRequestBody().readNBytes(1 << 20);
      if (path.equals(PinnedKey.PATH)) {
        String text = key.verifier().name() + "\nno tls\n";
        send(exchange, 200, (text + "\n" + key.line(text)).getBytes(UTF_8));
        return;
      }
      switch (random(6)) {
        case 0 -> send(exchange, 200, noise(random(5_000)));
        case 1 -> endless(exchange);
        case 2 -> send(exchange, 200 + random(400), noise(40));
        default -> send(exchange, 200, forged(path, parts.length > 2 ? parts[2] : "us"));
      }
    }
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    synchronized (this) {
      random.nextBytes(bytes);
    }
    return bytes;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /// Until the reader has enough of it.
  private void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    byte[] some = noise(1 << 16);
    for (int i = 0; i < 400; i++) {
      out.write(some);
    }
  }

  /// An entry of its log: sometimes about what is others'.
  private byte[] entry(int number) {
    LogEntry.Action action = number % 3 == 0 ? LogEntry.Action.REVOKE : LogEntry.Action.RELEASE;
    String hash = "%064x".formatted(number);
    String time = "2026-01-01T00:00:00.000Z";
    return new LogEntry(action, time, someId(), time, hash).bytes();
  }

  private byte[] forged(String path, String recipient) {
    int size = 1 + random(4);
    if (path.endsWith("/checkpoint")) {
      return checkpoint(recipient, size).getBytes(UTF_8);
    }
    if (path.endsWith("/stream")) {
      return stream(recipient, size).getBytes(UTF_8);
    }
    if (path.contains("/tile/entries/")) {
      List<byte[]> entries = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        entries.add(entry(random(100)));
      }
      return EntryBundle.bytes(entries);
    }
    if (path.contains("/objects/")) {
      return random(2) == 0
          ? "[".repeat(100_000).getBytes(UTF_8)
          : MadeObjects.indicator(random(50), "forged by a hostile partner", "").getBytes(UTF_8);
    }
    return ("entente/us/released/jp\n" + Long.MAX_VALUE + "\n").getBytes(UTF_8);
  }

  /// Rightly signed: of a tree that is another each time, or with a size that cannot be.
  private String checkpoint(String recipient, int size) {
    Frontier frontier = Frontier.empty();
    for (int i = 0; i < size; i++) {
      frontier.append(Merkle.leaf(entry(random(100))), (_, _, _) -> {});
    }
    String origin = "entente/" + NAME + "/released/" + recipient;
    String text = Checkpoint.of(origin, frontier).text();
    if (random(3) == 0) {
      text = text.replace("\n" + size + "\n", "\n" + (Long.MAX_VALUE - random(9)) + "\n");
    }
    return text + "\n" + key.named(origin).line(text);
  }

  private String stream(String recipient, int size) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      bodies.add("\"" + Base64.getEncoder().encodeToString(entry(random(100))) + "\"");
    }
    String objects =
        "\"" + MadeObjects.indicator(random(50), "forged", "").replace("\"", "\\\"") + "\"";
    String entries = String.join(",", bodies);
    String each = (objects + ",").repeat(size).replaceFirst(",$", "");
    String note = checkpoint(recipient, size).replace("\n", "\\n");
    String now = random(2) == 0 ? "1" : "999999999999999999";
    return "event: time\ndata: 99999999999999999999\n\nevent: entries\ndata: {\"from\":"
        + random(3)
        + ",\"now\":%s,\"checkpoint\":\"%s\",\"entries\":[%s],\"objects\":[%s]}\n\n"
            .formatted(now, note, entries, each.replace("\n", ""));
  }

  /// Asks a node for something, or gives it something, as the partner that it is, or as another.
  void attack(String owner, String url) {
    attacks.incrementAndGet();
    Thread.ofVirtual().start(() -> ask(owner, url));
  }

  private void ask(String owner, String url) {
    String other = List.of("us", "kr", "jp").get(random(3));
    List<String> targets =
        List.of(
            "/log/" + other + "/checkpoint",
            "/log/" + other + "/stream?after=0",
            "/log/" + other + "/tile/entries/000.p/1",
            "/log/" + NAME + "/checkpoint?after=-1&wait=0",
            "/log/" + NAME + "/cosignature",
            "/log/" + other + "/cosignature",
            "/witness/add-checkpoint",
            "/witness/checkpoint?origin=entente/" + owner + "/released/" + other,
            "/x/received?from=" + other,
            "/x/status",
            "/api/collections/released/objects/",
            "/" + "a".repeat(random(9_000)));
    String target = targets.get(random(targets.size()));
    boolean isPost = target.contains("cosignature") || target.contains("add-");
    String method = isPost ? "POST" : "GET";
    try {
      String nonce = nonce(url + target);
      HttpResponse<byte[]> response =
          client.send(
              request(
                  url + target,
                  method,
                  isPost ? noise(random(200_000)) : new byte[0],
                  PartnerSignature.header(key, "entente/" + owner, method, target, nonce)),
              HttpResponse.BodyHandlers.ofByteArray());
      statuses.add(response.statusCode());
      byte[] body = response.body();
      leaks.start().look(body, body.length);
    } catch (IOException _) {
      // The node was killed, or has had enough.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String nonce(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> first =
        client.send(
            request(url, "GET", new byte[0], "Entente x y z"),
            HttpResponse.BodyHandlers.ofByteArray());
    return first
        .headers()
        .firstValue("WWW-Authenticate")
        .map(one -> one.replaceFirst(".*nonce=\"([^\"]*)\".*", "$1"))
        .orElse(new String(noise(9), ISO_8859_1).replaceAll("[^a-z]", "x"));
  }

  private static HttpRequest request(String url, String method, byte[] body, String header) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(2))
        .header("Authorization", header)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
