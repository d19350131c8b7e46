package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.oidc.Provider;
import org.entente.app.server.Node;
import org.entente.app.server.home.Certificates;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.Secrets;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Binding;
import org.entente.exchange.people.Issuer;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.Issuers;
import org.entente.exchange.taxii.TaxiiTime;

/// What an administrator does to issuers of OpenID Connect: enters them, and says who is who
/// there. Of a client's secret is only told whether there is one.
final class OidcActions {
  private static final String OPENID = "openid";
  private static final String NAMING = "preferred_username";
  private static final int LONGEST = 500;
  private static final int LONGEST_SECRET = 1_000;
  private static final int LONGEST_AUTHORITY = 100_000;
  private static final int MOST_RULES = 50;

  private final Node node;
  private final Issuers issuers;
  private final Secrets secrets;

  OidcActions(Node node, Secrets secrets) {
    this.node = node;
    this.secrets = secrets;
    issuers = node.store().issuers();
  }

  /// Empty for an action that isn't about issuers.
  Optional<Map<String, JsonValue>> perform(String action, JsonValue.Members with) {
    return switch (action) {
      case "oidc-set" -> Optional.of(set(with));
      case "oidc-show" -> Optional.of(show());
      case "oidc-remove" -> Optional.of(remove(with));
      case "oidc-bind" -> Optional.of(bind(with));
      case "oidc-unbind" -> Optional.of(unbind(with));
      default -> Optional.empty();
    };
  }

  private static BadInput bad(String option, String reason, String next) {
    return new BadInput(option, "", reason, next);
  }

  /// What the secret is sealed for: that of one issuer is of no use as another's.
  static String purpose(String name, String url) {
    return "oidc/" + name + "/" + url;
  }

  private Map<String, JsonValue> set(JsonValue.Members with) {
    String name = with.optional("name").orElse("");
    if (!NodeSettings.isName(name)) {
      throw bad("NAME", "it must be of a-z, 0-9 and hyphens", "Name it like agency");
    }
    String url = with.optional("issuer").orElse("");
    if (url.length() > LONGEST || !Provider.isIssuer(url, node.home().settings().isHttp())) {
      throw bad("--issuer", "it must be an https address", "Give it as its tokens hold it");
    }
    String client = line(with, "client", "");
    if (!client.matches("[\\x20-\\x7e]+")) {
      throw bad(
          "--client", "it must be plain letters and signs", "Take it from the provider's page");
    }
    Issuer issuer =
        new Issuer(
            name,
            url,
            line(with, "title", name),
            client,
            secret(with, name, url, client),
            authority(with.optional("authority").orElse("")),
            scopes(with.texts("scopes")),
            claim("--naming", with.optional("naming").orElse(NAMING)),
            rules(with.texts("rules")));
    issuers.put(issuer);
    return line(issuer);
  }

  private static String line(JsonValue.Members with, String name, String otherwise) {
    String text = with.optional(name).filter(one -> !one.isBlank()).orElse(otherwise);
    if (text.length() > LONGEST || !text.matches("\\P{Cntrl}*")) {
      throw bad("--" + name, "it must be one line of " + LONGEST + " characters", "Shorten it");
    }
    return text;
  }

  /// Without a new one that of before stays, if it is the same client of the same issuer.
  private String secret(JsonValue.Members with, String name, String url, String client) {
    String secret = with.text("secret");
    if (secret == null) {
      return issuers
          .named(name)
          .filter(one -> one.url().equals(url) && one.client().equals(client))
          .map(Issuer::secret)
          .orElse("");
    }
    if (!secret.matches("[\\x20-\\x7e]{1," + LONGEST_SECRET + "}")) {
      throw bad("standard input", "this is no secret of a client", "Give one line");
    }
    return secrets.sealed(purpose(name, url), secret);
  }

  private static String authority(String pem) {
    if (pem.isEmpty()) {
      return pem;
    }
    try {
      if (pem.length() <= LONGEST_AUTHORITY && pem.contains("BEGIN CERTIFICATE")) {
        Certificates.trusting(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        return pem;
      }
    } catch (GeneralSecurityException | IOException _) {
      // As below.
    }
    throw bad("--authority", "it holds no certificates in PEM", "Give that of the authority");
  }

  private static List<String> scopes(List<String> asked) {
    List<String> scopes = new ArrayList<>(List.of(OPENID));
    for (String one : asked) {
      if (!one.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}")) {
        throw bad("--scope", one + " is none", "Give it like email");
      }
      if (!scopes.contains(one)) {
        scopes.add(one);
      }
    }
    return scopes;
  }

  private static String claim(String option, String name) {
    if (!name.matches("[\\x21-\\x3c\\x3e-\\x7e]{1,200}")) {
      throw bad(option, name + " is no claim", "Give it like groups");
    }
    return name;
  }

  private static List<Issuer.Rule> rules(List<String> texts) {
    if (texts.size() > MOST_RULES) {
      throw bad("--rule", "there are " + texts.size() + " of them", "Give 50 at most");
    }
    return texts.stream().map(OidcActions::rule).toList();
  }

  /// Who looks after the node is never for others to say.
  private static Issuer.Rule rule(String text) {
    int first = text.indexOf('=');
    int last = text.lastIndexOf('=');
    if (first < 1 || last <= first + 1 || text.length() > LONGEST) {
      throw bad("--rule", text + " is none", "Give it like groups=desk=analyst");
    }
    String value = text.substring(first + 1, last);
    Role role =
        Role.of(text.substring(last + 1))
            .filter(one -> one != Role.ADMINISTRATOR)
            .orElseThrow(
                () ->
                    bad(
                        "--rule",
                        "a rule makes analysts, approvers and auditors",
                        "Name one; bind an administrator by name"));
    if (!value.matches("\\P{Cntrl}+")) {
      throw bad("--rule", "its value isn't one line", "Give it like groups=desk=analyst");
    }
    return new Issuer.Rule(claim("--rule", text.substring(0, first)), value, role);
  }

  private Map<String, JsonValue> line(Issuer issuer) {
    List<String> rules =
        issuer.rules().stream()
            .map(one -> one.claim() + "=" + one.value() + "=" + one.role().word())
            .toList();
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("name", JsonValue.of(issuer.name()));
    line.put("issuer", JsonValue.of(issuer.url()));
    line.put("title", JsonValue.of(issuer.title()));
    line.put("client", JsonValue.of(issuer.client()));
    line.put("secret", JsonValue.of(!issuer.secret().isEmpty()));
    line.put("authority", JsonValue.of(!issuer.authority().isEmpty()));
    line.put("scopes", JsonValue.texts(issuer.scopes()));
    line.put("naming", JsonValue.of(issuer.naming()));
    line.put("rules", JsonValue.texts(rules));
    line.put("back", JsonValue.of(OidcRoutes.back(node.home().settings(), issuer.name())));
    return line;
  }

  private Map<String, JsonValue> show() {
    List<JsonValue> all = new ArrayList<>();
    issuers.all().forEach(one -> all.add(new JsonValue.Members(line(one))));
    List<JsonValue> bindings = new ArrayList<>();
    for (Binding one : issuers.bindings()) {
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("issuer", JsonValue.of(one.issuer()));
      line.put("subject", JsonValue.of(one.subject()));
      line.put("person", JsonValue.of(one.person()));
      line.put("made", JsonValue.of(TaxiiTime.text(one.made())));
      line.put("byRule", JsonValue.of(one.isRuled()));
      bindings.add(new JsonValue.Members(line));
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("issuers", new JsonValue.Array(all));
    answer.put("bindings", new JsonValue.Array(bindings));
    return answer;
  }

  private Map<String, JsonValue> remove(JsonValue.Members with) {
    Issuer issuer = issuer(with);
    issuers.remove(issuer.name());
    return Map.of("removed", JsonValue.of(issuer.name()));
  }

  private Issuer issuer(JsonValue.Members with) {
    return issuers
        .named(with.optional("name").orElse(""))
        .orElseThrow(() -> bad("NAME", "there is no such issuer", "See: entente node oidc show"));
  }

  private static String subject(JsonValue.Members with) {
    String subject = with.optional("subject").orElse("");
    if (!subject.matches("[\\x20-\\x7e]{1,255}")) {
      throw bad(
          "--subject", "it must be what tokens hold in sub", "See the audit, or the provider");
    }
    return subject;
  }

  private Map<String, JsonValue> bind(JsonValue.Members with) {
    Issuer issuer = issuer(with);
    String person = with.optional("person").orElse("");
    issuers.bind(issuer.url(), subject(with), person);
    return told(issuer, subject(with), person);
  }

  private static Map<String, JsonValue> told(Issuer issuer, String subject, String person) {
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("issuer", JsonValue.of(issuer.url()));
    answer.put("subject", JsonValue.of(subject));
    answer.put("person", JsonValue.of(person));
    return answer;
  }

  private Map<String, JsonValue> unbind(JsonValue.Members with) {
    Issuer issuer = issuer(with);
    String subject = subject(with);
    String person =
        issuers
            .unbind(issuer.url(), subject)
            .orElseThrow(
                () -> bad("--subject", "it is nobody here", "See the bindings: node oidc show"));
    return told(issuer, subject, person);
  }
}
