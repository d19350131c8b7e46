package org.entente.app.node;

import org.entente.chain.follow.NodeFailure;
import org.jspecify.annotations.Nullable;

/// An answer takes more time or more bytes than anybody waits for.
final class AnswerTooLarge extends NodeFailure {
  private static final long serialVersionUID = 1;

  AnswerTooLarge(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
