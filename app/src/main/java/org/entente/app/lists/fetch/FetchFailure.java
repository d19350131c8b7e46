package org.entente.app.lists.fetch;

import java.io.IOException;

/// A publisher could not be reached, or did not answer with a file. The message says who and why.
public final class FetchFailure extends IOException {
  private static final long serialVersionUID = 1;

  /// Asking again may help: the line broke or the publisher's server failed.
  private final boolean passing;

  FetchFailure(String reason, boolean passing) {
    super(reason);
    this.passing = passing;
  }

  FetchFailure(String reason, boolean passing, Throwable cause) {
    super(reason, cause);
    this.passing = passing;
  }

  boolean isPassing() {
    return passing;
  }
}
