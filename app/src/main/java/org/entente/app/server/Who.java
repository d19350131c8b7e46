package org.entente.app.server;

import org.entente.exchange.people.Role;
import org.jspecify.annotations.Nullable;

/// Who asks.
public sealed interface Who {
  /// The name by which collections know whoever has the node's token.
  String ADMIN = "admin";

  /// Whoever has the node's token.
  record Admin() implements Who {}

  /// Somebody of ours; without a role they only use TAXII.
  record Person(String name, @Nullable Role role) implements Who {}

  /// Somebody of ours or not, who sees what a partner may see.
  record PartnersPerson(String name, String partner) implements Who {}

  /// A partner's node, which signed the request.
  record PartnerNode(String partner) implements Who {}

  /// The name by which collections know them; that of a node is no person's.
  default String user() {
    return switch (this) {
      case Admin _ -> ADMIN;
      case Person person -> person.name();
      case PartnersPerson person -> person.name();
      case PartnerNode _ -> "";
    };
  }

  /// As the audit names them.
  default String named() {
    return this instanceof PartnerNode node ? "node " + node.partner() : user();
  }
}
