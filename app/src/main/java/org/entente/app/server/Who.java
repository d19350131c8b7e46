package org.entente.app.server;

/// Who asks.
sealed interface Who {
  /// Whoever has the node's token.
  record Admin() implements Who {}

  /// Somebody with a password of ours.
  record Person(String name) implements Who {}

  /// Somebody with a password, who sees what a partner may see.
  record PartnersPerson(String name, String partner) implements Who {}

  /// A partner's node, which signed the request.
  record PartnerNode(String partner) implements Who {}

  /// The name by which collections know them; that of a node is no person's.
  default String user() {
    return switch (this) {
      case Admin _ -> SignIn.ADMIN;
      case Person person -> person.name();
      case PartnersPerson person -> person.name();
      case PartnerNode _ -> "";
    };
  }
}
