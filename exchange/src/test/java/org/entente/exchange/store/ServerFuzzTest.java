package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.exchange.Mutation;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.TaxiiAnswer;
import org.entente.exchange.taxii.TaxiiRequest;
import org.entente.exchange.taxii.TaxiiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a client sends, the server answers with a status of the standard, and soon.
class ServerFuzzTest {
  private static final String ID = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  private static final String AT = "/api/collections/" + ID + "/";
  private static final String FIRST = "indicator--00000000-0000-4000-8000-000000000000";
  private static final long MOST_NANOS = 20_000_000_000L;

  private static final List<String> NAMES =
      List.of(
          "limit",
          "next",
          "added_after",
          "match[id]",
          "match[type]",
          "match[version]",
          "match[spec_version]",
          "match[]",
          "match[x]",
          "",
          "limit ");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "1000000000000000000000",
          "ten",
          "first",
          "last",
          "all",
          "all,first",
          "2020-01-01T00:00:00.000Z",
          "9999-12-31T23:59:59.999999999Z",
          "0000-01-01T00:00:00Z",
          "2020-02-30T00:00:00Z",
          "2.0",
          "2.1",
          "2.0,2.1,",
          ",,,,",
          FIRST,
          "url,indicator",
          "%00",
          "\0",
          "\uD800",
          "'; DROP TABLE object; --",
          "x".repeat(5_000));

  @TempDir private Path folder;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Mutation mutation = new Mutation(random);
  private NodeStore store;
  private TaxiiServer server;

  @BeforeEach
  void open() throws IOException {
    store = NodeStore.open(folder.resolve("node.db"), new StandingClock());
    store.putRoot(new ApiRoot("api", "one", "", 100_000));
    store.putCollection(
        new CollectionPlan(
            "api",
            ID,
            "all",
            "",
            "all",
            List.of(MediaTypes.STIX),
            Acceptance.VALID,
            Map.of("kim", new Rights(true, true))));
    server =
        new TaxiiServer(
            store.shelf(),
            new TaxiiServer.Settings("test", "http://x", 1000, new byte[32]),
            ServerFuzzTest::invalid);
    ask("POST", AT + "objects/", Map.of(), envelope());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static String invalid(JsonValue.Members object) {
    List<Finding> errors = StixCheck.check(object).errors();
    return errors.isEmpty() ? "" : errors.getFirst().message();
  }

  private static byte[] envelope() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          """
          {"type":"indicator","spec_version":"2.1","id":"%s%d","created":"2020-01-01T00:00:00.000Z",
          "modified":"2020-01-01T00:00:00.000Z","pattern":"[url:value = 'x']","pattern_type":"stix",
          "valid_from":"2020-01-01T00:00:00Z"}\
          """
              .formatted(FIRST.substring(0, FIRST.length() - 1), i));
    }
    return ("{\"objects\":[" + String.join(",", all) + "]}").getBytes(UTF_8);
  }

  private TaxiiAnswer ask(
      String method, String path, Map<String, List<String>> query, byte[] body) {
    long began = System.nanoTime();
    TaxiiAnswer answer =
        server.answer(
            new TaxiiRequest(method, path, query, null, MediaTypes.TAXII, "kim", _ -> body));
    assertThat(System.nanoTime() - began).as("seed %d", seed).isLessThan(MOST_NANOS);
    return answer;
  }

  private static long end() {
    return System.nanoTime() + Long.getLong("entente.fuzz.millis", 500L) * 1_000_000L;
  }

  @Test
  void aDamagedEnvelopeIsAnsweredByTheStandard() {
    JsonValue good = JsonReader.parse("envelope", envelope());
    long end = end();
    for (int i = 0; i < 100 || System.nanoTime() < end; i++) {
      byte[] bad = mutation.document(good);
      TaxiiAnswer answer = ask("POST", AT + "objects/", Map.of(), bad);
      assertThat(answer.status())
          .as("seed %d: %s", seed, new String(bad, UTF_8))
          .isIn(202, 400, 413, 422);
      JsonReader.parse("answer", answer.body());
    }
    TaxiiAnswer held = ask("GET", AT + "manifest/", Map.of(), new byte[0]);
    assertThat(held.status()).isEqualTo(200);
  }

  @Test
  void anyQueryIsAnsweredOrRefused() {
    List<String> paths =
        List.of(
            AT,
            AT + "objects/",
            AT + "manifest/",
            AT + "objects/" + FIRST + "/",
            AT + "objects/" + FIRST + "/versions/",
            "/api/",
            "/taxii2/",
            "/api/status/x/");
    long end = end();
    for (int i = 0; i < 200 || System.nanoTime() < end; i++) {
      Map<String, List<String>> query = new HashMap<>();
      for (int k = random.nextInt(4); k > 0; k--) {
        query
            .computeIfAbsent(one(NAMES), _ -> new ArrayList<>())
            .add(random.nextInt(4) == 0 ? damaged(one(VALUES)) : one(VALUES));
      }
      String path = random.nextInt(5) == 0 ? damaged(one(paths)) : one(paths);
      String method = one(List.of("GET", "GET", "GET", "DELETE", "POST", "PUT"));
      TaxiiAnswer answer = ask(method, path, query, new byte[0]);
      assertThat(answer.status())
          .as("seed %d: %s %s %s", seed, method, path, query)
          .isIn(200, 400, 404, 405, 422);
    }
  }

  private String one(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String damaged(String text) {
    return new String(mutation.bytes(text.getBytes(UTF_8)), UTF_8);
  }

  /// One changed sign, and it is nobody's cursor.
  @Test
  void aDamagedCursorIsRefused() {
    JsonValue.Members page =
        (JsonValue.Members)
            JsonReader.parse(
                "page",
                ask("GET", AT + "objects/", Map.of("limit", List.of("1")), new byte[0]).body());
    String next = page.optional("next").orElseThrow();
    long end = end();
    for (int i = 0; i < 200 || System.nanoTime() < end; i++) {
      String bad = damaged(next);
      int status = ask("GET", AT + "objects/", Map.of("next", List.of(bad)), new byte[0]).status();
      assertThat(status).as("seed %d: %s", seed, bad).isEqualTo(bad.equals(next) ? 200 : 400);
    }
  }

  @Test
  void aDamagedFileOfAnotherServerIsTakenOrRefusedWhole() {
    String file =
        """
        {"trust1":{"information":{"title":"T","max_content_length":9},
         "status":[{"id":"2D086DA7-4BDC-4F91-900E-D77486753710","status":"complete"}],
         "collections":[{"id":"91a7b528-80eb-42ed-a74d-c6fbd5a26116","title":"C","can_read":true,
          "can_write":false,"alias":"a","media_types":["x"],"objects":[{"type":"malware",
           "id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
           "created":"2017-01-27T13:49:53.997Z","modified":"2017-01-27T13:49:53.997Z"}],
          "manifest":[{"id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
           "date_added":"2017-02-27T13:49:59Z","version":"2017-01-27T13:49:53.997Z",
           "media_type":"application/stix+json;version=2.0"}]}]}}
        """;
    JsonValue good = JsonReader.parse("f", file);
    long end = end();
    int taken = 0;
    for (int i = 0; i < 50 || System.nanoTime() < end; i++) {
      byte[] bad = mutation.document(good);
      try {
        store.takeOver(Takeover.read("f", JsonReader.parse("f", bad)));
        taken++;
      } catch (BadInput e) {
        assertThat(e.reason()).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + new String(bad, UTF_8), e);
      }
    }
    assertThat(taken).isPositive();
  }
}
