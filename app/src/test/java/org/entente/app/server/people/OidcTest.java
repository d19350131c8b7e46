package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.taxii.StandingNode;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Audit;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who sign in at an issuer of OpenID Connect, against one of the test's own: who comes in
/// and who doesn't.
public class OidcTest {
  private static final String JSON = "application/json";
  private static final String SUBJECT = MadeProvider.SUBJECT;

  @TempDir private Path folder;

  /// A browser that was at the issuer.
  private record Visit(String cookie, String state, String code) {}

  private StandingNode node() throws IOException, InterruptedException {
    return new StandingNode(folder.resolve("us"), Map.of());
  }

  private MadeProvider provider() throws IOException {
    return new MadeProvider(folder.resolve("issuer"));
  }

  public static JsonValue.Members issuer(MadeProvider provider, String... rules) {
    return action(
            "name",
            "agency",
            "issuer",
            provider.url(),
            "client",
            MadeProvider.CLIENT,
            "title",
            "The agency",
            "secret",
            MadeProvider.SECRET,
            "authority",
            provider.authority)
        .with("rules", JsonValue.texts(List.of(rules)));
  }

  private static HttpResponse<String> post(
      StandingNode node, String path, JsonValue.Members body, String cookie)
      throws IOException, InterruptedException {
    var request = node.request("POST", path, JsonWriter.text(body), JSON, "");
    return node.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
  }

  private static String field(HttpResponse<String> response, String name) {
    JsonValue.Members body = (JsonValue.Members) JsonReader.parse("x", response.body());
    return body.optional(name).orElse("");
  }

  private static Visit visit(StandingNode node, MadeProvider provider)
      throws IOException, InterruptedException {
    HttpResponse<String> started =
        post(node, "/session/oidc/start", action("issuer", "agency"), "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    String go = field(started, "go");
    String set = started.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("; Path=/; HttpOnly; SameSite=Strict; Max-Age=600");
    Map<String, String> asks = MadeProvider.query(go.substring(go.indexOf('?') + 1));
    assertThat(asks.get("redirect_uri"))
        .isEqualTo(node.home.settings().origin() + "/return/agency");
    return new Visit(set.split(";", 2)[0], asks.getOrDefault("state", ""), provider.agree(go));
  }

  private static HttpResponse<String> back(StandingNode node, Visit visit)
      throws IOException, InterruptedException {
    JsonValue.Members told =
        action("issuer", "agency", "code", visit.code(), "state", visit.state());
    return post(node, "/session/oidc", told, visit.cookie());
  }

  private static HttpResponse<String> enter(StandingNode node, MadeProvider provider)
      throws IOException, InterruptedException {
    return back(node, visit(node, provider));
  }

  private static String audit(StandingNode node) {
    node.node.audit().append(new Audit.Act("", "", "", "the test looks", "", ""));
    return node.node.audit().entries(0, null, 1_000).toString();
  }

  private static void bind(StandingNode node, String person) {
    node.actions.perform(
        "oidc-bind", action("name", "agency", "subject", SUBJECT, "person", person));
  }

  @Test
  public void whomAnAdministratorBoundComesInAndNobodyElse() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      node.actions.perform("oidc-set", issuer(provider));
      HttpResponse<String> door = node.send(node.request("GET", "/session/oidc", "", "", ""));
      assertThat(door.body())
          .isEqualTo("{\"issuers\":[{\"name\":\"agency\",\"title\":\"The agency\"}]}");
      assertThat(enter(node, provider).statusCode()).as("an unknown subject").isEqualTo(401);
      assertThat(audit(node))
          .contains("means=openid connect, address=127.0.0.1, what=sign in")
          .contains("\"subject\":\"" + SUBJECT + "\",\"reason\":\"nobody here is bound");
      bind(node, "analyst");
      HttpResponse<String> opened = enter(node, provider);
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
      assertThat(field(opened, "name")).isEqualTo("analyst");
      assertThat(field(opened, "role")).isEqualTo("analyst");
      String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      var asked = node.request("GET", "/x/status", "", "", "").header("Cookie", cookie);
      assertThat(node.send(asked).statusCode()).isEqualTo(200);
      assertThat(audit(node)).contains("who=analyst, means=openid connect, address=127.0.0.1");
      node.actions.perform("person-state", action("name", "analyst", "state", "locked"));
      assertThat(enter(node, provider).statusCode()).as("locked").isEqualTo(401);
      node.actions.perform("person-state", action("name", "analyst", "state", "active"));
      assertThat(enter(node, provider).statusCode()).isEqualTo(201);
      node.actions.perform("oidc-unbind", action("name", "agency", "subject", SUBJECT));
      assertThat(enter(node, provider).statusCode()).as("unbound").isEqualTo(401);
    }
  }

  @Test
  public void whatWasChangedOrRemovedSignsItsPeopleOut() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      node.actions.perform("oidc-set", issuer(provider));
      bind(node, "analyst");
      for (String change : List.of("oidc-set", "oidc-remove")) {
        HttpResponse<String> opened = enter(node, provider);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        node.actions.perform(change, issuer(provider));
        var asked = node.request("GET", "/session", "", "", "").header("Cookie", cookie);
        assertThat(node.send(asked).statusCode()).as(change).isEqualTo(401);
      }
      assertThat(post(node, "/session/oidc/start", action("issuer", "agency"), "").statusCode())
          .isEqualTo(404);
      node.actions.perform("oidc-set", issuer(provider));
      assertThat(enter(node, provider).statusCode()).as("bindings went, too").isEqualTo(401);
    }
  }

  @Test
  public void aSignInIsOfOneBrowserOneIssuerAndOnce() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      node.actions.perform("oidc-set", issuer(provider));
      bind(node, "analyst");
      Visit first = visit(node, provider);
      Visit second = visit(node, provider);
      Map<String, HttpResponse<String>> refused = new LinkedHashMap<>();
      refused.put(
          "another browser's", back(node, new Visit(second.cookie(), first.state(), first.code())));
      refused.put("no cookie", back(node, new Visit("", first.state(), first.code())));
      refused.put(
          "made up",
          back(node, new Visit(first.cookie(), MadeProvider.text(new byte[40]), first.code())));
      refused.put("no state", back(node, new Visit(first.cookie(), "", first.code())));
      assertThat(back(node, first).statusCode()).isEqualTo(201);
      refused.put("once more", back(node, first));
      refused.put(
          "another's code", back(node, new Visit(second.cookie(), second.state(), first.code())));
      Visit third = visit(node, provider);
      refused.put("no code", back(node, new Visit(third.cookie(), third.state(), "")));
      node.actions.perform(
          "oidc-set", action("name", "other", "issuer", "https://other.example", "client", "c"));
      Visit fourth = visit(node, provider);
      refused.put(
          "of another issuer",
          post(
              node,
              "/session/oidc",
              action("issuer", "other", "code", fourth.code(), "state", fourth.state()),
              fourth.cookie()));
      Visit fifth = visit(node, provider);
      refused.put(
          "another named itself",
          post(
              node,
              "/session/oidc",
              action("issuer", "agency", "code", fifth.code(), "state", fifth.state())
                  .with("iss", JsonValue.of("https://other.example")),
              fifth.cookie()));
      refused.forEach((lie, answer) -> assertThat(answer.statusCode()).as(lie).isEqualTo(401));
      assertThat(audit(node))
          .contains("the challenge was used before", "the provider refuses the code, 400: inv")
          .contains("another issuer answered", "not made for this browser and purpose");
    }
  }

  @Test
  public void aRuleLetsInWithItsRoleWhichFollowsTheIssuer() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      node.actions.perform(
          "oidc-set", issuer(provider, "groups=desk=analyst", "groups=heads=approver"));
      provider.claims = all -> groups(all, "Min.Lee", "other");
      assertThat(enter(node, provider).statusCode()).as("no rule").isEqualTo(401);
      provider.claims = all -> groups(all, "Analyst", "desk");
      assertThat(enter(node, provider).statusCode()).as("a name of ours").isEqualTo(401);
      provider.claims = all -> groups(all, "admin", "desk");
      assertThat(enter(node, provider).statusCode()).as("admin").isEqualTo(401);
      provider.claims = all -> groups(all, "min.le\u0435", "desk");
      assertThat(enter(node, provider).statusCode()).as("a name that looks alike").isEqualTo(401);
      provider.claims = all -> groups(all, "Min.Lee", "desk", "heads");
      assertThat(enter(node, provider).statusCode()).as("two roles").isEqualTo(401);
      provider.claims = all -> groups(all, "Min.Lee", "desk");
      HttpResponse<String> opened = enter(node, provider);
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
      assertThat(field(opened, "name") + field(opened, "role")).isEqualTo("min.leeanalyst");
      provider.claims = all -> groups(all, "somebody.else", "heads");
      opened = enter(node, provider);
      assertThat(field(opened, "name") + field(opened, "role")).isEqualTo("min.leeapprover");
      provider.claims = all -> groups(all, "Min.Lee");
      assertThat(enter(node, provider).statusCode()).as("no group any more").isEqualTo(401);
      assertThat(node.node.people().named("min.lee").orElseThrow().role()).isNull();
      node.actions.perform("person-state", action("name", "min.lee", "state", "removed"));
      provider.claims = all -> groups(all, "new.name", "desk");
      assertThat(enter(node, provider).statusCode()).as("removed for good").isEqualTo(401);
      assertThat(audit(node))
          .contains("who=min.lee, means=openid connect, address=127.0.0.1, what=let in by a rule")
          .contains("what=role by a rule: none", "the rules give more than one role");
    }
  }

  private static JsonValue.Members groups(JsonValue.Members all, String name, String... groups) {
    return all.with("preferred_username", JsonValue.of(name))
        .with("groups", JsonValue.texts(List.of(groups)));
  }

  @Test
  public void anAddressCountsOnlyWhenTheIssuerVerifiedIt() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      node.actions.perform("oidc-set", issuer(provider, "email=lee@agency.example=auditor"));
      for (JsonValue verified : List.of(JsonValue.of(false), JsonValue.of("true"))) {
        provider.claims = all -> address(all).with("email_verified", verified);
        assertThat(enter(node, provider).statusCode()).isEqualTo(401);
      }
      provider.claims = OidcTest::address;
      assertThat(enter(node, provider).statusCode()).isEqualTo(401);
      provider.claims = all -> address(all).with("email_verified", JsonValue.of(true));
      assertThat(field(enter(node, provider), "role")).isEqualTo("auditor");
    }
  }

  private static JsonValue.Members address(JsonValue.Members all) {
    return all.with("email", JsonValue.of("lee@agency.example"))
        .with("preferred_username", JsonValue.of("lee"));
  }

  @Test
  public void anIssuerIsEnteredWholeOrNotAndItsSecretIsKeptSealed() throws Exception {
    try (MadeProvider provider = provider();
        StandingNode node = node()) {
      Map<String, String> wrong = new LinkedHashMap<>();
      wrong.put("issuer", "http://issuer.example");
      wrong.put("name", "The agency");
      wrong.put("client", "");
      wrong.put("authority", "no certificate");
      wrong.put("naming", "a b");
      for (Map.Entry<String, String> one : wrong.entrySet()) {
        JsonValue.Members with = issuer(provider).with(one.getKey(), JsonValue.of(one.getValue()));
        assertThatThrownBy(() -> node.actions.perform("oidc-set", with))
            .as(one.getKey())
            .isInstanceOf(BadInput.class);
      }
      for (String rule : List.of("groups", "groups=analyst", "a=b=administrator", "=b=auditor")) {
        assertThatThrownBy(() -> node.actions.perform("oidc-set", issuer(provider, rule)))
            .as(rule)
            .isInstanceOf(BadInput.class);
      }
      node.actions.perform("oidc-set", issuer(provider));
      node.actions.perform("oidc-set", issuer(provider).without("secret"));
      bind(node, "approver");
      assertThat(enter(node, provider).statusCode()).as("the secret stays").isEqualTo(201);
      assertThatThrownBy(() -> bind(node, "analyst")).isInstanceOf(Refusal.class);
      assertThatThrownBy(
              () ->
                  node.actions.perform(
                      "oidc-bind",
                      action("name", "agency", "subject", "x", "person", "partner_person")))
          .isInstanceOf(Refusal.class);
      String shown = JsonWriter.text(node.actions.perform("oidc-show", JsonValue.Members.NONE));
      assertThat(shown).contains("\"secret\":true").doesNotContain(MadeProvider.SECRET);
      assertThat(audit(node)).doesNotContain(MadeProvider.SECRET);
      for (String file : List.of("node.db", "node.db-wal")) {
        byte[] kept = Files.readAllBytes(folder.resolve("us").resolve(file));
        assertThat(new String(kept, UTF_8).contains(MadeProvider.SECRET)).as(file).isFalse();
      }
    }
  }
}
