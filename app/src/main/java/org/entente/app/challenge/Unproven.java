package org.entente.app.challenge;

/// What a device or a provider showed proves nothing. The reason is for the audit: whoever asks
// hears none.
public final class Unproven extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unproven(String reason) {
    super(reason, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
