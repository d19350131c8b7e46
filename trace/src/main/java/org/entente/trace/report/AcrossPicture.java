package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Place;
import org.entente.trace.Share;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountShare;
import org.entente.trace.account.AccountText;
import org.entente.trace.across.AcrossStarts;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Link;
import org.entente.trace.across.Walked;
import org.jspecify.annotations.Nullable;

/// The crossings as a graph: from each start and each payout to the ends and deposits that it
/// reached, and from deposits to their payouts. What lies between on one ledger is left to that
/// ledger's own trace. Where a method follows no single units, edges on a ledger have no amount.
final class AcrossPicture {
  private static final int ARROWS = 60;
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="network" for="node" attr.name="network" attr.type="string"/>
        <key id="asset" for="edge" attr.name="asset" attr.type="string"/>
        <key id="amount" for="edge" attr.name="amount" attr.type="string"/>
      """;

  private final List<AcrossTrace> traces;

  private record Node(String network, String name, String type) {}

  private record Edge(Node from, Node to, String asset, @Nullable BigInteger amount) {}

  AcrossPicture(List<AcrossTrace> traces) {
    this.traces = traces;
  }

  void graphml(Writer out) throws IOException {
    out.write(HEAD);
    for (AcrossTrace trace : traces) {
      String method = AcrossReport.method(trace);
      out.write("  <graph id=\"" + method + "\" edgedefault=\"directed\">\n");
      List<Edge> edges = edges(trace);
      Map<Node, String> ids = new LinkedHashMap<>();
      for (Edge edge : edges) {
        ids.putIfAbsent(edge.from(), method + ids.size());
        ids.putIfAbsent(edge.to(), method + ids.size());
      }
      for (Map.Entry<Node, String> node : ids.entrySet()) {
        out.write("    <node id=\"" + node.getValue() + "\">");
        data(out, "name", node.getKey().name());
        data(out, "type", node.getKey().type());
        data(out, "network", node.getKey().network());
        out.write("</node>\n");
      }
      for (Edge edge : edges) {
        out.write("    <edge source=\"" + ids.get(edge.from()) + "\" target=\"");
        out.write(ids.get(edge.to()) + "\">");
        data(out, "asset", edge.asset());
        data(out, "amount", edge.amount() == null ? null : edge.amount().toString());
        out.write("</edge>\n");
      }
      out.write("  </graph>\n");
    }
    out.write("</graphml>\n");
  }

  /// Names, addresses and numbers hold nothing that XML would take amiss.
  private static void data(Writer out, String key, @Nullable String value) throws IOException {
    if (value != null) {
      out.write("<data key=\"" + key + "\">" + value + "</data>");
    }
  }

  void mermaid(Writer out) throws IOException {
    out.write("flowchart LR\n");
    for (AcrossTrace trace : traces) {
      String method = AcrossReport.method(trace);
      out.write("  subgraph " + method + "\n");
      List<Edge> edges = new ArrayList<>(edges(trace));
      edges.sort(Comparator.comparingInt(edge -> edge.to().type().equals("payout") ? 0 : 1));
      Map<Node, String> ids = new HashMap<>();
      for (Edge edge : edges.subList(0, Math.min(ARROWS, edges.size()))) {
        String from = node(out, method, ids, edge.from());
        String to = node(out, method, ids, edge.to());
        String amount = edge.amount() == null ? "" : edge.amount() + " ";
        out.write("    " + from + " -->|\"" + amount + brief(edge.asset()) + "\"| " + to + "\n");
      }
      if (edges.size() > ARROWS) {
        out.write("    " + method + "more[\"" + (edges.size() - ARROWS) + " more\"]\n");
      }
      out.write("  end\n");
    }
  }

  private static String node(Writer out, String method, Map<Node, String> ids, Node node)
      throws IOException {
    String known = ids.get(node);
    if (known != null) {
      return known;
    }
    String id = method + ids.size();
    ids.put(node, id);
    out.write("    " + id + "([\"" + node.network() + " " + node.type() + " ");
    out.write(brief(node.name()) + "\"])\n");
    return id;
  }

  private static String brief(String name) {
    return name.length() <= 14 ? name : name.substring(0, 10) + "…";
  }

  private static List<Edge> edges(AcrossTrace trace) {
    List<Edge> edges = new ArrayList<>();
    Map<String, Node> origins = new HashMap<>();
    for (AcrossStarts.Row start : AcrossStarts.of(trace)) {
      String type = start.arrival() ? "payout" : "start";
      String key = start.ledger() + " " + start.index();
      origins.put(key, new Node(start.network(), start.at(), type));
    }
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      switch (trace.ledgers().get(ledger)) {
        case Walked.Outputs outputs -> add(ledger, outputs, origins, edges);
        case Walked.Accounts accounts -> add(ledger, accounts, origins, edges);
      }
    }
    Map<String, Node> payouts = new HashMap<>();
    for (AcrossStarts.Row start : AcrossStarts.of(trace)) {
      if (start.arrival()) {
        Node node = origins.get(start.ledger() + " " + start.index());
        payouts.put(start.ledger() + " " + start.carrier(), node);
      }
    }
    trace.links().forEach(link -> add(trace, link, payouts, edges));
    return edges;
  }

  private static void add(
      AcrossTrace trace, Link link, Map<String, Node> payouts, List<Edge> edges) {
    for (Link.Departure out : link.out()) {
      Node from = deposit(trace.ledgers().get(out.ledger()), out.leg().spot().carrier());
      for (Link.Arrival in : link.in()) {
        Node to = payouts.get(in.ledger() + " " + in.leg().spot().carrier());
        if (to != null) {
          edges.add(new Edge(from, to, in.leg().spot().asset(), in.tainted()));
        }
      }
    }
  }

  private static Node deposit(Walked walked, long carrier) {
    String name =
        switch (walked) {
          case Walked.Outputs outputs -> Place.text(outputs.view(), carrier);
          case Walked.Accounts accounts -> AccountText.transfer(accounts.view(), carrier);
        };
    return new Node(walked.network(), name, "bridge");
  }

  private static void add(
      int ledger, Walked.Outputs walked, Map<String, Node> origins, List<Edge> edges) {
    if (walked.trace() == null) {
      return;
    }
    for (End end : walked.trace().ends()) {
      Node to =
          end.ending() == Ending.BRIDGE
              ? deposit(walked, end.at())
              : new Node(
                  walked.network(), Place.text(walked.view(), end.at()), end.ending().kind());
      for (Share share : end.from()) {
        boolean whole = share.amount() == Share.UNDIVIDED;
        BigInteger amount = whole ? null : BigInteger.valueOf(share.amount());
        edge(ledger, share.start(), to, "BTC", amount, origins, edges);
      }
    }
  }

  private static void add(
      int ledger, Walked.Accounts walked, Map<String, Node> origins, List<Edge> edges) {
    if (walked.trace() == null) {
      return;
    }
    for (AccountEnd end : walked.trace().ends()) {
      String leg = end.stop().leg();
      String at = AccountText.at(walked.view(), end.holding());
      Node to =
          leg == null
              ? new Node(walked.network(), at, end.stop().kind().text())
              : deposit(walked, Long.parseLong(leg));
      String asset = AccountText.asset(walked.view(), end.holding());
      for (AccountShare share : end.from()) {
        edge(ledger, share.start(), to, asset, share.amount(), origins, edges);
      }
    }
  }

  private static void edge(
      int ledger,
      int start,
      Node to,
      String asset,
      @Nullable BigInteger amount,
      Map<String, Node> origins,
      List<Edge> edges) {
    Node from = origins.get(ledger + " " + start);
    if (from != null) {
      edges.add(new Edge(from, to, asset, amount));
    }
  }
}
