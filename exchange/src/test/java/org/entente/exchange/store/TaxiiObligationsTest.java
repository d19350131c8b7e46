package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.TaxiiAnswer;
import org.entente.exchange.taxii.TaxiiRequest;
import org.entente.exchange.taxii.TaxiiServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the standard obliges a server to, asked of the real store, on either engine.
@ParameterizedClass
@EnumSource(TestEngine.class)
class TaxiiObligationsTest {
  private static final String ID = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  private static final String AT = "/api/collections/" + ID + "/";
  private static final String FIRST = "indicator--00000000-0000-4000-8000-000000000000";

  @Parameter private TestEngine engine = TestEngine.SQLITE;
  @TempDir private Path folder;
  private NodeStore store;
  private TaxiiServer server;

  @BeforeEach
  void open() throws IOException {
    store = engine.open(folder, new StandingClock());
    store.putRoot(new ApiRoot("api", "one", "", 100_000));
    store.putCollection(plan(ID, "all", Map.of("kim", new Rights(true, true))));
    Map<String, Rights> others =
        Map.of(
            "see", new Rights(false, false),
            "read", new Rights(true, false),
            "write", new Rights(false, true));
    store.putCollection(plan("8a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11", "some", others));
    server = server();
    add("kim", indicators(3));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static CollectionPlan plan(String id, String alias, Map<String, Rights> seen) {
    return new CollectionPlan(
        "api", id, alias, "", alias, List.of(MediaTypes.STIX), Acceptance.ANY, seen);
  }

  private TaxiiServer server() {
    return new TaxiiServer(
        store.shelf(), new TaxiiServer.Settings("test", "http://x", 1000, new byte[32]), _ -> "");
  }

  /// `count` indicators of STIX 2.1 in two versions each, one of which is in STIX 2.0, too.
  private static String indicators(int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "indicator--%08x-0000-4000-8000-000000000000".formatted(i);
      for (int v = 1; v <= 2; v++) {
        all.add(object(id, "\"spec_version\":\"2.1\",", "2020-01-0" + v + "T00:00:00.000Z"));
      }
    }
    all.add(object(FIRST, "", "2020-01-03T00:00:00.000Z"));
    return "{\"objects\":[" + String.join(",", all) + "]}";
  }

  private static String object(String id, String spec, String modified) {
    return "{\"type\":\"indicator\",%s\"id\":\"%s\",\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"%s\"}"
        .formatted(spec, id, modified);
  }

  private TaxiiAnswer add(String user, String body) {
    return ask("POST", AT + "objects/", user, body, null);
  }

  private TaxiiAnswer get(String target) {
    return ask("GET", target, "kim", "", null);
  }

  private TaxiiAnswer ask(
      String method, String target, String user, String body, @Nullable String accept) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int mark = target.indexOf('?');
    if (mark >= 0) {
      for (String one : target.substring(mark + 1).split("&", -1)) {
        String[] pair = one.split("=", 2);
        query
            .computeIfAbsent(pair[0], _ -> new ArrayList<>())
            .add(URLDecoder.decode(pair[1], UTF_8));
      }
    }
    return server.answer(
        new TaxiiRequest(
            method,
            mark < 0 ? target : target.substring(0, mark),
            query,
            accept,
            MediaTypes.TAXII,
            user,
            _ -> body.getBytes(UTF_8)));
  }

  private static JsonValue.Members json(TaxiiAnswer answer) {
    return (JsonValue.Members) JsonReader.parse("answer", answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /taxii2                                      | kim   | 200
          GET    | /api/                                        | kim   | 200
          GET    | /api/collections/all/                        | kim   | 200
          GET    | /api/collections/all/                        | see   | 404
          GET    | /api/collections/some/                       | see   | 200
          GET    | /api/collections/some/objects/               | see   | 403
          GET    | /api/collections/some/objects/               | read  | 200
          GET    | /api/collections/some/manifest/              | write | 403
          POST   | /api/collections/some/objects/               | read  | 403
          DELETE | /api/collections/some/objects/x/             | see   | 404
          DELETE | /api/collections/some/objects/x/             | read  | 403
          DELETE | /api/collections/some/objects/x/             | write | 403
          DELETE | /api/collections/all/objects/x/              | kim   | 404
          PUT    | /api/collections/all/objects/                | kim   | 405
          GET    | /api/collections/none/                       | kim   | 404
          GET    | /other/                                      | kim   | 404
          GET    | /api/status/none/                            | kim   | 404
          GET    | /api/collections/all/objects/none/           | kim   | 404
          GET    | /api/collections/all/objects/?limit=0        | kim   | 400
          GET    | /api/collections/all/objects/?limit=-1       | kim   | 400
          GET    | /api/collections/all/objects/?limit=1.5      | kim   | 400
          GET    | /api/collections/all/objects/?limit=ten      | kim   | 400
          GET    | /api/collections/all/objects/?limit=99999999999999999999 | kim | 200
          GET    | /api/collections/all/objects/?next=          | kim   | 400
          GET    | /api/collections/all/objects/?next=AAAA      | kim   | 400
          GET    | /api/collections/all/manifest/?added_after=x | kim   | 400
          GET    | /api/collections/all/manifest/?added_after=2020-01-01T00:00:00Z&added_after=2020-01-01T00:00:00Z | kim | 400
          GET    | /api/collections/all/manifest/?added_after=2020-02-30T00:00:00Z | kim | 400
          GET    | /api/collections/all/manifest/?match[version]=all,first | kim | 400
          GET    | /api/collections/all/manifest/?match[version]=last,last | kim | 400
          GET    | /api/collections/all/manifest/?match[version]=newest    | kim | 400
          GET    | /api/collections/all/manifest/?match[type]=no-such-type | kim | 200
          """)
  void aRequestGetsItsStatus(String method, String target, String user, int status) {
    TaxiiAnswer answer = ask(method, target, user, "{}", null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (status >= 400) {
      assertThat(json(answer).text("title")).isNotBlank();
      assertThat(json(answer).text("http_status")).isEqualTo(Integer.toString(status));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/taxii+json                     | 200
          application/taxii+json;version=2.1         | 200
          application/taxii+json; version=2.1        | 200
          text/html, application/taxii+json;q=0.5    | 200
          */*                                        | 200
          application/taxii+json;version=2.0         | 406
          application/json                           | 406
          application/taxii+json;version=2.1;q=0     | 406
          """)
  void anAcceptIsMetOrRefused(String accept, int status) {
    assertThat(ask("GET", "/api/", "kim", "", accept).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"objects":[]}                                       | 422
          {}                                                   | 422
          {"type":"bundle","objects":[{"type":"x","id":"x"}]}  | 422
          {"objects":[{"type":"x"}]}                           | 422
          {"objects":1,"objects":2}                            | 400
          {"objects":                                          | 400
          [1]                                                  | 422
          """)
  void aBodyThatIsNoEnvelopeIsRefused(String body, int status) {
    assertThat(add("kim", body).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                           | 3
          match[version]=all                           | 6
          match[version]=first                         | 3
          match[version]=first,last                    | 6
          match[version]=2020-01-01T00:00:00Z          | 3
          match[spec_version]=2.0                      | 1
          match[spec_version]=2.0,2.1&match[version]=all | 7
          match[spec_version]=2.0,2.1                  | 3
          match[id]=indicator--00000000-0000-4000-8000-000000000000,indicator--00000001-0000-4000-8000-000000000000 | 2
          match[type]=indicator,malware                | 3
          match[type]=malware                          | 0
          match[type]=indicator&match[id]=none         | 0
          """)
  void filtersAreAndedAndTheirValuesOred(String filter, int count) {
    for (String list : List.of("objects/", "manifest/")) {
      TaxiiAnswer answer = get(AT + list + "?limit=100" + (filter.isEmpty() ? "" : "&" + filter));
      assertThat(json(answer).items("objects")).as(answer.body()).hasSize(count);
      assertThat(answer.headers().containsKey("X-TAXII-Date-Added-Last")).isEqualTo(count > 0);
      if (count == 0) {
        assertThat(answer.body()).isEqualTo("{}");
      }
    }
  }

  @Test
  void timesAreUniqueAndRiseThoughTheClockStands() {
    Set<String> times = new HashSet<>();
    String before = "";
    for (JsonValue one : json(get(AT + "manifest/?match[version]=all")).items("objects")) {
      String added = ((JsonValue.Members) one).optional("date_added").orElse("");
      assertThat(added).matches(".*\\.\\d{6}Z").isGreaterThan(before);
      times.add(added);
      before = added;
    }
    assertThat(times).hasSize(6);
    assertThat(json(get(AT + "manifest/?match[version]=all&added_after=" + before)).all())
        .isEmpty();
  }

  @Test
  void pagesGiveAllOnceThoughTheLimitChangesAndTheServerStartsAnew() throws IOException {
    List<JsonValue> all = json(get(AT + "objects/?match[version]=all")).items("objects");
    List<JsonValue> paged = new ArrayList<>();
    JsonValue.Members page = json(get(AT + "objects/?match[version]=all&limit=1"));
    for (int limit = 1; true; limit++) {
      paged.addAll(page.items("objects"));
      if (Objects.requireNonNull(page.get("more")).equals(JsonValue.of(false))) {
        break;
      }
      close();
      store = engine.open(folder, new StandingClock());
      server = server();
      page =
          json(
              get(
                  AT
                      + "objects/?match[version]=all&limit=%d&next=%s"
                          .formatted(limit, page.text("next"))));
    }
    assertThat(paged).isEqualTo(all).hasSize(6);
  }

  @Test
  void aCursorIsGoodForItsOwnQuestionOnly() {
    String next = json(get(AT + "objects/?limit=1")).text("next");
    assertThat(get(AT + "objects/?limit=1&next=" + next).status()).isEqualTo(200);
    assertThat(get(AT + "objects/?limit=1&next=" + next).status()).isEqualTo(200);
    assertThat(get(AT + "manifest/?next=" + next).status()).isEqualTo(400);
    assertThat(get(AT + "objects/?match[type]=indicator&next=" + next).status()).isEqualTo(400);
  }

  @Test
  void whatComesTwiceCountsAndIsNotStoredAgainAndAnotherContentIsRefused() {
    JsonValue.Members again = json(add("kim", indicators(3)));
    assertThat(again.get("success_count")).isEqualTo(JsonValue.of(7));
    assertThat(json(get(AT + "objects/?match[version]=all")).items("objects")).hasSize(6);
    String other =
        object(FIRST, "\"spec_version\":\"2.1\",\"name\":\"x\",", "2020-01-01T00:00:00Z");
    JsonValue.Members refused = json(add("kim", "{\"objects\":[" + other + "]}"));
    assertThat(refused.get("failure_count")).isEqualTo(JsonValue.of(1));
    assertThat(refused.items("failures")).hasSize(1);
  }

  @Test
  void anObservableHasAVersionThatItsFiltersFind() {
    String id = "ipv4-addr--00000000-0000-4000-8000-000000000000";
    add(
        "kim",
        "{\"objects\":[{\"type\":\"ipv4-addr\",\"id\":\"" + id + "\",\"value\":\"1.2.3.4\"}]}");
    for (String version : List.of("first", "last", "all")) {
      assertThat(json(get(AT + "objects/" + id + "/?match[version]=" + version)).items("objects"))
          .hasSize(1);
    }
    String named = json(get(AT + "objects/" + id + "/versions/")).texts("versions").getFirst();
    assertThat(json(get(AT + "objects/" + id + "/?match[version]=" + named)).items("objects"))
        .hasSize(1);
  }

  @Test
  void aRemovedVersionGivesWayToTheOneBefore() {
    String at = AT + "objects/indicator--00000001-0000-4000-8000-000000000000/";
    assertThat(ask("DELETE", at + "?match[version]=last", "kim", "", null).status()).isEqualTo(200);
    assertThat(json(get(at + "versions/")).texts("versions"))
        .containsExactly("2020-01-01T00:00:00.000Z");
    assertThat(json(get(AT + "objects/")).items("objects")).hasSize(3);
    assertThat(ask("DELETE", at, "kim", "", null).status()).isEqualTo(200);
    assertThat(get(at).status()).isEqualTo(404);
    assertThat(json(get(AT + "manifest/?match[version]=all")).items("objects")).hasSize(4);
  }

  @Test
  void aStatusIsKeptForWhoAskedAndForNobodyElse() {
    JsonValue.Members status = json(add("kim", indicators(1)));
    String at = "/api/status/" + status.text("id") + "/";
    assertThat(json(get(at))).isEqualTo(status);
    assertThat(ask("GET", at, "read", "", null).status()).isEqualTo(404);
  }

  @Test
  void anotherServersContentKeepsItsTimes() {
    String file =
        """
        {"/discovery":{"title":"x"},"trust1":{"information":{"title":"T","max_content_length":9},
         "status":[{"id":"2D086DA7-4BDC-4F91-900E-D77486753710","status":"complete"}],
         "collections":[{"id":"91a7b528-80eb-42ed-a74d-c6fbd5a26116","title":"C","can_read":true,
          "can_write":false,"objects":[{"type":"malware","id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
           "created":"2017-01-27T13:49:53.997Z","modified":"2017-01-27T13:49:53.997Z"}],
          "manifest":[{"id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
           "date_added":"2017-02-27T13:49:59Z","version":"2017-01-27T13:49:53.997Z",
           "media_type":"application/stix+json;version=2.0"}]}]}}
        """;
    store.takeOver(Takeover.read("f", JsonReader.parse("f", file)));
    String at = "/trust1/collections/91a7b528-80eb-42ed-a74d-c6fbd5a26116/manifest/";
    assertThat(ask("GET", at, "admin", "", null).body())
        .contains("2017-02-27T13:49:59.000000Z", "version=2.0");
    assertThat(ask("GET", at, "kim", "", null).status()).isEqualTo(404);
    String status = "/trust1/status/2d086da7-4bdc-4f91-900e-d77486753710/";
    assertThat(ask("GET", status, "admin", "", null).status()).isEqualTo(200);
  }
}
