package org.entente.app.server.overlap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.app.server.Asked;
import org.entente.base.BadInput;
import org.entente.base.address.CryptoAddress;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseView;
import org.entente.cases.Entry;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.ItemForm;
import org.entente.exchange.taxii.Refusal;

/// What the evidence of cases names: addresses, domains, ships, and persons that were screened.
/// It is read out of members of our own documents; a person looks through it before it is
/// compared with anybody.
final class OverlapCaseItems {
  /// The kinds that are found.
  static final List<String> KINDS = List.of("address", "domain", "imo", "person");

  private static final int MOST = 100_000;

  private final CaseBook book;
  private final Set<String> kinds;
  private final Set<String> found = new LinkedHashSet<>();

  OverlapCaseItems(CaseBook book, List<String> kinds) {
    this.book = book;
    this.kinds = Set.copyOf(kinds);
  }

  /// The items of these cases, each once, in their order. Throws [Refusal] for one that isn't here.
  List<String> of(List<String> cases) {
    for (String id : cases) {
      CaseView view =
          book.view(id, AsOf.NOW)
              .orElseThrow(() -> new Refusal(404, "Not found", "There is no case " + id));
      for (Entry one : view.evidence()) {
        String sha256 = one.sha256();
        if (sha256 != null) {
          book.content(sha256).ifPresent(this::read);
        }
      }
    }
    return new ArrayList<>(found);
  }

  private void read(byte[] bytes) {
    try {
      walk(JsonReader.parse("evidence", bytes));
    } catch (BadInput _) {
      // No document of ours: it names nothing that we could read.
    }
  }

  private void walk(JsonValue value) {
    switch (value) {
      case JsonValue.Array array -> array.items().forEach(this::walk);
      case JsonValue.Members members ->
          members
              .all()
              .forEach(
                  (name, one) -> {
                    named(name, one).ifPresent(this::add);
                    walk(one);
                  });
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> {
        // Only what has a name says what it is.
      }
    }
  }

  private static Optional<String> named(String name, JsonValue value) {
    String text =
        switch (value) {
          case JsonValue.Text one -> one.value();
          case JsonValue.Numeral one -> one.text();
          case JsonValue.Array _, JsonValue.Members _, JsonValue.Truth _, JsonValue.Null _ -> "";
        };
    return switch (name) {
      case "address" -> address(text);
      // Where money lies: ADDRESS@ASSET.
      case "at" -> text.contains("@") ? address(text.substring(0, text.indexOf('@'))) : address("");
      case "domain", "imo" -> Optional.of(name + ":" + text);
      case "query" -> address(text).or(() -> Optional.of("person:" + text));
      default -> Optional.empty();
    };
  }

  private static Optional<String> address(String text) {
    boolean isOne = !text.isEmpty() && CryptoAddress.read(text).recognised();
    return isOne ? Optional.of("address:" + text) : Optional.empty();
  }

  private void add(String line) {
    if (!kinds.contains(line.substring(0, line.indexOf(':'))) || found.contains(line)) {
      return;
    }
    try {
      ItemForm.of(line);
    } catch (IllegalArgumentException _) {
      return;
    }
    if (found.size() >= MOST) {
      throw Asked.unprocessable("more than " + MOST + " items: name fewer cases or kinds");
    }
    found.add(line);
  }
}
