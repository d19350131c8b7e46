package org.entente.trace.across;

import java.util.List;

/// The answer to a question over several ledgers, in the order in which they were given. `links`
/// stand in order of their deposits. `rounds`: how often ledgers were walked until nothing
/// changed.
///
/// `conserved`: each ledger's books balance, with what was taken into crossings and what came out
/// of them. Poison never claims it.
public record AcrossTrace(
    List<Asked> asked, List<Walked> ledgers, List<Link> links, int rounds, boolean conserved) {
  public AcrossTrace {
    asked = List.copyOf(asked);
    ledgers = List.copyOf(ledgers);
    links = List.copyOf(links);
  }
}
