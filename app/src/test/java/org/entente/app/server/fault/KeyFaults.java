package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.entente.app.server.NodeProcess;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// Gives nodes other keys and certificates while everything else goes wrong, keeps heads of logs as
/// they were signed, and looks at the end whether all know each other and believe what was signed.
final class KeyFaults {
  /// One harm in so many changes what a node is known by.
  static final int RARE = 6;

  private static final int MOST_HEADS = 400;
  private static final List<Integer> DAYS = List.of(0, 1, 7);

  /// Sender and recipient of a log.
  private record Way(String from, String to) implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      return (from + to).compareTo(other.from + other.to);
    }
  }

  private final Map<Way, List<byte[]>> heads = new TreeMap<>();
  private int changes;
  private int certificates;
  private int untold;
  private int signers;
  private int asked;

  /// Another key, or another certificate where there is one. A node that is too busy, or is just
  /// down, keeps what it has.
  void change(NodeProcess node, Random random) throws InterruptedException {
    boolean isCertificate = !node.home.settings().isHttp() && random.nextInt(2) == 0;
    String days = "{\"days\":%d}".formatted(DAYS.get(random.nextInt(DAYS.size())));
    try {
      HttpResponse<String> done =
          isCertificate
              ? node.send("/x/admin/key-tls", key(), "{}")
              : node.send("/x/admin/key-rotate", key(), days);
      assertThat(done.statusCode()).as(done.body()).isIn(200, 201, 429, 503);
      if (done.statusCode() < 300 && isCertificate) {
        certificates++;
      } else if (done.statusCode() < 300) {
        changes++;
      } else {
        untold++;
      }
    } catch (IOException _) {
      // Nobody knows whether it was done; what is on disk counts.
      untold++;
    }
  }

  private String key() {
    return "keys " + ++asked;
  }

  /// A head as the sender signs it now.
  void keep(NodeProcess sender, String recipient) throws InterruptedException {
    List<byte[]> all =
        heads.computeIfAbsent(new Way(sender.name, recipient), _ -> new ArrayList<>());
    if (all.size() == MOST_HEADS) {
      return;
    }
    try {
      HttpResponse<String> head = sender.send("/log/" + recipient + "/checkpoint", "", "");
      if (head.statusCode() == 200) {
        all.add(head.body().getBytes(UTF_8));
      }
    } catch (IOException _) {
      // It is down.
    }
  }

  private JsonValue.Members act(NodeProcess node, String action) throws Exception {
    HttpResponse<String> told = node.send("/x/admin/" + action, key(), "{}");
    return told.statusCode() < 300
            && JsonReader.parse(action, told.body()) instanceof JsonValue.Members members
        ? members
        : JsonValue.Members.NONE;
  }

  /// Until, as all clocks go on, the others know a node by its present key and have taken every
  // statement of it.
  void awaitKnown(NodeProcess node, List<NodeProcess> others, Callable<?> clocks) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    String trouble = trouble(node, others);
    while (!trouble.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(200);
      clocks.call();
      trouble = trouble(node, others);
    }
    assertThat(trouble).isEmpty();
  }

  private String trouble(NodeProcess node, List<NodeProcess> others) throws Exception {
    JsonValue.Members shown = act(node, "key-show");
    String vkey = shown.optional("vkey").orElse("");
    for (JsonValue one : shown.items("former")) {
      List<String> untaken = new ArrayList<>(((JsonValue.Members) one).texts("untaken"));
      untaken.removeAll(Set.of(HostilePartner.NAME));
      if (!untaken.isEmpty()) {
        return untaken + " have not taken what " + node.name + " says of its keys";
      }
    }
    for (NodeProcess other : others) {
      boolean isKnown =
          act(other, "partners").items("partners").stream()
              .map(JsonValue.Members.class::cast)
              .anyMatch(
                  one ->
                      one.optional("name").orElse("").equals(node.name)
                          && one.optional("vkey").orElse("").equals(vkey));
      if (vkey.isEmpty() || !isKnown) {
        return other.name + " does not know " + node.name + " by its present key";
      }
    }
    return "";
  }

  /// Every head that was kept is one of the log as its recipient holds it.
  void check(HeldLogs logs) throws IOException {
    for (Map.Entry<Way, List<byte[]>> one : heads.entrySet()) {
      signers += logs.checkHeads(one.getKey().from(), one.getKey().to(), one.getValue());
    }
  }

  String figures() {
    return "%d other keys, %d other certificates (%d not answered), %d heads kept, %d keys of logs in the end"
        .formatted(
            changes,
            certificates,
            untold,
            heads.values().stream().mapToInt(List::size).sum(),
            signers);
  }
}
