package org.entente.app.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.taxii.TaxiiTime;

/// Pulls one collection from where it was left.
///
/// A server pages by a cursor (`next`), by the date of the last object (`added_after`), or by
/// both. The date is what outlives a cursor; so it is kept beside it, and a cursor that isn't
/// taken any more is replaced by it. What a cursor can't do is end: a page that brings nothing new
/// under a cursor that was used before is a circle.
final class Pull {
  /// Pages in a row without anything new. `more` with an empty page is allowed, so one proves
  /// nothing.
  private static final int MOST_STALE = 20;

  /// Objects that are remembered to know a repeated one.
  private static final int MOST_SEEN = 200_000;

  /// What to ask for.
  ///
  /// @param types none for all
  /// @param after where to begin when nothing was pulled before; empty for the start
  /// @param most objects after which it stops
  record Wish(List<String> types, boolean isAllVersions, String after, int limit, long most) {
    String filters() {
      return (types.isEmpty() ? "" : "&match%5Btype%5D=" + encoded(String.join(",", types)))
          + (isAllVersions ? "&match%5Bversion%5D=all" : "");
    }
  }

  /// What came of it.
  ///
  /// @param isWhole whether the server has nothing more
  /// @param warnings what the server does wrong, each once
  record Outcome(
      long objects,
      long repeated,
      long refused,
      long pages,
      boolean isWhole,
      String reached,
      List<String> warnings) {}

  private final TaxiiLink link;
  private final TaxiiSite.Remote remote;
  private final Wish wish;
  private final PullState state;
  private final Destination destination;
  private final URI objects;
  private final String source;

  private final Set<Long> seen = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private PullState.Position at;
  private long kept;
  private long repeated;
  private long refused;
  private long pages;
  private int stale;

  Pull(
      TaxiiLink link,
      TaxiiSite.Remote remote,
      Wish wish,
      PullState state,
      Destination destination) {
    this.link = link;
    this.remote = remote;
    this.wish = wish;
    this.state = state;
    this.destination = destination;
    objects = remote.at().resolve("objects/");
    source = objects + "?" + wish.filters();
    at = state.position(source).orElseGet(() -> PullState.Position.from(wish.after()));
  }

  /// Throws [org.entente.base.BadInput] where the server can't be pulled from; what came before
  /// is kept and remembered.
  Outcome run() throws IOException {
    boolean isMore = true;
    while (isMore && kept < wish.most()) {
      TaxiiLink.Reply reply = link.get(address());
      if (reply.isDone()) {
        isMore = take(reply);
      } else if (!at.next().isEmpty() && reply.status() != 403) {
        warn("it doesn't take its cursor any more: " + reply.reason());
        at = at.afresh();
        state.put(source, at);
      } else {
        throw TaxiiLink.refused(objects, "it answers: " + reply.reason(), "Ask its people");
      }
    }
    return new Outcome(kept, repeated, refused, pages, !isMore, at.reached(), warnings);
  }

  private URI address() {
    StringBuilder query = new StringBuilder("?limit=").append(wish.limit());
    if (!at.after().isEmpty()) {
      query.append("&added_after=").append(encoded(at.after()));
    }
    query.append(wish.filters());
    if (!at.next().isEmpty()) {
      query.append("&next=").append(encoded(at.next()));
    }
    return URI.create(objects + query.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /// Whether there is more.
  private boolean take(TaxiiLink.Reply reply) throws IOException {
    JsonValue.Members envelope = reply.body();
    List<JsonValue.Members> all = objects(envelope);
    List<JsonValue.Members> fresh = fresh(all);
    pages++;
    long page = at.pages();
    if (!fresh.isEmpty()) {
      refused += destination.take(remote, page + 1, fresh);
      kept += fresh.size();
      page++;
    }
    boolean isMore = TaxiiSite.isTrue(envelope.get("more"));
    String next = isMore ? envelope.optional("next").orElse("") : "";
    String reached = later(at.reached(), date(reply, all, next).orElse(""));
    stale = fresh.isEmpty() ? stale + 1 : 0;
    PullState.Position before = at;
    at = new PullState.Position(next.isEmpty() ? reached : at.after(), next, reached, page);
    boolean isCircle = isMore && fresh.isEmpty() && isCircle(before, next);
    if (isCircle) {
      at = at.afresh();
    }
    state.put(source, at);
    if (isCircle) {
      throw TaxiiLink.refused(
          objects,
          "it says that there is more and gives the same again",
          "What came before is kept; tell its people");
    }
    if (isMore && next.isEmpty() && at.after().equals(before.after())) {
      throw TaxiiLink.refused(
          objects,
          "it says that there is more, but neither by a cursor nor by a later date",
          "Try a larger --limit");
    }
    return isMore;
  }

  private boolean isCircle(PullState.Position before, String next) {
    return stale >= MOST_STALE
        || (next.isEmpty() ? at.after().equals(before.after()) : !used.add(next));
  }

  private List<JsonValue.Members> objects(JsonValue.Members envelope) {
    List<JsonValue.Members> all = new ArrayList<>();
    for (JsonValue one : envelope.items("objects")) {
      if (one instanceof JsonValue.Members object
          && object.text("id") != null
          && object.text("type") != null) {
        all.add(object);
      } else {
        warn("something among its objects has no id or type");
        refused++;
      }
    }
    return all;
  }

  /// Those that didn't come before in this pull.
  private List<JsonValue.Members> fresh(List<JsonValue.Members> all) {
    if (seen.size() > MOST_SEEN) {
      seen.clear();
    }
    List<JsonValue.Members> fresh = new ArrayList<>();
    for (JsonValue.Members object : all) {
      String text = JsonWriter.text(object);
      long hash = ByteBuffer.wrap(Merkle.sha256(text.getBytes(UTF_8))).getLong();
      if (seen.add(hash)) {
        fresh.add(object);
      } else {
        repeated++;
      }
    }
    return fresh;
  }

  /// When the page's last object was added: as the header says; where it is missing and needed, as
  /// the manifest says.
  private Optional<String> date(TaxiiLink.Reply reply, List<JsonValue.Members> all, String next)
      throws IOException {
    Optional<String> told = reply.last().filter(text -> TaxiiTime.micros(text).isPresent());
    if (told.isPresent() || all.isEmpty()) {
      return told;
    }
    warn("it doesn't say when its objects were added (X-TAXII-Date-Added-Last)");
    if (!next.isEmpty()) {
      return Optional.empty();
    }
    JsonValue.Members last = all.getLast();
    String id = last.optional("id").orElse("");
    TaxiiLink.Reply manifest =
        link.get(
            URI.create(
                remote.at().resolve("manifest/")
                    + "?match%5Bversion%5D=all&match%5Bid%5D="
                    + encoded(id)));
    if (!manifest.isDone()) {
      return Optional.empty();
    }
    String version = last.optional("modified").or(() -> last.optional("created")).orElse("");
    String found = "";
    for (JsonValue one : manifest.body().items("objects")) {
      if (one instanceof JsonValue.Members entry
          && id.equals(entry.text("id"))
          && (version.isEmpty() || version.equals(entry.text("version")))) {
        found = later(found, entry.optional("date_added").orElse(""));
      }
    }
    return Optional.of(found).filter(text -> !text.isEmpty());
  }

  private static String later(String one, String other) {
    if (other.isEmpty() || TaxiiTime.micros(other).isEmpty()) {
      return one;
    }
    return one.isEmpty() || TaxiiTime.sortable(one).compareTo(TaxiiTime.sortable(other)) < 0
        ? other
        : one;
  }

  private void warn(String what) {
    if (!warnings.contains(what) && warnings.size() < 100) {
      warnings.add(what);
    }
  }
}
