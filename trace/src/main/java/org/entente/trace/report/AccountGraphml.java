package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;

/// GraphML (graphml.graphdrawing.org), one graph for each method: whole, for graph programs.
/// Amounts are texts, because no number type there holds them.
final class AccountGraphml {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="amount" for="edge" attr.name="amount" attr.type="string"/>
        <key id="transfers" for="edge" attr.name="transfers" attr.type="long"/>
      """;

  private final AccountAnswer answer;

  AccountGraphml(AccountAnswer answer) {
    this.answer = answer;
  }

  void write(Writer out) throws IOException {
    out.write(HEAD);
    for (AccountTrace trace : answer.traces()) {
      graph(out, trace);
    }
    out.write("</graphml>\n");
  }

  private void graph(Writer out, AccountTrace trace) throws IOException {
    String method = trace.question().method().text();
    out.write("  <graph id=\"" + method + "\" edgedefault=\"directed\">\n");
    List<AccountGraph.Edge> edges = AccountGraph.edges(answer.view(), trace);
    Map<String, Integer> nodes = new LinkedHashMap<>();
    for (AccountGraph.Edge edge : edges) {
      nodes.putIfAbsent(edge.from(), nodes.size());
      nodes.putIfAbsent(edge.to(), nodes.size());
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    for (AccountEnd end : trace.ends()) {
      kinds.put(AccountText.at(answer.view(), end.holding()), end.stop().kind().text());
    }
    for (Map.Entry<String, Integer> node : nodes.entrySet()) {
      String name = node.getKey();
      boolean place = name.indexOf('@') > 0;
      out.write("    <node id=\"" + method + node.getValue() + "\">");
      TraceGraphml.data(out, "name", name);
      TraceGraphml.data(out, "type", kinds.getOrDefault(name, place ? "passed" : name));
      out.write("</node>\n");
    }
    for (AccountGraph.Edge edge : edges) {
      out.write("    <edge source=\"" + method + nodes.get(edge.from()));
      out.write("\" target=\"" + method + nodes.get(edge.to()) + "\">");
      TraceGraphml.data(out, "amount", edge.amount().toString());
      TraceGraphml.data(out, "transfers", Long.toString(edge.transfers()));
      out.write("</edge>\n");
    }
    out.write("  </graph>\n");
  }
}
