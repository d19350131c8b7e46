package org.entente.chain.follow;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A node cannot be reached, answers too late, or makes no sense. Asking again may help; so this is
/// not the [IOException] of a full disk.
public class NodeFailure extends IOException {
  private static final long serialVersionUID = 1;

  public NodeFailure(String message) {
    super(message);
  }

  public NodeFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
