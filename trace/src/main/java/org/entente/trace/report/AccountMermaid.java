package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.trace.account.AccountTrace;

/// A Mermaid flowchart of the largest flows of each asset, as [TraceMermaid] draws those of
/// outputs.
final class AccountMermaid {
  private static final int ARROWS = 60;
  private static final int SHOWN = 6;

  private final AccountAnswer answer;
  private final AssetText assets;

  AccountMermaid(AccountAnswer answer) {
    this.answer = answer;
    this.assets = new AssetText(answer.view());
  }

  void write(Writer out) throws IOException {
    out.write("flowchart LR\n");
    for (AccountTrace trace : answer.traces()) {
      String method = trace.question().method().text();
      out.write("  subgraph " + method + "\n");
      picture(out, trace, method);
      out.write("  end\n");
    }
  }

  private void picture(Writer out, AccountTrace trace, String method) throws IOException {
    List<AccountGraph.Edge> edges = AccountGraph.edges(answer.view(), trace);
    Comparator<AccountGraph.Edge> bySize =
        Comparator.comparing(edge -> assets.decimal(edge.holding(), edge.amount()));
    Set<AccountGraph.Edge> shown =
        new HashSet<>(edges.stream().sorted(bySize.reversed()).limit(ARROWS).toList());
    Map<String, String> ids = new HashMap<>();
    for (AccountGraph.Edge edge : edges) {
      if (shown.contains(edge)) {
        String from = node(out, method, ids, edge.from());
        String to = node(out, method, ids, edge.to());
        String amount = assets.text(edge.holding(), edge.amount());
        out.write("    " + from + " -->|\"" + amount + "\"| " + to + "\n");
      }
    }
    int folded = edges.size() - shown.size();
    if (folded > 0) {
      out.write("    " + method + "more[\"" + folded + " more\"]\n");
    }
  }

  /// Declares a node when it is met first.
  private String node(Writer out, String method, Map<String, String> ids, String name)
      throws IOException {
    String known = ids.get(name);
    if (known != null) {
      return known;
    }
    String id = method + ids.size();
    ids.put(name, id);
    int at = name.indexOf('@');
    String brief = at < 0 ? name : name.substring(0, SHOWN) + "…" + name.substring(at - 4, at);
    out.write("    " + id + (at < 0 ? "([\"" : "[\"") + brief);
    out.write(at < 0 ? "\"])\n" : "\"]\n");
    return id;
  }
}
