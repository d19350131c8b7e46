package org.entente.exchange.stix.check;

import java.util.ArrayList;
import java.util.List;

/// Gathers what is found in one file: all counts, and the first so many findings.
final class Findings {
  private static final int SHOWN = 10_000;

  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();
  private long errorCount;
  private long warningCount;
  private String id = "";

  /// What is found from here on is about this object.
  void about(String id) {
    this.id = id;
  }

  void error(String path, String rule, String message) {
    errorCount++;
    if (errors.size() < SHOWN) {
      errors.add(new Finding(id, path, rule, message));
    }
  }

  void warning(String path, String rule, String message) {
    warningCount++;
    if (warnings.size() < SHOWN) {
      warnings.add(new Finding(id, path, rule, message));
    }
  }

  List<Finding> errors() {
    return List.copyOf(errors);
  }

  List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  long errorCount() {
    return errorCount;
  }

  long warningCount() {
    return warningCount;
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
