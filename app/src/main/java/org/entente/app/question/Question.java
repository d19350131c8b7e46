package org.entente.app.question;

import java.util.Map;

/// What a desk is asked. It says itself in JSON, so that it can be asked again.
public sealed interface Question
    permits AddressQuestion, CustomerQuestion, ExampleQuestion, ShipQuestion {
  /// `address`, `customer`, `example`, `vessel`: stands in logs, never changes.
  String kind();

  /// All of it.
  Map<String, Object> json();

  Answer answer(Screening screening);
}
