package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a page hears while things happen, over connections that are cut.
@Timeout(60)
class EventsTest {
  private static final Map<String, String> QUICK = Map.of("events.heartbeat", "1");

  @TempDir private Path folder;

  /// One event as it came.
  private record Heard(String type, String id, String data) {}

  /// A stream that reads one event after another.
  private static final class Stream implements AutoCloseable {
    final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    int heartbeats;

    Stream(StandingNode node, HttpClient client, String person, String last)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(node.home.settings().url() + "/x/events"))
              .header(
                  "Authorization",
                  person.isEmpty() ? node.nodeToken() : StandingNode.basic(person, "right"));
      if (!last.isEmpty()) {
        request.header("Last-Event-ID", last);
      }
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /// Null at the end.
    Heard next() throws IOException {
      String type = "";
      String id = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !type.isEmpty()) {
          return new Heard(type, id, data);
        }
        if (line.equals(":")) {
          heartbeats++;
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        }
      }
      return new Heard("end", "", "");
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private static void publish(StandingNode node, int number) {
    node.node
        .events()
        .publish("case", new JsonValue.Members(Map.of("n", JsonValue.of(number))), Route.JOBS);
  }

  @Test
  void whatHappensIsHeardAtOnceOverBothVersionsOfHttp() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK);
        HttpClient second = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        Stream one = new Stream(node, node.client, "analyst", "");
        Stream two = new Stream(node, second, "auditor", "")) {
      assertThat(two.response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(one.response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      assertThat(one.next().type()).isEqualTo("ready");
      assertThat(two.next().type()).isEqualTo("ready");
      long began = System.nanoTime();
      node.send(
          node.request(
              "POST",
              "/x/admin/case-open",
              "{\"incident\":\"theft\",\"title\":\"T\"}",
              "",
              StandingNode.basic("analyst", "right")));
      Heard heard = one.next();
      assertThat(heard.type()).isEqualTo("case");
      assertThat(heard.data())
          .isEqualTo("{\"case\":\"us-1\",\"number\":1,\"kind\":\"opened\",\"author\":\"analyst\"}");
      assertThat(two.next()).isEqualTo(heard);
      assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2_000);
    }
  }

  @Test
  void whoeverIsCutOffMissesNothingAndHearsNothingTwice() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK)) {
      int count = 600;
      String last = node.node.events().id(node.node.events().last());
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      publish(node, i);
                    }
                  });
      List<String> heard = new ArrayList<>();
      while (heard.size() < count) {
        try (Stream stream = new Stream(node, node.client, "analyst", last)) {
          if (stream.response.statusCode() == 429) {
            // Those that were left count until the node notices.
            Thread.sleep(100);
            continue;
          }
          int until = random.nextInt(80);
          for (int i = 0; i < until && heard.size() < count; i++) {
            Heard one = stream.next();
            assertThat(one.type()).as("seed " + seed).isEqualTo("case");
            heard.add(one.data());
            last = one.id();
          }
        }
      }
      writer.join();
      for (int i = 0; i < count; i++) {
        assertThat(heard.get(i)).as("seed " + seed).isEqualTo("{\"n\":" + i + "}");
      }
    }
  }

  @Test
  void aPlaceThatWasForgottenOrIsOfAnotherRunIsSaidToBe() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK)) {
      for (String id : List.of("x-1", node.node.events().id(99), "nonsense", "-1")) {
        try (Stream stream = new Stream(node, node.client, "analyst", id)) {
          Heard heard = stream.next();
          assertThat(heard.type()).as(id).isEqualTo("reset");
          assertThat(heard.id()).isEqualTo(node.node.events().id(node.node.events().last()));
        }
      }
      for (int i = 0; i < 5_000; i++) {
        publish(node, i);
      }
      try (Stream stream = new Stream(node, node.client, "analyst", node.node.events().id(1))) {
        Heard heard = stream.next();
        assertThat(heard.type()).isEqualTo("reset");
        assertThat(heard.id()).isEqualTo(node.node.events().id(node.node.events().last()));
        publish(node, 7);
        assertThat(stream.next().data()).isEqualTo("{\"n\":7}");
      }
    }
  }

  @Test
  void everybodyHearsOnlyWhatTheyMayKnowAndOnlyAsLongAsTheyMay() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK);
        Stream administrator = new Stream(node, node.client, "administrator", "");
        Stream approver = new Stream(node, node.client, "approver", "");
        Stream auditor = new Stream(node, node.client, "auditor", "")) {
      List.of(administrator, approver, auditor)
          .forEach(one -> assertThat(one.response.statusCode()).isEqualTo(200));
      administrator.next();
      approver.next();
      auditor.next();
      node.send(
          node.request(
              "POST",
              "/x/jobs",
              "{\"kind\":\"screening\",\"names\":[\"x\"]}",
              "",
              StandingNode.basic("analyst", "right")));
      assertThat(auditor.next().data()).contains("\"state\":\"queued\"");
      publish(node, 1);
      assertThat(approver.next().data()).isEqualTo("{\"n\":1}"); // not the analyst's job
      node.node.events().publish("alert", JsonValue.Members.NONE, Route.STORES);
      assertThat(administrator.next().type()).isEqualTo("alert"); // neither job nor case
      assertThat(approver.next().type()).isEqualTo("alert");
      node.actions.perform("person-role", action("name", "approver", "role", "auditor"));
      publish(node, 2);
      assertThat(approver.next().type()).isEqualTo("end"); // not even what came at that moment
      assertThat(auditor.next().data()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void aStreamSaysThatItLivesAndOnePersonOpensOnlySoMany() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK);
        Stream quiet = new Stream(node, node.client, "analyst", "")) {
      quiet.next();
      Thread.sleep(2_300);
      publish(node, 1);
      quiet.next();
      assertThat(quiet.heartbeats).isPositive();
      List<Socket> open = new ArrayList<>();
      TreeSet<String> statuses = new TreeSet<>();
      for (int i = 0; i < 17; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.home.settings().port());
        open.add(socket);
        socket
            .getOutputStream()
            .write(
                ("GET /x/events HTTP/1.1\r\nHost: x\r\nAuthorization: "
                        + StandingNode.basic("analyst", "right")
                        + "\r\n\r\n")
                    .getBytes(UTF_8));
        statuses.add(
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
      }
      assertThat(statuses).hasSize(2);
      assertThat(statuses.last()).contains("429");
      for (Socket one : open) {
        one.close();
      }
      String status = "";
      for (int i = 0; i < 100 && !status.equals("200"); i++) {
        Thread.sleep(50);
        try (Stream again = new Stream(node, node.client, "analyst", "")) {
          status = Integer.toString(again.response.statusCode());
        }
      }
      assertThat(status).isEqualTo("200"); // those that hung up made room
    }
  }
}
