package org.entente.app.server.people;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.challenge.Challenges;
import org.entente.app.challenge.Unproven;
import org.entente.app.passkey.Ceremonies;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.Means;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Passkey;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Passkeys;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Passkeys over HTTP: people look after their own, and sign in with them. Who has which is told
/// to nobody who hasn't signed in: a device itself knows which passkey it has for this node.
public final class PasskeyRoutes {
  private static final String DOOR = "-door";

  /// How long a person has for their device.
  private static final long SECONDS = 120;

  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_ID = 1_400;
  private static final int LONGEST_TRANSPORT = 20;
  private static final int MOST_TRANSPORTS = 8;
  private static final JsonValue TYPE = JsonValue.of("public-key");

  private final Node node;
  private final Passkeys passkeys;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Ceremonies ceremonies;
  private final SecureRandom random = new SecureRandom();

  public PasskeyRoutes(Node node, SignIn signIn, Sessions sessions) {
    this.node = node;
    this.signIn = signIn;
    this.sessions = sessions;
    passkeys = node.store().passkeys();
    ceremonies =
        new Ceremonies(new Challenges(System::nanoTime, SECONDS), node.home().settings().origin());
  }

  /// Of somebody who is signed in.
  public Answer answer(Route route, Asked asked, Caller caller) {
    String person = caller.who().user();
    return switch (route) {
      case PASSKEYS -> Answer.json(200, Map.of("passkeys", lines(passkeys.of(person))));
      case PASSKEY_CHALLENGE -> challenge(person, browser(caller));
      case PASSKEY_ADD -> add(asked.object(), person, browser(caller));
      default -> remove(asked.path().substring(asked.path().lastIndexOf('/') + 1), person);
    };
  }

  /// A passkey is made in a browser in which its person has just signed in.
  private String browser(Caller caller) {
    checkPossible();
    if (caller.means() instanceof Means.Cookie held) {
      return held.secret();
    }
    throw new Refusal(409, "Conflict", "Sign in at /session: a passkey is made in a browser");
  }

  private void checkPossible() {
    if (!ceremonies.isPossible()) {
      throw new Refusal(
          409,
          "Conflict",
          "Passkeys are bound to a name, and this node has an address: node set --set"
              + " web.origin=https://NAME");
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(JsonValue.Members from, String name) {
    try {
      return Base64.getUrlDecoder().decode(from.optional(name).orElse(""));
    } catch (IllegalArgumentException _) {
      throw Asked.unprocessable(name + " is no base64url");
    }
  }

  /// What a device knows a person by, without telling who it is.
  private byte[] handle(String person) {
    return node.home().keys().of("user handle/" + person);
  }

  private Answer challenge(String person, String browser) {
    JsonValue name = JsonValue.of(person);
    List<JsonValue> keys = new ArrayList<>();
    for (long algorithm : Ceremonies.ALGORITHMS) {
      keys.add(JsonValue.Members.NONE.with("type", TYPE).with("alg", JsonValue.of(algorithm)));
    }
    List<JsonValue> had = new ArrayList<>();
    for (Passkey one : passkeys.of(person)) {
      had.add(JsonValue.Members.NONE.with("type", TYPE).with("id", JsonValue.of(one.id())));
    }
    Map<String, JsonValue> options = new LinkedHashMap<>();
    options.put("challenge", text(ceremonies.challengeToRegister(person, browser)));
    options.put(
        "rp",
        JsonValue.Members.NONE
            .with("id", JsonValue.of(ceremonies.party()))
            .with("name", JsonValue.of("Entente " + node.home().settings().name())));
    options.put(
        "user",
        JsonValue.Members.NONE
            .with("id", text(handle(person)))
            .with("name", name)
            .with("displayName", name));
    options.put("pubKeyCredParams", new JsonValue.Array(keys));
    options.put("excludeCredentials", new JsonValue.Array(had));
    options.put(
        "authenticatorSelection",
        JsonValue.Members.NONE
            .with("residentKey", JsonValue.of("required"))
            .with("requireResidentKey", JsonValue.of(true))
            .with("userVerification", JsonValue.of("required")));
    options.put("attestation", JsonValue.of("none"));
    options.put("timeout", JsonValue.of(SECONDS * 1_000));
    return Answer.json(200, options);
  }

  private static JsonValue text(byte[] bytes) {
    return JsonValue.of(base64(bytes));
  }

  private Answer add(JsonValue.Members body, String person, String browser) {
    JsonValue.Members response = body.members("response");
    String title = body.optional("title").orElse("");
    if (!title.matches("\\P{Cntrl}{0," + LONGEST_TITLE + "}")) {
      throw Asked.unprocessable("A title is one line of " + LONGEST_TITLE + " characters");
    }
    List<String> transports = response.texts("transports");
    if (transports.size() > MOST_TRANSPORTS
        || transports.stream()
            .anyMatch(one -> !one.matches("[a-z-]{1," + LONGEST_TRANSPORT + "}"))) {
      throw Asked.unprocessable("These are no transports");
    }
    Ceremonies.Made made;
    try {
      made =
          ceremonies.register(
              person,
              browser,
              bytes(response, "clientDataJSON"),
              bytes(response, "attestationObject"));
    } catch (Unproven e) {
      throw new Refusal(422, "Unprocessable", "The passkey is not proven: " + e.reason());
    }
    Passkey passkey =
        new Passkey(
            made.id(),
            person,
            title,
            made.credential(),
            made.counter(),
            made.mayBackUp(),
            made.isBackedUp(),
            transports,
            node.home().nowMicros(),
            0);
    passkeys.add(passkey);
    return Answer.json(201, line(passkey).all()).with(told(passkey.id()));
  }

  private static String told(String id) {
    return JsonWriter.text(JsonValue.Members.NONE.with("passkey", JsonValue.of(id)));
  }

  private Answer remove(String id, String person) {
    if (!passkeys.remove(id, person)) {
      throw Refusal.notFound();
    }
    return new Answer(204, Map.of(), new byte[0]);
  }

  static JsonValue.Array lines(List<Passkey> passkeys) {
    return new JsonValue.Array(passkeys.stream().<JsonValue>map(PasskeyRoutes::line).toList());
  }

  private static JsonValue.Members line(Passkey passkey) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("id", JsonValue.of(passkey.id()));
    line.put("person", JsonValue.of(passkey.person()));
    line.put("title", JsonValue.of(passkey.title()));
    line.put("transports", JsonValue.texts(passkey.transports()));
    line.put("backedUp", JsonValue.of(passkey.isBackedUp()));
    line.put("made", JsonValue.of(TaxiiTime.text(passkey.made())));
    line.put(
        "used",
        passkey.used() == 0 ? new JsonValue.Null() : JsonValue.of(TaxiiTime.text(passkey.used())));
    return new JsonValue.Members(line);
  }

  /// `POST /session/passkey/challenge`: the browser gets a cookie, so that what is signed is of
  /// use in this browser only.
  public Answer door() {
    checkPossible();
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String browser = base64(secret);
    Map<String, JsonValue> options = new LinkedHashMap<>();
    options.put("challenge", text(ceremonies.challengeToSignIn(browser)));
    options.put("rpId", JsonValue.of(ceremonies.party()));
    options.put("allowCredentials", new JsonValue.Array(List.of()));
    options.put("userVerification", JsonValue.of("required"));
    options.put("timeout", JsonValue.of(SECONDS * 1_000));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Set-Cookie", sessions.doorCookie(DOOR, browser, SECONDS));
    return new Answer(200, headers, Answer.json(200, options).body());
  }

  /// `POST /session/passkey`: one answer for whatever is wrong.
  public Answer open(Asked asked, String address, @Nullable String cookies) {
    checkPossible();
    JsonValue.Members body = asked.object();
    JsonValue.Members response = body.members("response");
    String id = body.optional("id").orElse("");
    boolean isToldWhose = response.has("userHandle") && !response.optional("userHandle").isEmpty();
    Ceremonies.Shown shown =
        new Ceremonies.Shown(
            bytes(response, "clientDataJSON"),
            bytes(response, "authenticatorData"),
            bytes(response, "signature"),
            isToldWhose ? bytes(response, "userHandle") : null);
    signIn.checkAddress(address);
    Passkey passkey = id.length() > LONGEST_ID ? null : passkeys.named(id).orElse(null);
    Who who =
        passkey == null
            ? null
            : node.people().named(passkey.person()).flatMap(SignIn::who).orElse(null);
    if (passkey == null || !(who instanceof Who.Person person)) {
      throw wrong(passkey == null ? "" : passkey.person(), address, "no such passkey");
    }
    try {
      Ceremonies.Used used =
          ceremonies.signIn(passkey, handle(passkey.person()), sessions.door(DOOR, cookies), shown);
      long now = node.home().nowMicros();
      if (!passkeys.use(passkey, used.counter(), used.isBackedUp(), now)) {
        throw wrong(passkey.person(), address, "the counter changed meanwhile");
      }
    } catch (Unproven e) {
      throw wrong(passkey.person(), address, e.reason());
    }
    node.audit()
        .append(new Audit.Act(person.name(), "passkey", address, "sign in", told(id), "ok"));
    return sessions.opened(person, cookies);
  }

  private Refusal wrong(String person, String address, String reason) {
    signIn.failed(person, "passkey", address, reason);
    return new Refusal(401, "Unauthorized", "The passkey is none of this node's people");
  }
}
