package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Course;
import org.entente.exchange.request.Deadlines.Deadline;
import org.entente.exchange.request.RequestEvent;
import org.entente.exchange.request.State;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Wish;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Joint requests of a node. What a person proposes here, a second one approves; what then leaves
/// is an event in the log for the partner, and nothing else is.
public final class Requests {
  /// How a draft is remembered under its key.
  private static final int CREATED = 201;

  private static final int JOINED = 200;

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;
  private final Folded folded = new Folded();

  Requests(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// Does it unless it was done under this key; either way gives the request as it is then.
  private Request once(@Nullable String key, Request request, Database.Work<Request> work) {
    return database.write(
        connection -> {
          if (Answered.find(connection, key) != null) {
            return book(connection).find(request.partner(), request.id());
          }
          Request after = work.in(connection);
          Answered done = new Answered(200, request.id());
          Answered.keep(connection, key, surroundings.nowMicros(), done);
          return after;
        });
  }

  private RequestBook book(Connection connection) {
    return new RequestBook(connection, identity, surroundings);
  }

  /// Folds what a store holds that was raised from an earlier version.
  Requests known() {
    if (!database.read(connection -> new RequestHeads(connection).unknown()).isEmpty()) {
      database.write(
          connection -> {
            for (RequestHeads.Place one : new RequestHeads(connection).unknown()) {
              book(connection).renewed(one.partner(), one.id());
            }
            return true;
          });
    }
    return this;
  }

  /// Every request and every draft, the newest first.
  public List<Request> all() {
    return database.read(
        connection ->
            newestFirst(folded.all(book(connection), new RequestHeads(connection).since(0))));
  }

  private static List<Request> newestFirst(List<Request> requests) {
    return requests.stream()
        .sorted(Comparator.comparingLong(Request::begun).reversed().thenComparing(Request::id))
        .toList();
  }

  /// What changed after a change.
  ///
  /// @param last the number of the newest change
  /// @param requests those that did, as they are now, in the order of their last change
  public record News(long last, List<Request> requests) {}

  /// What changed since then; from 0 on it is everything.
  public News since(long change) {
    return database.read(
        connection -> {
          List<RequestHeads.Changed> changed = new RequestHeads(connection).since(change);
          long last = changed.isEmpty() ? change : changed.getLast().change();
          return new News(last, folded.all(book(connection), changed));
        });
  }

  /// The number of the newest change.
  public long lastChange() {
    return database.read(connection -> new RequestHeads(connection).lastChange());
  }

  /// The request whose UUID begins so. Throws [Refusal] when none or several do.
  public Request named(String prefix) {
    return database.read(connection -> named(book(connection), prefix));
  }

  private static Request named(RequestBook book, String prefix) throws SQLException {
    List<RequestHeads.Place> found =
        prefix.matches("[0-9a-f-]{4,36}")
            ? new RequestHeads(book.connection()).named(prefix)
            : List.of();
    if (found.isEmpty()) {
      throw new Refusal(404, "Not found", "There is no request " + prefix);
    }
    if (found.size() > 1) {
      throw new Refusal(409, "Conflict", "Several requests begin with " + prefix);
    }
    return book.find(found.getFirst());
  }

  /// A draft and whether it was there already: who wishes what is asked for already joins in.
  public record Drafted(Request request, boolean isMerged) {}

  /// Drafts a request, unless one for the same is open with this partner. On disk when it returns.
  /// Throws [Refusal].
  public Drafted draft(
      @Nullable String key, String partner, Wish wish, boolean isExercise, String by) {
    return database.write(
        connection -> {
          RequestBook book = book(connection);
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return new Drafted(named(book, before.body()), before.status() == JOINED);
          }
          Drafted drafted = drafted(book, partner, wish, isExercise, by);
          Answered done =
              new Answered(drafted.isMerged() ? JOINED : CREATED, drafted.request().id());
          Answered.keep(connection, key, surroundings.nowMicros(), done);
          return drafted;
        });
  }

  private Drafted drafted(
      RequestBook book, String partner, Wish wish, boolean isExercise, String by)
      throws SQLException {
    partner(book.connection(), partner);
    Optional<Request> same =
        same(book, wish).stream()
            .filter(one -> one.partner().equals(partner) && one.isOurs())
            .findFirst();
    if (same.isPresent()) {
      return new Drafted(same.get(), true);
    }
    long count = Row.number(book.connection(), "SELECT coalesce(max(number), 0) FROM proposal");
    String request = surroundings.uuid("request", count);
    book.propose(Proposal.of(request, partner, Step.SEND.word(), wish.body(), isExercise, by));
    return new Drafted(book.find(partner, request), false);
  }

  /// What asks for the same and isn't over, the newest first.
  private static List<Request> same(RequestBook book, Wish wish) throws SQLException {
    List<Request> same = new ArrayList<>();
    for (RequestHeads.Place one : new RequestHeads(book.connection()).like(wish)) {
      same.add(book.find(one));
    }
    return newestFirst(same);
  }

  /// The others that ask for the same and aren't over: one piece of work.
  public List<Request> duplicates(Request request) {
    Optional<Wish> wish = request.wish();
    return wish.isEmpty()
        ? List.of()
        : database.read(
            connection ->
                same(book(connection), wish.get()).stream()
                    .filter(one -> !one.id().equals(request.id()))
                    .sorted(Comparator.comparingLong(Request::begun))
                    .toList());
  }

  private static Partner partner(Connection connection, String name) throws SQLException {
    return Partners.find(connection, name)
        .filter(one -> one.state() != Partner.State.REMOVED)
        .orElseThrow(() -> new Refusal(422, "Unprocessable", "There is no partner " + name));
  }

  /// Proposes a step that needs a second person. Throws [Refusal] when it doesn't follow.
  public Request propose(
      @Nullable String key, Request request, Step step, JsonValue.Members body, String by) {
    return once(
        key,
        request,
        connection -> {
          RequestBook book = book(connection);
          Request now = book.find(request.partner(), request.id());
          boolean isWaiting =
              now.proposals().stream().anyMatch(one -> one.standing() == Proposal.Standing.DRAFT);
          if (isWaiting) {
            throw new Refusal(409, "Conflict", "Something waits for a second person already");
          }
          book.propose(Proposal.of(now.id(), now.partner(), step.word(), body, false, by));
          return book.find(now.partner(), now.id());
        });
  }

  /// Approves what waits for a second person; a request's own draft then may be sent, all else
  /// goes at once, to whoever asked for the same, too. On disk when it returns. Throws [Refusal].
  public Request approve(@Nullable String key, Request request, String judge) {
    return once(
        key,
        request,
        connection -> {
          RequestBook book = book(connection);
          Proposal waiting = waiting(book, request, judge);
          book.settle(waiting, Proposal.Standing.APPROVED, judge, "");
          Step step = step(waiting);
          if (step != Step.SEND) {
            together(book, connection, request, step, waiting.body());
            book.done(waiting);
          }
          return book.find(request.partner(), request.id());
        });
  }

  private static Step step(Proposal proposal) {
    return Step.of(proposal.step())
        .orElseThrow(() -> new IllegalStateException(proposal.step() + " is no step"));
  }

  private static Proposal waiting(RequestBook book, Request request, String judge)
      throws SQLException {
    Proposal waiting =
        book.find(request.partner(), request.id()).proposals().stream()
            .filter(one -> one.standing() == Proposal.Standing.DRAFT)
            .findFirst()
            .orElseThrow(() -> new Refusal(409, "Conflict", "Nothing waits for a second person"));
    return judged(waiting, judge);
  }

  /// Refuses what waits for a second person. On disk when it returns. Throws [Refusal].
  public Request refuse(@Nullable String key, Request request, String judge, String reason) {
    return once(
        key,
        request,
        connection -> {
          RequestBook book = book(connection);
          Proposal waiting = waiting(book, request, judge);
          book.settle(waiting, Proposal.Standing.REFUSED, judge, reason);
          return book.find(request.partner(), request.id());
        });
  }

  /// Sends a draft that two people stand behind. In our log when it returns. Throws [Refusal].
  public Request send(@Nullable String key, Request request, String by) {
    return once(
        key,
        request,
        connection -> {
          RequestBook book = book(connection);
          Proposal draft =
              book.find(request.partner(), request.id())
                  .draft()
                  .filter(one -> one.standing() == Proposal.Standing.APPROVED)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              409, "Conflict", "Nobody has approved it, or it went already"));
          Set<String> people = new LinkedHashSet<>(List.of(draft.by(), draft.judge(), by));
          people.remove("");
          if (people.size() < 2) {
            throw new Refusal(403, "Forbidden", "Somebody else must send what the node drafted");
          }
          Partner partner = partner(connection, request.partner());
          JsonValue.Members body = draft.body().with("approvals", JsonValue.of(people.size()));
          Request sent = book.step(partner, request.id(), Step.SEND, body, draft.isExercise());
          book.done(draft);
          return book.find(sent.partner(), sent.id());
        });
  }

  /// Makes a step, and the same for whoever asked for the same. In our logs when it returns.
  /// Throws [Refusal] when it doesn't follow.
  public Request step(@Nullable String key, Request request, Step step, JsonValue.Members body) {
    return once(
        key, request, connection -> together(book(connection), connection, request, step, body));
  }

  private static Request together(
      RequestBook book, Connection connection, Request request, Step step, JsonValue.Members body)
      throws SQLException {
    Partner partner = partner(connection, request.partner());
    Request now = book.find(request.partner(), request.id());
    Request after = eased(book, partner, now, step, body);
    Optional<Wish> wish = now.wish();
    boolean isForAll = wish.filter(one -> one.kind().isForAll()).isPresent();
    if (step.owner() == Step.Owner.EXECUTOR && isForAll) {
      Predicate<Request> others = one -> !one.isOurs() && !one.id().equals(now.id());
      for (Request other : same(book, wish.get()).stream().filter(others).toList()) {
        Partner its = partner(connection, other.partner());
        boolean mayGo = its.isActive() && isReachable(other.course(), step);
        if (mayGo) {
          eased(book, its, other, step, body);
        }
      }
    }
    return after;
  }

  /// The steps that only say that the next one begins are made along with it.
  private static Optional<Step> before(Course course, Step step) {
    State state = course.state();
    return switch (step) {
      case ASK, ACCEPT, DECLINE ->
          state == State.DELIVERED ? Optional.of(Step.OPEN) : Optional.empty();
      case SUBMIT, PARTIAL, EFFECT ->
          state == State.ACCEPTED ? Optional.of(Step.START) : Optional.empty();
      case SEND,
          DELIVER,
          OPEN,
          INFORM,
          START,
          FAIL,
          APPEAL,
          UPHOLD,
          REVERSE,
          RETURN,
          VERIFY,
          CLOSE,
          WITHDRAW,
          ESCALATE,
          EXPIRE ->
          Optional.empty();
    };
  }

  private static boolean isReachable(Course course, Step step) {
    return course.follows(step) || before(course, step).isPresent();
  }

  private static Request eased(
      RequestBook book, Partner partner, Request request, Step step, JsonValue.Members body)
      throws SQLException {
    Optional<Step> before = before(request.course(), step);
    if (before.isPresent()) {
      book.step(partner, request.id(), before.get(), JsonValue.Members.NONE, false);
    }
    Request after = book.step(partner, request.id(), step, body, false);
    boolean isDone =
        step == Step.ACCEPT && after.wish().filter(w -> w.kind().isDoneByAccepting()).isPresent();
    if (isDone) {
      book.step(partner, request.id(), Step.START, JsonValue.Members.NONE, false);
      return book.step(partner, request.id(), Step.EFFECT, JsonValue.Members.NONE, false);
    }
    return after;
  }

  /// When, from `now` on, the clock alone next makes us do something, if no event comes.
  public long next(long now) {
    return database.read(connection -> new RequestHeads(connection).nextDue(now));
  }

  /// Escalates what is late and ends what nobody decided on in time, of what this node asked for.
  /// Gives whether anything was done.
  public boolean tick() {
    long now = surroundings.nowMicros();
    boolean isDone = false;
    for (RequestHeads.Place one :
        database.read(connection -> new RequestHeads(connection).due(now))) {
      try {
        isDone |= database.write(connection -> due(book(connection), one, now));
      } catch (Refusal _) {
        // Nothing leaves for a partner that is suspended: its time comes when it is back.
      }
    }
    return isDone;
  }

  private static boolean due(RequestBook book, RequestHeads.Place place, long now)
      throws SQLException {
    Request request = book.find(place);
    Optional<Step> step = request.due(now);
    if (step.isEmpty()) {
      book.renewed(place.partner(), place.id());
      return false;
    }
    Partner partner = partner(book.connection(), place.partner());
    book.step(partner, place.id(), step.get(), late(request, now), false);
    return true;
  }

  private static JsonValue.Members late(Request request, long now) {
    String word = request.lateness(now).map(Deadline::word).orElse("");
    return new JsonValue.Members(java.util.Map.of("deadline", JsonValue.of(word)));
  }

  /// The log in which an event stands.
  public String log(Request request, RequestEvent event) {
    boolean isOwn = event.author().equals(identity.keyName());
    return isOwn
        ? identity.origin(request.partner())
        : Identity.origin(event.author(), identity.name());
  }

  /// What is to be released and waits for a second person, or waited. Throws [BadInput].
  public List<Proposal> releases() {
    return database.read(
        connection ->
            book(connection).proposals("WHERE step = ? ORDER BY number", Proposal.RELEASE));
  }

  /// Keeps a release until a second person approves it. On disk when it returns.
  public Proposal proposeRelease(JsonValue.Members body, String by) {
    return database.write(
        connection -> {
          RequestBook book = book(connection);
          return release(book, book.propose(Proposal.release(body, by)));
        });
  }

  private static Proposal release(RequestBook book, long number) throws SQLException {
    return book.proposals("WHERE number = ? AND step = ?", number, Proposal.RELEASE).stream()
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "Not found", "There is no proposal " + number));
  }

  /// A release that this person may judge. Throws [Refusal].
  public Proposal release(long number, String judge) {
    return database.read(connection -> judged(release(book(connection), number), judge));
  }

  private static Proposal judged(Proposal proposal, String judge) {
    String bar = proposal.bar(judge);
    if (bar != null) {
      throw new Refusal(403, "Forbidden", bar);
    }
    return proposal;
  }

  /// Judges a release that waits. On disk when it returns. Throws [Refusal].
  public Proposal judgeRelease(long number, String judge, boolean isApproved, String reason) {
    return database.write(
        connection -> {
          RequestBook book = book(connection);
          Proposal waiting = judged(release(book, number), judge);
          Proposal.Standing standing =
              isApproved ? Proposal.Standing.DONE : Proposal.Standing.REFUSED;
          book.settle(waiting, standing, judge, reason);
          return release(book, number);
        });
  }
}
