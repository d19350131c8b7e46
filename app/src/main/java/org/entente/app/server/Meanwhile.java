package org.entente.app.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Placed;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Followers;
import org.entente.exchange.store.Followers.Follower;
import org.entente.exchange.store.Request;
import org.entente.exchange.taxii.TaxiiTime;

/// How much followed money has left the address at which an open request is aimed, since it was
/// sent, delivered and acknowledged: by each live trace that brings its alerts here and follows
/// that chain. By the times of blocks on one side and this node's clock on the other; what left
/// after the effect doesn't count. It stays here: nothing of it goes to a partner.
public final class Meanwhile {
  /// A live trace that wasn't heard of for so long isn't live.
  private static final Duration FRESH = Duration.ofMinutes(10);

  /// From when on.
  private enum Since {
    SENT(Step.SEND),
    DELIVERED(Step.DELIVER),
    ACKNOWLEDGED(Step.OPEN);

    private final Step step;

    Since(Step step) {
      this.step = step;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long SECOND = 1_000_000L;

  private final Followers followers;
  private final List<Follower> live;

  public Meanwhile(Node node) {
    followers = node.store().followers();
    live = followers.heardSince(node.home().nowMicros() - FRESH.toNanos() / 1_000);
  }

  /// Puts the figures beside what is told of a request, if it is open and aimed at an address; null
  /// where no live trace follows that chain.
  public void put(Request request, Map<String, JsonValue> told) {
    Optional<Target> target = request.course().wish().map(Wish::target);
    var state = request.course().state();
    boolean isMeant =
        state != null
            && state.isOpen()
            && target.filter(one -> one.form() == Target.Form.ADDRESS).isPresent();
    if (!isMeant) {
      return;
    }
    List<JsonValue> all = new ArrayList<>();
    for (Follower one : live) {
      if (one.chain().equals(target.get().place())) {
        all.add(figures(request, target.get().value(), one));
      }
    }
    told.put("meanwhile", all.isEmpty() ? new JsonValue.Null() : new JsonValue.Array(all));
  }

  private JsonValue figures(Request request, String address, Follower by) {
    Map<String, JsonValue> figures = new LinkedHashMap<>();
    figures.put("live", JsonValue.of(by.live()));
    figures.put("method", JsonValue.of(by.method()));
    figures.put("as_of", block(by.reached()));
    long end =
        request
            .course()
            .first(Set.of(Step.EFFECT))
            .map(one -> RequestJson.known(request, one))
            .orElse(Long.MAX_VALUE);
    for (Since since : Since.values()) {
      Optional<Placed> begun = request.course().first(Set.of(since.step));
      if (begun.isPresent()) {
        long known = RequestJson.known(request, begun.get());
        // A block's time is a whole second: one of the same second isn't told from a later one.
        long from = known - Math.floorMod(known, SECOND);
        Optional<Amounts> left = followers.left(by, address, from, end);
        figures.put(
            since.word(), left.<JsonValue>map(Amounts::json).orElseGet(JsonValue.Null::new));
      }
    }
    return new JsonValue.Members(figures);
  }

  /// A block as answers show it.
  public static JsonValue block(Followers.Block block) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    if (!block.hash().isEmpty()) {
      told.put("block", JsonValue.of(block.hash()));
    }
    told.put("height", JsonValue.of(block.height()));
    told.put("time", JsonValue.of(TaxiiTime.text(block.at())));
    return new JsonValue.Members(told);
  }
}
