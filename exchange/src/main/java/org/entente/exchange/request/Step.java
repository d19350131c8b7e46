package org.entente.exchange.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a side does to a request. Only its owner may.
public enum Step {
  SEND(Owner.REQUESTER, "text", "legal_basis"),
  /// The executor's node has it: a signed receipt, made by the node itself.
  DELIVER(Owner.EXECUTOR),
  /// A person of the executor has seen it.
  OPEN(Owner.EXECUTOR),
  /// More must be known.
  ASK(Owner.EXECUTOR, "text"),
  INFORM(Owner.REQUESTER, "text"),
  ACCEPT(Owner.EXECUTOR, "legal_basis"),
  DECLINE(Owner.EXECUTOR, "reason", "legal_basis"),
  START(Owner.EXECUTOR),
  /// Handed to a third party that can act: an issuer, an exchange, a registrar, a bank, a port.
  SUBMIT(Owner.EXECUTOR, "party_kind", "party", "reference"),
  PARTIAL(Owner.EXECUTOR),
  EFFECT(Owner.EXECUTOR),
  FAIL(Owner.EXECUTOR, "reason"),
  /// Those affected object.
  APPEAL(Owner.EXECUTOR, "reason"),
  UPHOLD(Owner.EXECUTOR, "reason"),
  REVERSE(Owner.EXECUTOR, "reason"),
  /// Money goes back to whom it was stolen from.
  RETURN(Owner.EXECUTOR),
  VERIFY(Owner.REQUESTER, "result"),
  CLOSE(Owner.REQUESTER),
  WITHDRAW(Owner.REQUESTER, "reason"),
  /// A deadline passed: somebody higher is asked. Made by the requester's node itself.
  ESCALATE(Owner.REQUESTER, "deadline"),
  /// Nobody decided in time. Made by the requester's node itself.
  EXPIRE(Owner.REQUESTER);

  /// Whose step it is.
  public enum Owner {
    REQUESTER,
    EXECUTOR
  }

  private final Owner owner;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> texts;

  Step(Owner owner, String... texts) {
    this.owner = owner;
    this.texts = List.of(texts);
  }

  public Owner owner() {
    return owner;
  }

  /// The texts that its body must have.
  public List<String> texts() {
    return texts;
  }

  /// Whether a second person must approve before it leaves.
  public boolean isForTwo() {
    return switch (this) {
      case SEND, ACCEPT, DECLINE, UPHOLD, REVERSE -> true;
      case DELIVER,
          OPEN,
          ASK,
          INFORM,
          START,
          SUBMIT,
          PARTIAL,
          EFFECT,
          FAIL,
          APPEAL,
          RETURN,
          VERIFY,
          CLOSE,
          WITHDRAW,
          ESCALATE,
          EXPIRE ->
          false;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Step> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
