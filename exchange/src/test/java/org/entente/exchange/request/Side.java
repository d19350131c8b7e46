package org.entente.exchange.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;

/// One node of two, without a network: what it holds, and its log for the other side.
final class Side {
  final SigningKey key;
  final List<Placed> log = new ArrayList<>();
  final List<Placed> held = new ArrayList<>();
  private final String requester;
  private final String executor;
  private long clock;

  Side(String name, String requester, String executor, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    key = new SigningKey(name, bytes);
    this.requester = requester;
    this.executor = executor;
  }

  Course course() {
    return Course.of(held);
  }

  RequestEvent next(Step step, JsonValue.Members body) {
    Course course = course();
    return new RequestEvent(
        uuid(key.verifier().name() + log.size()),
        uuid("request"),
        step,
        requester,
        executor,
        course.next(key.verifier().name()),
        course.tips(),
        1_740_000_000_000_000L + ++clock,
        false,
        body);
  }

  Placed make(Step step) {
    return put(next(step, body(step)));
  }

  Placed put(RequestEvent event) {
    JsonValue.Members object = event.signed(key);
    RequestEvent read = RequestEvent.read("test", object, List.of(key.verifier()));
    Placed placed = new Placed(log.size(), RequestEvent.hash(object), read);
    log.add(placed);
    held.add(placed);
    return placed;
  }

  static String uuid(String from) {
    return UUID.nameUUIDFromBytes(from.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  static JsonValue.Members body(Step step) {
    if (step == Step.SEND) {
      return wish().body();
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    step.texts().forEach(name -> all.put(name, JsonValue.of("because")));
    return new JsonValue.Members(all);
  }

  static Wish wish() {
    return new Wish(
        RequestKind.FREEZE_ADDRESS,
        Target.of(Target.Form.ADDRESS, "eip155:1", "0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2"),
        "stolen",
        "18 U.S.C. 981",
        2,
        Deadlines.usual(1_740_000_000_000_000L),
        Amounts.NONE,
        List.of(),
        org.entente.exchange.release.Terms.USUAL);
  }
}
