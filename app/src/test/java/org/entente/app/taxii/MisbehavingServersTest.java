package org.entente.app.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.taxii.FakeTaxii.date;
import static org.entente.app.taxii.FakeTaxii.json;
import static org.entente.app.taxii.FakeTaxii.page;
import static org.entente.app.taxii.FakeTaxii.raw;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entente.app.server.watch.NodeItems;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers as they are: forgetful, slow, in circles, of another make.
class MisbehavingServersTest {
  private static final Pace QUICK =
      new Pace(3, Duration.ofMillis(10), Duration.ofSeconds(2), Duration.ofSeconds(2));

  @TempDir private Path folder;

  private Pull.Outcome pull(FakeTaxii fake) throws IOException {
    return pull(fake, 10_000);
  }

  private Pull.Outcome pull(FakeTaxii fake, long most) throws IOException {
    try (TaxiiLink link = new TaxiiLink(null, null, "test", QUICK, 100_000);
        PullState state = PullState.open(folder)) {
      TaxiiSite.Remote remote = TaxiiSite.collections(link, fake.uri("/taxii2/")).getFirst();
      Pull.Wish wish = new Pull.Wish(List.of(), false, "", 3, most);
      return new Pull(link, remote, wish, state, new Destination.Folder(folder)).run();
    }
  }

  private long onDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(FakeTaxii.ID))) {
      return files
          .filter(one -> one.toString().endsWith(".json"))
          .flatMap(one -> objects(one).stream())
          .distinct()
          .count();
    }
  }

  private static List<JsonValue.Members> objects(Path file) {
    try {
      return NodeItems.objects(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pagesByCursorAndGoesOnWhereItStopped() throws Exception {
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              switch (n) {
                case 1 ->
                    json(exchange, 200, date(3), page(1, 3, "\"more\":true,\"next\":\"a b\","));
                case 2 -> json(exchange, 200, date(4), page(4, 4, "\"more\":false,"));
                default -> json(exchange, 200, "", "{}");
              }
            })) {
      assertThat(pull(fake, 2).isWhole()).isFalse();
      assertThat(pull(fake).objects()).isEqualTo(1);
      assertThat(pull(fake).objects()).isZero();
      assertThat(fake.asked)
          .containsExactly(
              "limit=3",
              "limit=3&next=a%20b",
              "limit=3&added_after=2026-01-01T00%3A00%3A00.000004Z");
      assertThat(onDisk()).isEqualTo(4);
    }
  }

  @Test
  void aCursorThatIsForgottenIsReplacedByTheDate() throws Exception {
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              switch (n) {
                case 1 -> json(exchange, 200, date(3), page(1, 3, "\"more\":true,\"next\":\"x\","));
                case 2 -> json(exchange, 400, "", "{\"title\":\"no such cursor\"}");
                default -> json(exchange, 200, date(5), page(4, 5, ""));
              }
            })) {
      Pull.Outcome outcome = pull(fake);
      assertThat(outcome.objects()).isEqualTo(5);
      assertThat(outcome.warnings()).hasSize(1);
      assertThat(fake.asked.getLast()).contains("added_after=2026-01-01T00%3A00%3A00.000003Z");
    }
  }

  @Test
  void moreWithoutCursorGoesOnByTheDateAndByTheManifestWithoutOne() throws Exception {
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              switch (n) {
                case 1 -> json(exchange, 200, date(3), page(1, 3, "\"more\":true,"));
                case 2 -> json(exchange, 200, "", page(4, 6, "\"more\":true,"));
                default -> json(exchange, 200, "", page(7, 7, ""));
              }
            })) {
      Pull.Outcome outcome = pull(fake);
      assertThat(outcome.objects()).isEqualTo(7);
      assertThat(outcome.reached()).isEqualTo(date(7));
      assertThat(fake.asked.getLast()).contains("00.000006Z");
    }
  }

  @Test
  void circlesEnd() throws Exception {
    for (String rest :
        List.of(
            "\"more\":true,\"next\":\"same\",",
            "\"more\":true,",
            "\"more\":true,\"next\":\"%d\",")) {
      try (FakeTaxii fake =
          new FakeTaxii(
              (exchange, n) ->
                  json(exchange, 200, date(3), page(1, 3, rest.replace("%d", "n" + n))))) {
        assertThatThrownBy(() -> pull(fake)).as(rest).isInstanceOf(BadInput.class);
        assertThat(fake.asked).hasSizeLessThan(30);
        assertThat(onDisk()).isEqualTo(3);
      }
      Files.delete(folder.resolve("taxii-pull.json"));
    }
  }

  @Test
  void comesAgainWhenItIsAskedTo() throws Exception {
    Instant start = Instant.now();
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              exchange.getResponseHeaders().set("Retry-After", n == 1 ? "1" : "nonsense");
              switch (n) {
                case 1 -> raw(exchange, 429, "text/plain", "slow");
                case 2 -> raw(exchange, 503, "text/html", "<p>later");
                default -> json(exchange, 200, date(1), page(1, 1, ""));
              }
            })) {
      assertThat(pull(fake).objects()).isEqualTo(1);
    }
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              exchange.getResponseHeaders().set("Retry-After", "9999");
              raw(exchange, 503, "text/plain", "");
            })) {
      assertThatThrownBy(() -> pull(fake)).hasMessageContaining("9999 seconds");
    }
  }

  @Test
  void otherAnswersAreNoObjects() throws Exception {
    List<FakeTaxii.Answer> answers =
        List.of(
            (exchange, n) -> raw(exchange, 200, "text/html", "<html>"),
            (exchange, n) ->
                raw(exchange, 200, "application/taxii+json;version=2.0", page(1, 1, "")),
            (exchange, n) -> json(exchange, 200, date(1), "[]"),
            (exchange, n) -> json(exchange, 401, "", "{}"),
            (exchange, n) -> json(exchange, 404, "", "{\"title\":\"none\"}"),
            (exchange, n) -> {
              exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
              raw(exchange, 302, "text/plain", "");
            });
    for (FakeTaxii.Answer answer : answers) {
      try (FakeTaxii fake = new FakeTaxii(answer)) {
        assertThatThrownBy(() -> pull(fake)).isInstanceOf(BadInput.class);
        assertThat(fake.asked).hasSize(1);
      }
    }
  }

  @Test
  void cutAndEndlessBodiesAreNoPages() throws Exception {
    try (FakeTaxii fake =
        new FakeTaxii(
            (exchange, n) -> {
              if (n == 1) {
                String whole = page(1, 3, "");
                json(exchange, 200, date(3), whole.substring(0, whole.length() / 2));
              } else if (n == 2) {
                exchange.getResponseHeaders().set("Content-Type", "application/taxii+json");
                exchange.sendResponseHeaders(200, 5000);
                exchange.getResponseBody().write("{\"objects\":[".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("broken off");
              } else {
                json(exchange, 200, date(3), page(1, 3, ""));
              }
            })) {
      assertThat(pull(fake).objects()).isEqualTo(3);
      assertThat(fake.asked).hasSize(3);
    }
    try (FakeTaxii fake = new FakeTaxii((exchange, n) -> endless(exchange, 0))) {
      assertThatThrownBy(() -> pull(fake)).hasMessageContaining("more than 100000 bytes");
    }
    try (FakeTaxii fake = new FakeTaxii((exchange, n) -> endless(exchange, 100))) {
      Pace once = new Pace(1, Duration.ZERO, Duration.ZERO, Duration.ofMillis(700));
      try (TaxiiLink link = new TaxiiLink(null, null, "test", once)) {
        assertThatThrownBy(() -> link.get(fake.uri("/api/collections/c/objects/")))
            .hasMessageContaining("takes too long");
      }
      ;
    }
  }

  /// Ends once nobody listens any more, or after ten seconds.
  private static void endless(HttpExchange exchange, long pauseMillis) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/taxii+json");
    exchange.sendResponseHeaders(200, 0);
    Instant end = Instant.now().plusSeconds(10);
    try {
      while (Instant.now().isBefore(end)) {
        exchange.getResponseBody().write(" ".repeat(pauseMillis == 0 ? 1000 : 1).getBytes(UTF_8));
        exchange.getResponseBody().flush();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Test
  void whatIsPushedIsCountedObjectByObject() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    try (FakeTaxii fake =
            new FakeTaxii(
                (exchange, n) -> {
                  String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                  sizes.add(body.length());
                  if (body.contains("00000007-")) {
                    json(exchange, 422, "", "{\"title\":\"seven is not taken\"}");
                  } else {
                    json(exchange, 202, "", "{\"id\":\"x\",\"status\":\"complete\"}");
                  }
                });
        TaxiiLink link = new TaxiiLink(null, null, "test", QUICK)) {
      TaxiiSite.Remote remote = TaxiiSite.collections(link, fake.uri("/api/")).getFirst();
      byte[] bundle = page(1, 100, "").getBytes(UTF_8);
      Push.Outcome outcome = new Push(link, remote).send(NodeItems.objects("b", bundle));
      assertThat(outcome.taken()).isEqualTo(99);
      assertThat(outcome.failures()).hasSize(1);
      assertThat(outcome.failures().getFirst().id()).contains("00000007-");
      assertThat(sizes).allMatch(size -> size <= 2000);
    }
  }

  @Test
  void passwordsGoOverTlsOnly() {
    for (String url :
        List.of("http://taxii.example/", "ftp://h/", "https://u:p@h/", "https://h/?a=b", "::")) {
      assertThatThrownBy(() -> TaxiiLink.checked(url)).as(url).isInstanceOf(BadInput.class);
    }
    assertThat(TaxiiLink.checked("http://[::1]:80/api").toString())
        .isEqualTo("http://[::1]:80/api/");
  }
}
