package org.entente.app.server.request;

import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.exchange.people.Role;

/// Who may judge what somebody else proposes.
public record Approvers(Node node) {
  /// The name, if it is an approver's. Throws [Refusal].
  public String named(String name) {
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
