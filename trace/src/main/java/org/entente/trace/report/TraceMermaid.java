package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.base.message.Btc;
import org.entente.chain.ChainView;
import org.entente.trace.Trace;

/// A Mermaid flowchart of the largest flows. A picture with thousands of arrows shows nothing, so
/// the smaller ones are folded into one line that says how many they are.
final class TraceMermaid {
  private static final int ARROWS = 60;
  private static final int ID_SHOWN = 8;
  private static final int ID = 64;

  private final Answer answer;
  private final ChainView chain;

  TraceMermaid(Answer answer) {
    this.answer = answer;
    this.chain = answer.chain();
  }

  void write(Writer out) throws IOException {
    out.write("flowchart LR\n");
    for (Trace trace : answer.traces()) {
      String method = trace.question().method().text();
      out.write("  subgraph " + method + "\n");
      picture(out, trace, method);
      out.write("  end\n");
    }
  }

  private void picture(Writer out, Trace trace, String method) throws IOException {
    List<FlowGraph.Edge> edges = new ArrayList<>();
    new FlowGraph(chain, trace).edges(edges::add);
    Set<Integer> shown = largest(edges);
    Map<FlowGraph.Node, String> ids = new HashMap<>();
    for (int e = 0; e < edges.size(); e++) {
      if (shown.contains(e)) {
        FlowGraph.Edge edge = edges.get(e);
        String from = node(out, method, ids, edge.from());
        String to = node(out, method, ids, edge.to());
        String amount = Btc.text(edge.amount());
        out.write("    " + from + " -->|\"" + amount + "\"| " + to + "\n");
      }
    }
    int folded = edges.size() - shown.size();
    if (folded > 0) {
      out.write("    " + method + "more[\"" + folded + " more\"]\n");
    }
  }

  private static Set<Integer> largest(List<FlowGraph.Edge> edges) {
    Comparator<Integer> byAmount = Comparator.comparingLong(e -> edges.get(e).amount());
    return new HashSet<>(
        IntStream.range(0, edges.size())
            .boxed()
            .sorted(byAmount.reversed())
            .limit(ARROWS)
            .toList());
  }

  /// Declares a node when it is met first.
  private String node(
      Writer out, String method, Map<FlowGraph.Node, String> ids, FlowGraph.Node node)
      throws IOException {
    String known = ids.get(node);
    if (known != null) {
      return known;
    }
    String id = method + ids.size();
    ids.put(node, id);
    String text = node.text(chain);
    String brief = text.substring(0, ID_SHOWN) + "…" + text.substring(ID);
    out.write("    " + id + (node.isTx() ? "[\"" : "([\"") + brief);
    out.write(node.isTx() ? "\"]\n" : "\"])\n");
    return id;
  }
}
