package org.entente.exchange.stix.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixId;

/// Checks STIX content: a bundle, an object, or a list of either. Objects are read and let go one
/// by one, so a bundle may be larger than memory.
public final class StixCheck {
  /// What was found in one file.
  ///
  /// @param errors what the standard demands and the file lacks, the first ten thousand
  /// @param warnings what it recommends, likewise
  public record Report(
      long objects,
      List<Finding> errors,
      List<Finding> warnings,
      long errorCount,
      long warningCount) {
    public boolean isValid() {
      return errorCount == 0;
    }
  }

  private final Findings findings = new Findings();
  private final ObjectCheck objects = new ObjectCheck(findings);
  private final VersionRules versions = new VersionRules(findings);
  private long count;

  private StixCheck() {}

  /// What is no JSON is a finding, too. `name` is what errors call the content.
  public static Report check(String name, InputStream in) throws IOException {
    StixCheck check = new StixCheck();
    try (JsonReader reader = new JsonReader(name, in)) {
      reader.pieces(check.new Pieces());
    } catch (BadInput bad) {
      check.findings.about("");
      check.findings.error("", "json", bad.place() + ": " + bad.reason());
    }
    return check.report();
  }

  /// One object, or a whole document.
  public static Report check(JsonValue value) {
    StixCheck check = new StixCheck();
    try {
      check.all(value);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
    return check.report();
  }

  private void all(JsonValue value) throws IOException {
    Pieces pieces = new Pieces();
    switch (value) {
      case JsonValue.Array array -> {
        for (JsonValue item : array.items()) {
          all(item);
        }
      }
      case JsonValue.Members members -> {
        if ("bundle".equals(members.text("type"))) {
          List<JsonValue> inner = members.items("objects");
          inner.forEach(pieces::take);
          boolean isList = members.get("objects") instanceof JsonValue.Array;
          pieces.endBundle(
              isList ? members.without("objects") : members, isList ? inner.size() : -1);
        } else {
          pieces.take(members);
        }
      }
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ ->
          pieces.take(value);
    }
  }

  private Report report() {
    return new Report(
        count,
        findings.errors(),
        findings.warnings(),
        findings.errorCount(),
        findings.warningCount());
  }

  private final class Pieces implements JsonReader.Pieces {
    @Override
    public void take(JsonValue value) {
      count++;
      if (value instanceof JsonValue.Members object) {
        objects.check(object);
        versions.check(object);
      } else {
        findings.about("");
        findings.error("", "type", "an object is expected, not " + value.kind());
      }
    }

    @Override
    public void endBundle(JsonValue.Members head, int size) {
      String id = head.optional("id").orElse("");
      findings.about(id);
      if (StixId.of(id).filter(one -> one.type().equals("bundle")).isEmpty()) {
        findings.error("id", head.has("id") ? "id" : "required", "a bundle needs a bundle's id");
      }
      if ("2.0".equals(head.text("spec_version"))) {
        findings.error(
            "spec_version", "version", "this is STIX 2.0: bring it in to raise it to 2.1");
      }
      if (head.has("objects")) {
        findings.error("objects", "type", "it must be a list");
      } else if (size == 0) {
        findings.error("objects", "empty", "an empty list must be left out");
      }
      for (String name : head.all().keySet()) {
        if (!List.of("type", "id", "objects").contains(name)) {
          findings.warning(name, "bundle", "a bundle has no property " + name);
        }
      }
    }
  }
}
