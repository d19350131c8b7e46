package org.entente.exchange.people;

import java.util.List;

/// Whoever signs our people in elsewhere: a provider of OpenID Connect, as an administrator
/// entered it.
///
/// @param name by which commands and paths call it
/// @param url its issuer identifier, exactly as its tokens hold it
/// @param title what people read on the button
/// @param client how it knows this node
/// @param secret by which the node shows it is that client, sealed by the node's key; empty for
///     a client without one
/// @param authority certificates in PEM that its own must follow from; empty for those that the
///     JDK trusts
/// @param scopes what is asked of it, `openid` among them
/// @param naming the claim that names somebody who comes in by a rule
public record Issuer(
    String name,
    String url,
    String title,
    String client,
    String secret,
    String authority,
    List<String> scopes,
    String naming,
    List<Rule> rules) {
  /// Whoever has this value in this claim comes in with this role.
  public record Rule(String claim, String value, Role role) {}

  public Issuer {
    scopes = List.copyOf(scopes);
    rules = List.copyOf(rules);
  }
}
