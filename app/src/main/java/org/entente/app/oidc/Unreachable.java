package org.entente.app.oidc;

/// A provider can't be asked, or doesn't answer as one. The reason is for the audit and for
/// whoever looks after the node.
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreachable(String reason) {
    super(reason, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
