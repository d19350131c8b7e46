package org.entente.app.server.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.Secrets;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.ApiToken;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Role;
import org.entente.exchange.people.Scope;
import org.entente.exchange.store.Passkeys;
import org.entente.exchange.store.People;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// What an administrator does to people and their tokens. What signs somebody in is told once, in
/// the answer, and kept only as its hash.
public final class PeopleActions {
  private static final int LONGEST_PASSWORD = 1024;
  private static final int LONGEST_TITLE = 200;
  private static final long DAY = 86_400_000_000L;
  private static final long MOST_DAYS = 366;
  private static final long INVITED_DAYS = 3;

  private final Node node;
  private final People people;
  private final Secrets secrets;
  private final OidcActions oidc;

  public PeopleActions(Node node) {
    this.node = node;
    this.people = node.people();
    this.secrets = new Secrets(node.home());
    this.oidc = new OidcActions(node, secrets);
  }

  /// Empty for an action that isn't about people.
  public Optional<Map<String, JsonValue>> perform(String action, JsonValue.Members with) {
    return switch (action) {
      case "user" -> Optional.of(user(with));
      case "person-add" -> Optional.of(add(with));
      case "person-role" -> Optional.of(role(with));
      case "person-state" -> Optional.of(state(with));
      case "person-invite" -> Optional.of(invite(name(with)));
      case "people" -> Optional.of(Map.of("people", all()));
      case "token-add" -> Optional.of(addToken(with));
      case "token-revoke" -> Optional.of(revoke(with));
      case "passkeys" -> Optional.of(Map.of("passkeys", passkeys(with)));
      case "passkey-remove" -> Optional.of(removePasskey(with));
      case "tokens" -> Optional.of(Map.of("tokens", tokens(with)));
      default -> oidc.perform(action, with);
    };
  }

  private static BadInput bad(String option, String reason, String next) {
    return new BadInput(option, "", reason, next);
  }

  private static String name(JsonValue.Members with) {
    String name = with.optional("name").orElse("");
    if (!name.matches("[^:\\p{Cntrl}]{1,100}") || name.equals(Who.ADMIN)) {
      throw bad(
          "name", "a name has 1 to 100 characters, no colon, and isn't admin", "Choose another");
    }
    return name;
  }

  private String hashed(String name, String password) {
    if (password.isEmpty() || password.length() > LONGEST_PASSWORD) {
      throw bad(
          "standard input",
          "a password has 1 to " + LONGEST_PASSWORD + " characters",
          "Give one line");
    }
    return Passwords.hash(password, secrets.salt(name));
  }

  private Map<String, JsonValue> user(JsonValue.Members with) {
    String name = name(with);
    String partner = with.text("partner");
    if (partner != null && !NodeSettings.isName(partner)) {
      throw bad("--partner", "it must be of a-z, 0-9 and hyphens", "Name a partner, like jp");
    }
    people.put(name, hashed(name, with.optional("password").orElse("")), partner);
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("user", JsonValue.of(name));
    answer.put("partner", orNull(partner));
    return answer;
  }

  private static JsonValue orNull(@Nullable String text) {
    return text == null ? new JsonValue.Null() : JsonValue.of(text);
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(
            () ->
                bad(
                    "--role",
                    "it must be analyst, approver, auditor or administrator",
                    "Name one of them"));
  }

  private Map<String, JsonValue> add(JsonValue.Members with) {
    String name = name(with);
    Role role = role(with.optional("role").orElse(""));
    String password = with.text("password");
    people.add(name, password == null ? "" : hashed(name, password), role);
    Map<String, JsonValue> answer = new LinkedHashMap<>(line(people.named(name).orElseThrow()));
    if (password == null) {
      answer.putAll(invite(name));
    }
    return answer;
  }

  private Map<String, JsonValue> role(JsonValue.Members with) {
    String name = name(with);
    String word = with.optional("role").orElse("");
    people.setRole(name, word.equals("none") ? null : role(word));
    return line(people.named(name).orElseThrow());
  }

  private Map<String, JsonValue> state(JsonValue.Members with) {
    String name = name(with);
    Person.State state =
        switch (with.optional("state").orElse("")) {
          case "active" -> Person.State.ACTIVE;
          case "locked" -> Person.State.LOCKED;
          case "removed" -> Person.State.REMOVED;
          default -> throw bad("state", "it must be active, locked or removed", "Name one");
        };
    people.setState(name, state);
    return line(people.named(name).orElseThrow());
  }

  /// The code stands behind the `#`, which no browser sends and no log of a server holds.
  private Map<String, JsonValue> invite(String name) {
    long now = node.home().nowMicros();
    long ends = now + INVITED_DAYS * DAY;
    String code = secrets.text("invitation/" + name + "/" + now);
    people.invite(name, Secrets.hash(code), ends);
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("name", JsonValue.of(name));
    answer.put("link", JsonValue.of(node.home().settings().origin() + "/welcome#" + code));
    answer.put("ends", JsonValue.of(TaxiiTime.text(ends)));
    return answer;
  }

  private static Map<String, JsonValue> line(Person person) {
    Role role = person.role();
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("name", JsonValue.of(person.name()));
    line.put("role", orNull(role == null ? null : role.word()));
    line.put("partner", orNull(person.partner()));
    line.put("state", JsonValue.of(person.state().word()));
    line.put("password", JsonValue.of(!person.password().isEmpty()));
    return line;
  }

  private JsonValue.Array all() {
    List<JsonValue> lines = new ArrayList<>();
    people.all().forEach(person -> lines.add(new JsonValue.Members(line(person))));
    return new JsonValue.Array(lines);
  }

  private Map<String, JsonValue> addToken(JsonValue.Members with) {
    String name = name(with);
    List<Scope> scopes = new ArrayList<>();
    for (String word : with.texts("scopes")) {
      scopes.add(
          Scope.of(word)
              .orElseThrow(() -> bad("--scope", word + " is none", "See the reference of routes")));
    }
    String title = with.optional("title").orElse("");
    long days = days(with);
    if (scopes.isEmpty() || title.length() > LONGEST_TITLE) {
      throw bad("--scope", "a token needs a scope, and a title that is short", "Name one");
    }
    long now = node.home().nowMicros();
    String purpose = name + "/" + people.tokens().size() + "/" + now;
    String secret = secrets.text("token/" + purpose);
    String id = Hex.encode(Secrets.hash(secrets.text("token id/" + purpose))).substring(0, 16);
    ApiToken token =
        new ApiToken(id, name, title, scopes, Secrets.hash(secret), now, now + days * DAY);
    people.addToken(token);
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("token", JsonValue.of(SignIn.TOKEN + id + "_" + secret));
    answer.putAll(line(token));
    return answer;
  }

  private static long days(JsonValue.Members with) {
    if (with.get("days") instanceof JsonValue.Numeral number && number.isInteger()) {
      long days = number.value().longValue();
      if (days >= 1 && days <= MOST_DAYS) {
        return days;
      }
    }
    throw bad("--days", "it must be from 1 to " + MOST_DAYS, "Give a number");
  }

  private static Map<String, JsonValue> line(ApiToken token) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("id", JsonValue.of(token.id()));
    line.put("person", JsonValue.of(token.person()));
    line.put("title", JsonValue.of(token.title()));
    line.put("scopes", JsonValue.texts(token.scopes().stream().map(Scope::word).toList()));
    line.put("made", JsonValue.of(TaxiiTime.text(token.made())));
    line.put("ends", JsonValue.of(TaxiiTime.text(token.ends())));
    return line;
  }

  private JsonValue.Array tokens(JsonValue.Members with) {
    String person = with.text("name");
    List<JsonValue> lines = new ArrayList<>();
    for (ApiToken token : people.tokens()) {
      if (person == null || token.person().equals(person)) {
        lines.add(new JsonValue.Members(line(token)));
      }
    }
    return new JsonValue.Array(lines);
  }

  private JsonValue.Array passkeys(JsonValue.Members with) {
    String person = with.text("name");
    Passkeys all = node.store().passkeys();
    return PasskeyRoutes.lines(person == null ? all.all() : all.of(person));
  }

  private Map<String, JsonValue> removePasskey(JsonValue.Members with) {
    String id = with.optional("id").orElse("");
    String person =
        node.store()
            .passkeys()
            .remove(id)
            .orElseThrow(
                () -> bad("ID", "there is no such passkey", "See the passkeys: /x/admin/passkeys"));
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("removed", JsonValue.of(id));
    answer.put("person", JsonValue.of(person));
    return answer;
  }

  private Map<String, JsonValue> revoke(JsonValue.Members with) {
    String id = with.optional("id").orElse("");
    if (!people.revoke(id)) {
      throw bad("ID", "there is no such token", "See: entente node token list");
    }
    return Map.of("revoked", JsonValue.of(id));
  }
}
