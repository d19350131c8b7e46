package org.entente.app.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.app.server.browser.Browser;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Audit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passkeys, against a device of the test's own: what proves a person and what doesn't.
class PasskeysTest {
  private static final String JSON = "application/json";
  private static final Map<String, String> NAMED = Map.of("web.origin", "https://node.example");

  @TempDir private Path folder;

  /// What a browser holds.
  private record Browser(String cookie, String csrf) {}

  private static Browser browser(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Browser(cookie, field(response, "csrf"));
  }

  private static String field(HttpResponse<String> response, String name) {
    JsonValue.Members body = (JsonValue.Members) JsonReader.parse("x", response.body());
    return body.optional(name).orElse("");
  }

  private static Browser signIn(StandingNode node, String name)
      throws IOException, InterruptedException {
    String body = "{\"name\":\"" + name + "\",\"password\":\"right\"}";
    return browser(node.send(node.request("POST", "/session", body, JSON, "")));
  }

  private static HttpResponse<String> send(
      StandingNode node, Browser as, String method, String path, String body)
      throws IOException, InterruptedException {
    return node.send(
        node.request(method, path, body, JSON, "")
            .header("Cookie", as.cookie())
            .header("X-CSRF-Token", as.csrf()));
  }

  private static HttpResponse<String> challenge(StandingNode node, Browser as)
      throws IOException, InterruptedException {
    HttpResponse<String> options = send(node, as, "POST", "/x/passkeys/challenge", "{}");
    assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
    return options;
  }

  /// The person's handle, as the device keeps it.
  private static String register(StandingNode node, Browser as, MadeDevice device)
      throws Exception {
    HttpResponse<String> options = challenge(node, as);
    HttpResponse<String> added =
        send(node, as, "POST", "/x/passkeys", device.made(field(options, "challenge")));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    JsonValue.Members all = (JsonValue.Members) JsonReader.parse("x", options.body());
    return all.members("user").optional("id").orElseThrow();
  }

  private static HttpResponse<String> door(StandingNode node)
      throws IOException, InterruptedException {
    return node.send(node.request("POST", "/session/passkey/challenge", "{}", JSON, ""));
  }

  private static HttpResponse<String> enter(StandingNode node, Browser at, String shown)
      throws IOException, InterruptedException {
    return node.send(
        node.request("POST", "/session/passkey", shown, JSON, "").header("Cookie", at.cookie()));
  }

  private static HttpResponse<String> enter(StandingNode node, MadeDevice device, String handle)
      throws Exception {
    HttpResponse<String> options = door(node);
    return enter(node, browser(options), device.signed(field(options, "challenge"), handle));
  }

  @Test
  void aPasskeySignsItsPersonInUntilItIsRemoved() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), NAMED)) {
      Browser lee = signIn(node, "analyst");
      MadeDevice first = new MadeDevice(false, 1);
      MadeDevice second = new MadeDevice(true, 2);
      String handle = register(node, lee, first);
      assertThat(register(node, lee, second)).isEqualTo(handle);
      for (MadeDevice device : List.of(first, second, first)) {
        HttpResponse<String> opened = enter(node, device, handle);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(field(opened, "name")).isEqualTo("analyst");
        assertThat(send(node, browser(opened), "GET", "/x/status", "").statusCode()).isEqualTo(200);
      }
      String had = send(node, lee, "GET", "/x/passkeys", "").body();
      assertThat(had).contains(first.id(), second.id(), "\"transports\":[\"usb\"]");
      Browser other = signIn(node, "approver");
      String path = "/x/passkeys/" + first.id();
      assertThat(send(node, other, "DELETE", path, "").statusCode()).isEqualTo(404);
      assertThat(send(node, lee, "DELETE", path, "").statusCode()).isEqualTo(204);
      assertThat(enter(node, first, handle).statusCode()).isEqualTo(401);
      node.actions.perform("passkey-remove", action("id", second.id()));
      assertThat(enter(node, second, handle).statusCode()).isEqualTo(401);
      assertThat(send(node, lee, "GET", "/session", "").statusCode()).isEqualTo(401);
      node.node.audit().append(new Audit.Act("", "", "", "the test ends", "", ""));
      assertThat(node.node.audit().entries(0, null, 1000).toString())
          .contains("who=analyst, means=passkey, address=127.0.0.1, what=sign in, detail={")
          .contains("what=POST /x/passkeys, detail={\"passkey\":\"" + first.id())
          .contains("what=DELETE " + path);
    }
  }

  @Test
  void everyLieOfADeviceIsRefusedWithOneAnswer() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), NAMED)) {
      MadeDevice device = new MadeDevice(false, 1);
      MadeDevice others = new MadeDevice(true, 2);
      String handle = register(node, signIn(node, "analyst"), device);
      String other = register(node, signIn(node, "approver"), others);
      device.counter = 10;
      assertThat(enter(node, device, handle).statusCode()).isEqualTo(201);
      Map<String, HttpResponse<String>> refused = new LinkedHashMap<>();
      HttpResponse<String> options = door(node);
      String shown = device.signed(field(options, "challenge"), handle);
      assertThat(enter(node, browser(options), shown).statusCode()).isEqualTo(201);
      refused.put("replayed", enter(node, browser(options), shown));
      refused.put(
          "another browser's",
          enter(node, browser(door(node)), device.signed(field(door(node), "challenge"), handle)));
      refused.put(
          "made up",
          enter(node, browser(door(node)), device.signed(MadeDevice.text(new byte[40]), handle)));
      Browser lee = signIn(node, "analyst");
      refused.put(
          "made to register",
          enter(node, lee, device.signed(field(challenge(node, lee), "challenge"), handle)));
      device.origin = "https://node.example.evil.test";
      refused.put("origin", enter(node, device, handle));
      device.origin = "https://node.example:8443";
      refused.put("port", enter(node, device, handle));
      device.origin = "https://node.example";
      device.party = "example";
      refused.put("relying party", enter(node, device, handle));
      device.party = "node.example";
      device.flags = MadeDevice.PRESENT;
      refused.put("nobody verified", enter(node, device, handle));
      device.flags = MadeDevice.VERIFIED;
      refused.put("nobody present", enter(node, device, handle));
      device.flags = MadeDevice.PRESENT | MadeDevice.VERIFIED;
      refused.put("another person's handle", enter(node, device, other));
      HttpResponse<String> third = door(node);
      String by = others.signed(field(third, "challenge"), handle);
      refused.put(
          "another's key", enter(node, browser(third), by.replace(others.id(), device.id())));
      HttpResponse<String> fourth = door(node);
      String right = device.signed(field(fourth, "challenge"), handle);
      String changed = right.replaceFirst("(?s)\"signature\":\"[^\"]+\"", "\"signature\":\"AAAA\"");
      refused.put("signature", enter(node, browser(fourth), changed));
      device.counter = 3;
      refused.put("counter back", enter(node, device, handle));
      device.counter = 100;
      refused.put("unknown", enter(node, new MadeDevice(true, 9), handle));
      assertOneAnswer(refused);
      assertThat(enter(node, device, handle).statusCode()).isEqualTo(201);
      assertThat(node.node.audit().entries(0, null, 1000).toString())
          .contains("detail=the challenge was used before, result=failed")
          .contains("detail=bad origin", "detail=bad rp id", "detail=user not verified")
          .contains("detail=malicious counter value", "detail=bad signature");
      node.actions.perform("person-state", action("name", "analyst", "state", "locked"));
      assertThat(enter(node, device, handle).statusCode()).isEqualTo(401);
    }
  }

  private static void assertOneAnswer(Map<String, HttpResponse<String>> refused) {
    String unknown = refused.getOrDefault("unknown", refused.values().iterator().next()).body();
    refused.forEach(
        (lie, answer) -> {
          assertThat(answer.statusCode()).as(lie).isEqualTo(401);
          assertThat(answer.body()).as(lie).isEqualTo(unknown);
          assertThat(answer.headers().firstValue("Set-Cookie")).as(lie).isEmpty();
        });
  }

  @Test
  void noLieIsRegisteredAndNoPasskeyTwice() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), NAMED)) {
      Browser lee = signIn(node, "analyst");
      Browser kim = signIn(node, "approver");
      MadeDevice device = new MadeDevice(false, 1);
      device.flags = MadeDevice.PRESENT;
      assertThat(add(node, lee, device, lee)).isEqualTo(422);
      device.flags = MadeDevice.PRESENT | MadeDevice.VERIFIED;
      device.origin = "https://evil.test";
      assertThat(add(node, lee, device, lee)).isEqualTo(422);
      device.origin = "https://node.example";
      device.party = "evil.test";
      assertThat(add(node, lee, device, lee)).isEqualTo(422);
      device.party = "node.example";
      assertThat(add(node, kim, device, lee)).as("challenge of another").isEqualTo(422);
      assertThat(add(node, lee, device, lee)).isEqualTo(201);
      assertThat(add(node, lee, device, lee)).isEqualTo(409);
      assertThat(add(node, kim, device, kim)).isEqualTo(409);
      String basic = StandingNode.basic("analyst", "right");
      assertThat(
              node.send(node.request("POST", "/x/passkeys/challenge", "{}", JSON, basic))
                  .statusCode())
          .as("no browser")
          .isEqualTo(409);
      assertThat(
              send(node, new Browser(lee.cookie(), "x"), "POST", "/x/passkeys/challenge", "{}")
                  .statusCode())
          .isEqualTo(403);
    }
    try (StandingNode node = new StandingNode(folder.resolve("no-name"), Map.of())) {
      assertThat(door(node).statusCode()).as("an address is no name").isEqualTo(409);
    }
  }

  private static int add(StandingNode node, Browser as, MadeDevice device, Browser asked)
      throws Exception {
    String challenge = field(challenge(node, asked), "challenge");
    return send(node, as, "POST", "/x/passkeys", device.made(challenge)).statusCode();
  }

  @Test
  void whatADeviceMakesOfNoiseIsRefusedAndNothingFails() throws Exception {
    long seed = Long.getLong("seed", 20261126L);
    Random random = new Random(seed);
    try (StandingNode node = new StandingNode(folder.resolve("us"), NAMED)) {
      Browser lee = signIn(node, "analyst");
      MadeDevice device = new MadeDevice(true, 1);
      for (int i = 0; i < 60; i++) {
        String made = device.made(field(challenge(node, lee), "challenge"));
        String attestation = made.replaceFirst("(?s).*attestationObject\":\"([^\"]+)\".*", "$1");
        byte[] bytes = Base64.getUrlDecoder().decode(attestation);
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        if (i % 3 == 0) {
          bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        HttpResponse<String> answer =
            send(
                node,
                lee,
                "POST",
                "/x/passkeys",
                made.replace(attestation, MadeDevice.text(bytes)));
        assertThat(answer.statusCode()).as("seed %d, %d", seed, i).isIn(201, 409, 422);
      }
      assertThat(
              send(node, lee, "POST", "/x/passkeys", device.made(new byte[9000], new byte[9]))
                  .statusCode())
          .isEqualTo(422);
      byte[] nested = new byte[20_000];
      java.util.Arrays.fill(nested, (byte) 0x81);
      assertThat(
              send(
                      node,
                      lee,
                      "POST",
                      "/x/passkeys",
                      device.made("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), nested))
                  .statusCode())
          .as("nested without end")
          .isEqualTo(422);
    }
  }
}
