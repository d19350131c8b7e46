package org.entente.exchange.stix.pattern;

import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.json.JsonValue;

/// Whether one observation has an object that passes what stands in brackets.
final class Evaluation {
  /// Values reached at a step, with the name of the property that they came from last.
  private record Reached(String name, JsonValue value) {}

  private final Observations observations;
  private final Observations.Observed observed;

  Evaluation(Observations observations, Observations.Observed observed) {
    this.observations = observations;
    this.observed = observed;
  }

  boolean passes(Comparison comparison) {
    for (JsonValue.Members root : observed.roots()) {
      if (passes(comparison, root)) {
        return true;
      }
    }
    return false;
  }

  private boolean passes(Comparison comparison, JsonValue.Members root) {
    return switch (comparison) {
      case Comparison.All all -> all.parts().stream().allMatch(part -> passes(part, root));
      case Comparison.Any any -> any.parts().stream().anyMatch(part -> passes(part, root));
      case Comparison.Exists exists ->
          isOfType(exists.path(), root)
              && values(exists.path(), root).isEmpty() == exists.negated();
      case Comparison.Test test -> passes(test, root);
    };
  }

  private boolean passes(Comparison.Test test, JsonValue.Members root) {
    if (!isOfType(test.path(), root)) {
      return false;
    }
    for (Reached reached : values(test.path(), root)) {
      if (test.test().passes(PathValue.of(reached.name(), reached.value())) != test.negated()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(ObjectPath path, JsonValue.Members root) {
    return path.type().equals(root.text("type"));
  }

  private List<Reached> values(ObjectPath path, JsonValue.Members root) {
    List<Reached> reached = List.of(new Reached("", root));
    for (ObjectPath.Step step : path.steps()) {
      List<Reached> next = new ArrayList<>();
      for (Reached from : reached) {
        step(from, step, next);
      }
      reached = next;
    }
    return reached;
  }

  private void step(Reached from, ObjectPath.Step step, List<Reached> next) {
    switch (step) {
      case ObjectPath.Step.Key key -> {
        if (object(from) instanceof JsonValue.Members members) {
          JsonValue value = members.get(key.name());
          if (value != null) {
            next.add(new Reached(key.name(), value));
          }
        }
      }
      case ObjectPath.Step.Index index -> {
        if (from.value() instanceof JsonValue.Array array
            && index.at() >= 0
            && index.at() < array.items().size()) {
          next.add(new Reached(from.name(), array.items().get(index.at())));
        }
      }
      case ObjectPath.Step.Each _ -> {
        if (from.value() instanceof JsonValue.Array array) {
          array.items().forEach(item -> next.add(new Reached(from.name(), item)));
        }
      }
    }
  }

  /// What a reference stands for, when it is gone into; else the value itself.
  private JsonValue object(Reached from) {
    boolean isReference = from.name().endsWith("_ref") || from.name().endsWith("_refs");
    if (isReference && from.value() instanceof JsonValue.Text id) {
      JsonValue.Members object = observations.resolve(observed, id.value());
      return object == null ? from.value() : object;
    }
    return from.value();
  }
}
