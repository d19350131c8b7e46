package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.release.Terms;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes ask each other for this and that; at each moment what is found by heads is what is
/// found by folding the events of every request. `-Dentente.steps=N` for more.
class RequestHeadsTest {
  private static final long MINUTE = 60_000_000L;
  private static final List<String> PLACES = List.of("a.example", "b.example", "c.example");

  @TempDir private Path folder;
  private final Map<String, Long> ids = new HashMap<>();
  private long clock = 1_800_000_000_000_000L;

  /// One node, and what it was the last time somebody looked.
  private final class Side implements Surroundings, AutoCloseable {
    private final String name;
    private final Identity identity;
    private final Database database;
    private final NodeStore store;
    private Requests requests;
    private final Map<List<String>, String> stands = new HashMap<>();
    private long seen;

    Side(String name, String country) throws IOException {
      this.name = name;
      SigningKey key = new SigningKey("entente/" + name, Merkle.sha256(name.getBytes(UTF_8)));
      identity = new Identity(name, country, key);
      database = new Database(new SqliteEngine(folder.resolve(name + ".db")));
      store = new NodeStore(database, this);
      requests = store.requests(identity);
    }

    @Override
    public long nowMicros() {
      return clock;
    }

    /// No two are the same for one purpose, whatever numbers it is told.
    @Override
    public String uuid(String purpose, long number) {
      long count = ids.merge(name + purpose, 1L, Long::sum);
      return UUID.nameUUIDFromBytes((name + purpose + number + " " + count).getBytes(UTF_8))
          .toString();
    }

    void know(Side other) {
      String vkey = other.identity.key().verifier().toString();
      store
          .partners(identity)
          .put(
              new Partner(
                  other.name,
                  other.identity.country(),
                  "https://" + other.name,
                  vkey,
                  Partner.State.ACTIVE));
    }

    /// One for all, since it keeps what it folded.
    Requests requests() {
      return requests;
    }

    <T> T read(Database.Work<T> work) {
      return database.read(work);
    }

    void hear(Side other) {
      Partner partner = store.partners(identity).named(other.name).orElseThrow();
      Inbox inbox = store.inbox(identity);
      long held = inbox.standing(partner).held();
      Outbox.Fresh fresh =
          other.store.outbox(other.identity).fresh(name, held, 1 << 24).orElse(null);
      if (fresh == null || fresh.checkpoint().isEmpty()) {
        return;
      }
      SignedNote note = SignedNote.parse("note", fresh.checkpoint().getBytes(UTF_8));
      Checkpoint checkpoint = Checkpoint.verified("note", note, inbox.key(partner));
      List<Inbox.Arrived> arrived = new ArrayList<>();
      for (int i = 0; i < fresh.bodies().size(); i++) {
        byte[] body = fresh.bodies().get(i);
        LogEntry entry = LogEntry.parse("entry", body);
        arrived.add(new Inbox.Arrived(entry, body, fresh.objects().get(i).orElse(null), null));
      }
      inbox.take(partner, held, arrived);
      inbox.conclude(partner, note, checkpoint, null);
    }

    @Override
    public void close() throws IOException {
      store.close();
    }
  }

  @Test
  void whatHeadsTellIsWhatEveryEventTells() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int steps = Integer.getInteger("entente.steps", 100);
    try (Side us = new Side("us", "USA");
        Side jp = new Side("jp", "JPN")) {
      us.know(jp);
      jp.know(us);
      for (int i = 0; i < steps; i++) {
        clock += random.nextLong(4 * MINUTE);
        Side side = random.nextBoolean() ? us : jp;
        step(side, side == us ? jp : us, random);
        if (random.nextInt(4) == 0) {
          side.requests().tick();
          check("seed " + seed + ", step " + i, side, random);
        }
      }
      for (Side side : List.of(us, jp)) {
        assertThat(side.requests().all().stream().map(one -> one.course().state()).distinct())
            .as("seed " + seed)
            .hasSizeGreaterThan(steps < 1_000 ? 0 : 3);
        again(side);
        side.requests = side.store.requests(side.identity);
        side.requests().tick();
        side.seen = 0;
        side.stands.clear();
        check("seed " + seed + ", made from the events", side, random);
      }
    }
  }

  @Test
  void aDraftThatComesAgainUnderItsKeyIsTheSame() throws IOException {
    try (Side us = new Side("us", "USA");
        Side jp = new Side("jp", "JPN")) {
      us.know(jp);
      Wish wish = wish(new Random(1));
      Requests.Drafted first = us.requests().draft("k", "jp", wish, false, "ann");
      us.requests().refuse(null, first.request(), "bob", "no");
      Requests.Drafted again = us.requests().draft("k", "jp", wish, false, "ann");
      assertThat(again.request().id()).isEqualTo(first.request().id());
      assertThat(again.isMerged()).isFalse();
      Requests.Drafted other = us.requests().draft("l", "jp", wish, false, "ann");
      assertThat(other.request().id()).isNotEqualTo(first.request().id());
      assertThat(us.requests().draft("m", "jp", wish, false, "bob").isMerged()).isTrue();
      assertThat(us.requests().draft("m", "jp", wish, false, "bob").isMerged()).isTrue();
      assertThat(us.requests().draft("l", "jp", wish, false, "ann").isMerged()).isFalse();
    }
  }

  /// As a store of an earlier version is raised.
  private static void again(Side side) {
    side.database.write(
        connection -> {
          Row.execute(connection, "DROP TABLE request_head");
          for (String one : RequestHeads.TABLES.split(";\n", -1)) {
            if (!one.isBlank()) {
              Row.execute(connection, one);
            }
          }
          return true;
        });
  }

  private void step(Side side, Side other, Random random) {
    try {
      switch (random.nextInt(6)) {
        case 0 ->
            side.requests().draft(null, other.name, wish(random), random.nextInt(5) == 0, "ann");
        case 1, 2 -> {
          side.hear(other);
          other.hear(side);
        }
        default -> act(side, random);
      }
    } catch (Refusal _) {
      // It doesn't follow: nothing changed.
    }
  }

  private Wish wish(Random random) {
    return new Wish(
        RequestKind.TAKE_DOWN_DOMAIN,
        Target.of(Target.Form.DOMAIN, "", PLACES.get(random.nextInt(PLACES.size()))),
        "stolen",
        "18 U.S.C. 981",
        1,
        Deadlines.usual(clock),
        Amounts.NONE,
        List.of(),
        Terms.USUAL);
  }

  private static void act(Side side, Random random) {
    List<Request> all = side.requests().all();
    if (all.isEmpty()) {
      return;
    }
    Requests requests = side.requests();
    Request one = all.get(random.nextInt(all.size()));
    switch (random.nextInt(8)) {
      case 0, 1 -> requests.approve(null, one, "bob");
      case 2 -> requests.refuse(null, one, "bob", "no");
      case 3, 4 -> requests.send(null, one, "ann");
      case 5 -> {
        Step step = random.nextBoolean() ? Step.ACCEPT : Step.DECLINE;
        requests.propose(null, one, step, body(step), "ann");
      }
      default -> {
        List<Step> free = new ArrayList<>(List.of(Step.values()));
        free.removeIf(
            step -> step == Step.SEND || step == Step.EXPIRE || !one.course().follows(step));
        if (!free.isEmpty()) {
          Step step = free.get(random.nextInt(free.size()));
          requests.step(null, one, step, body(step));
        }
      }
    }
  }

  private static JsonValue.Members body(Step step) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    step.texts().forEach(name -> all.put(name, JsonValue.of("because")));
    return new JsonValue.Members(all);
  }

  /// Folds the events of every request there is, as was done before there were heads.
  private static List<Request> folded(Side side, Connection connection) throws SQLException {
    Set<List<String>> places = new HashSet<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT partner, request FROM request_event WHERE request <> '' UNION"
                    + " SELECT partner, request FROM proposal WHERE request <> ''");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        places.add(List.of(rows.getString(1), rows.getString(2)));
      }
    }
    List<Request> all = new ArrayList<>();
    RequestBook book = new RequestBook(connection, side.identity, side);
    for (List<String> one : places) {
      all.add(book.find(one.get(0), one.get(1)));
    }
    all.sort(Comparator.comparingLong(Request::begun).reversed().thenComparing(Request::id));
    return all;
  }

  private void check(String what, Side side, Random random) {
    List<Request> all = side.read(connection -> folded(side, connection));
    assertThat(side.requests().all()).as(what).isEqualTo(all);
    news(what, side, all);
    Wish wish = wish(random);
    assertThat(side.read(c -> new RequestHeads(c).like(wish)).stream().map(RequestHeads.Place::id))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .filter(Request::isOpen)
                .filter(one -> one.wish().orElseThrow().sameness().equals(wish.sameness()))
                .map(Request::id)
                .toList());
    assertThat(all).as(what).allMatch(one -> one.due(clock).isEmpty());
    List<RequestHeads.Place> due = side.read(c -> new RequestHeads(c).due(clock));
    assertThat(due).as(what).isEmpty();
    assertThat(side.requests().next(clock)).as(what).isEqualTo(next(all));
    if (!all.isEmpty()) {
      Request one = all.get(random.nextInt(all.size()));
      assertThat(side.requests().named(one.id().substring(0, 8))).as(what).isEqualTo(one);
    }
  }

  private long next(List<Request> all) {
    return all.stream()
        .filter(one -> one.course().wish().isPresent())
        .flatMapToLong(
            one -> {
              Deadlines at = one.course().wish().orElseThrow().deadlines();
              return LongStream.of(at.acknowledge(), at.decide(), at.act(), at.expires())
                  .filter(time -> time >= clock && one.due(time + 1).isPresent());
            })
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /// Each that changed since the last look is told, and no other.
  private static void news(String what, Side side, List<Request> all) {
    List<String> changed = new ArrayList<>();
    for (Request one : all) {
      String stand = one.known().keySet().stream().sorted().toList() + " " + one.proposals();
      if (!stand.equals(side.stands.put(List.of(one.partner(), one.id()), stand))) {
        changed.add(one.id());
      }
    }
    Requests.News news = side.requests().since(side.seen);
    assertThat(news.requests().stream().map(Request::id))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(changed);
    side.seen = news.last();
  }
}
