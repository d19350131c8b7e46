package org.entente.exchange.stix.item;

import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.StixTime;

/// An object of STIX. What it holds is its JSON, kept whole; whether that keeps the rules is for
/// org.entente.exchange.stix.check to say, so accessors give what is there, or nothing.
public sealed interface StixItem permits Domain, Observable, Link, Meta, StixItem.Custom {
  /// A type that the standard doesn't know: passed on as it is.
  record Custom(Members json) implements StixItem {}

  Members json();

  default String type() {
    return json().optional("type").orElse("");
  }

  default String id() {
    return json().optional("id").orElse("");
  }

  /// The text that tells versions of one id apart: `modified`, else `created`, else nothing.
  default String version() {
    return json().optional("modified").or(() -> json().optional("created")).orElse("");
  }

  default Optional<StixTime> modified() {
    return json().optional("modified").flatMap(StixTime::of);
  }

  default Optional<String> createdByRef() {
    return json().optional("created_by_ref");
  }

  default boolean isRevoked() {
    return json().get("revoked") instanceof JsonValue.Truth truth && truth.value();
  }

  /// By its `type`; [Custom] for every other.
  static StixItem of(Members json) {
    String type = json.optional("type").orElse("");
    return Domain.of(type, json)
        .<StixItem>map(item -> item)
        .or(() -> Observable.of(type, json))
        .or(() -> Link.of(type, json))
        .or(() -> Meta.of(type, json))
        .orElseGet(() -> new Custom(json));
  }
}
