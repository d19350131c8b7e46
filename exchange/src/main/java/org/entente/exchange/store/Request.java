package org.entente.exchange.store;

import java.util.List;
import java.util.Map;
import org.entente.exchange.request.Course;

/// A request as this node sees it.
///
/// @param partner the other side
/// @param isOurs whether this node asks
/// @param known when this node had each event, by its hash, microseconds since 1970
/// @param refused what of the partner's events wasn't taken, and why
/// @param proposals what waits or waited for a second person here, oldest first
public record Request(
    String id,
    String partner,
    boolean isOurs,
    Course course,
    Map<String, Long> known,
    List<String> refused,
    List<Proposal> proposals) {
  public Request {
    known = Map.copyOf(known);
    refused = List.copyOf(refused);
    proposals = List.copyOf(proposals);
  }
}
