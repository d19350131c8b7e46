package org.entente.trace.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.jspecify.annotations.Nullable;

/// GraphML (graphml.graphdrawing.org), one graph for each method: whole, for graph programs.
final class TraceGraphml {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="time" for="node" attr.name="time" attr.type="string"/>
        <key id="address" for="node" attr.name="address" attr.type="string"/>
        <key id="at" for="edge" attr.name="at" attr.type="string"/>
        <key id="amount" for="edge" attr.name="amount" attr.type="long"/>
      """;

  private final Answer answer;
  private final ChainView chain;
  private final Addresses addresses;

  TraceGraphml(Answer answer) {
    this.answer = answer;
    this.chain = answer.chain();
    this.addresses = new Addresses(chain.network());
  }

  void write(Writer out) throws IOException {
    out.write(HEAD);
    for (Trace trace : answer.traces()) {
      graph(out, trace);
    }
    out.write("</graphml>\n");
  }

  private void graph(Writer out, Trace trace) throws IOException {
    String method = trace.question().method().text();
    out.write("  <graph id=\"" + method + "\" edgedefault=\"directed\">\n");
    FlowGraph graph = new FlowGraph(chain, trace);
    Map<FlowGraph.Node, Integer> nodes = new LinkedHashMap<>();
    graph.edges(
        edge -> {
          nodes.putIfAbsent(edge.from(), nodes.size());
          nodes.putIfAbsent(edge.to(), nodes.size());
        });
    Map<Long, String> kinds = new LinkedHashMap<>();
    for (End end : trace.ends()) {
      kinds.put(end.at(), end.ending().kind());
    }
    for (Map.Entry<FlowGraph.Node, Integer> node : nodes.entrySet()) {
      node(out, method + node.getValue(), node.getKey(), kinds);
    }
    try {
      graph.edges(edge -> edge(out, method, nodes, edge));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.write("  </graph>\n");
  }

  private void node(Writer out, String id, FlowGraph.Node node, Map<Long, String> kinds)
      throws IOException {
    long place = node.isTx() ? Place.fee(node.number()) : node.number();
    PlaceRow row = PlaceRow.of(chain, addresses, place);
    String rest = Place.isFee(place) ? "fees" : "start";
    out.write("    <node id=\"" + id + "\">");
    data(out, "name", node.text(chain));
    data(out, "type", node.isTx() ? "transaction" : kinds.getOrDefault(node.number(), rest));
    data(out, "time", row.time());
    data(out, "address", node.isTx() ? null : row.address());
    out.write("</node>\n");
  }

  private void edge(
      Writer out, String method, Map<FlowGraph.Node, Integer> nodes, FlowGraph.Edge edge) {
    try {
      out.write("    <edge source=\"" + method + nodes.get(edge.from()));
      out.write("\" target=\"" + method + nodes.get(edge.to()) + "\">");
      data(out, "at", Place.text(chain, edge.place()));
      data(out, "amount", Long.toString(edge.amount()));
      out.write("</edge>\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ids, addresses and numbers hold nothing that XML would take amiss.
  static void data(Writer out, String key, @Nullable String value) throws IOException {
    if (value != null) {
      out.write("<data key=\"" + key + "\">" + value + "</data>");
    }
  }
}
