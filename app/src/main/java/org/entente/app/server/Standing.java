package org.entente.app.server;

import org.jspecify.annotations.Nullable;

/// As what somebody asks: the columns of the table of routes.
public enum Standing {
  NOBODY,
  PARTNER_NODE,
  PARTNER_PERSON,
  /// One of ours without a role.
  MEMBER,
  ANALYST,
  APPROVER,
  AUDITOR,
  ADMINISTRATOR,
  /// Whoever holds the node's own token.
  NODE;

  public static Standing of(@Nullable Who who) {
    return switch (who) {
      case null -> NOBODY;
      case Who.Admin _ -> NODE;
      case Who.PartnerNode _ -> PARTNER_NODE;
      case Who.PartnersPerson _ -> PARTNER_PERSON;
      case Who.Person person ->
          switch (person.role()) {
            case null -> MEMBER;
            case ANALYST -> ANALYST;
            case APPROVER -> APPROVER;
            case AUDITOR -> AUDITOR;
            case ADMINISTRATOR -> ADMINISTRATOR;
          };
    };
  }
}
