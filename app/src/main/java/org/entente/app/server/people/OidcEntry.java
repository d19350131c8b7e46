package org.entente.app.server.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.challenge.Unproven;
import org.entente.app.oidc.IdToken;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Binding;
import org.entente.exchange.people.Issuer;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Issuers;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Who somebody at an issuer is here: whom an administrator bound them to, or whom a rule makes
/// them. Everybody else is nobody: a name or an address that is the same proves nothing.
final class OidcEntry {
  static final String MEANS = "openid connect";

  /// A name that a rule takes over looks like no other.
  private static final String NAME = "[a-z0-9][a-z0-9._@+-]{0,99}";

  private final Node node;
  private final Issuers issuers;

  OidcEntry(Node node) {
    this.node = node;
    issuers = node.store().issuers();
  }

  /// What the audit says of whom it is about.
  static String told(Issuer issuer, String subject, String reason) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("issuer", JsonValue.of(issuer.name()));
    told.put("subject", JsonValue.of(subject));
    if (!reason.isEmpty()) {
      told.put("reason", JsonValue.of(reason));
    }
    return JsonWriter.text(new JsonValue.Members(told));
  }

  /// The name of the person to whom they are bound; empty for nobody.
  String bound(Issuer issuer, IdToken token) {
    return issuers.bound(issuer.url(), token.subject()).map(Binding::person).orElse("");
  }

  /// Throws [Unproven] for nobody, with the reason.
  Who.Person enter(Issuer issuer, IdToken token, String address) {
    Binding binding = issuers.bound(issuer.url(), token.subject()).orElse(null);
    String name;
    if (binding == null) {
      name = admit(issuer, token, address);
    } else {
      name = binding.person();
      if (binding.isRuled()) {
        rule(name, issuer, token, address);
      }
    }
    Who who = node.people().named(name).flatMap(SignIn::who).orElse(null);
    if (who instanceof Who.Person person) {
      return person;
    }
    throw new Unproven(name + " may not sign in");
  }

  /// The role that rules give; null for none.
  private static @Nullable Role role(Issuer issuer, IdToken token) {
    List<Role> roles =
        issuer.rules().stream()
            .filter(rule -> token.claim(rule.claim()).contains(rule.value()))
            .map(Issuer.Rule::role)
            .distinct()
            .toList();
    if (roles.size() > 1) {
      throw new Unproven("the rules give more than one role");
    }
    return roles.isEmpty() ? null : roles.getFirst();
  }

  private String admit(Issuer issuer, IdToken token, String address) {
    Role role = role(issuer, token);
    if (role == null) {
      throw new Unproven("nobody here is bound to this subject, and no rule lets it in");
    }
    List<String> names = token.claim(issuer.naming());
    String name = names.size() == 1 ? names.getFirst().toLowerCase(Locale.ROOT) : "";
    if (!name.matches(NAME) || name.equals(Who.ADMIN)) {
      throw new Unproven("its " + issuer.naming() + " can be no name here");
    }
    // A command could have made one that differs in its capitals.
    boolean isTaken = node.people().all().stream().anyMatch(p -> p.name().equalsIgnoreCase(name));
    try {
      if (!isTaken) {
        issuers.admit(issuer.url(), token.subject(), name, role);
        say(name, address, "let in by a rule as " + role.word(), issuer, token);
        return name;
      }
    } catch (Refusal _) {
      // Somebody took the name meanwhile.
    }
    throw new Unproven("the name " + name + " is or was somebody's here: bind the subject");
  }

  /// The role follows what the issuer says now; whoever lost it keeps nothing, tokens included.
  private void rule(String name, Issuer issuer, IdToken token, String address) {
    Role role = role(issuer, token);
    Person person = node.people().named(name).orElseThrow(() -> new Unproven("nobody is " + name));
    if (person.isActive() && person.role() != role) {
      node.people().setRole(name, role);
      String word = role == null ? "none" : role.word();
      say(name, address, "role by a rule: " + word, issuer, token);
    }
    if (role == null) {
      throw new Unproven("no rule lets the subject in any more");
    }
  }

  private void say(String name, String address, String what, Issuer issuer, IdToken token) {
    String detail = told(issuer, token.subject(), "");
    node.audit().append(new Audit.Act(name, MEANS, address, what, detail, "ok"));
  }
}
