package org.entente.app.server;

import java.util.Set;
import org.entente.exchange.people.Scope;

/// What somebody showed to be believed who they are.
public sealed interface Means {
  /// The node's own token.
  record NodeToken() implements Means {}

  record Password() implements Means {}

  /// A token of theirs, which is good for this much.
  record Token(String id, Set<Scope> scopes) implements Means {}

  /// A session's cookie.
  ///
  /// @param secret what the cookie holds
  record Cookie(String secret) implements Means {}

  /// A signature with a partner's key.
  record Signature() implements Means {}

  default String word() {
    return switch (this) {
      case NodeToken _ -> "node token";
      case Password _ -> "password";
      case Token token -> "token " + token.id();
      case Cookie _ -> "session";
      case Signature _ -> "signature";
    };
  }
}
