package org.entente.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One run of the benchmarks: a page for people, and beside it every single time as JSON.
public final class Report {
  public static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final StringBuilder page = new StringBuilder();
  private final List<List<String>> goals = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final ObjectNode root = JSON.createObjectNode();
  private final String title;

  public Report(String title) {
    this.title = title;
  }

  /// The JSON of one part.
  public ObjectNode json(String part) {
    return root.withObjectProperty(part);
  }

  public void section(String heading) {
    page.append("\n## ").append(heading).append('\n');
  }

  public void paragraph(String text) {
    page.append('\n').append(text).append('\n');
  }

  public void table(List<String> head, List<List<String>> rows) {
    page.append('\n').append(markdown(head, rows));
  }

  /// A row of the first table: what was aimed at, what came out, what no program could beat.
  public void goal(String what, String aim, String measured, String limit) {
    goals.add(List.of(what, aim, measured, limit));
  }

  /// A result that is not what it should be. The run goes on, and fails in the end.
  public void failure(String text) {
    failures.add(text);
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  /// Writes `name`.md and `name`.json.
  public void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    StringBuilder whole = new StringBuilder("# ").append(title).append('\n');
    for (String failure : failures) {
      whole.append("\n**FAILED: ").append(failure).append("**\n");
    }
    if (!goals.isEmpty()) {
      whole.append('\n').append(markdown(List.of("what", "aim", "measured", "limit"), goals));
    }
    Files.writeString(folder.resolve(name + ".md"), whole.append(page));
    root.put("failures", failures.size());
    Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(root) + "\n");
  }

  private static String markdown(List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    line(table, head);
    table.append("|---").append("|---:".repeat(head.size() - 1)).append("|\n");
    rows.forEach(row -> line(table, row));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /// Three significant digits or so, and "–" for what was not measured.
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
