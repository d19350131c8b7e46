package org.entente.app.server;

import org.entente.exchange.people.Role;

/// Who may judge what somebody else proposes.
record Approvers(Node node) {
  /// The name, if it is an approver's. Throws [Refusal].
  String named(String name) {
    boolean isApprover =
        node.people()
            .named(name)
            .filter(one -> one.isActive() && one.role() == Role.APPROVER)
            .isPresent();
    if (!isApprover) {
      throw Asked.unprocessable(
          (name.isEmpty() ? "Nobody" : name) + " is no approver: as must name one");
    }
    return name;
  }
}
