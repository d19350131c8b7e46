package org.entente.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.store.Followers.Block;
import org.entente.exchange.store.Followers.Follower;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What live traces saw leave. `-Dentente.followers.seed=N` repeats the choices.
class FollowersTest {
  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";
  private static final String SAT = BITCOIN + "/slip44:0";
  private static final List<String> ADDRESSES =
      List.of(
          "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
          "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S",
          "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
  private static final long SEED = Long.getLong("entente.followers.seed", new Random().nextLong());

  @TempDir private Path folder;
  private int alerts;

  private static String party(String address, long amount) {
    return "{\"at\":\"x\",\"address\":\"%s\",\"asset\":\"BTC\",\"amount\":\"%d\",\"kind\":\"unspent\"}"
        .formatted(address, amount);
  }

  private static String alert(
      String live, String stage, int tx, int block, List<String> from, List<String> to) {
    return """
    {"live":"%s","stage":"%s","method":"fifo","network":"mainnet","tx":"%064x","block":"%064x",
    "height":%d,"time":"%s","from_count":%d,"from":[%s],"to_count":%d,"to":[%s]}\
    """
        .formatted(
            live,
            stage,
            tx,
            block,
            block,
            Instant.ofEpochSecond(stage.equals("undone") ? 0 : time(block)),
            from.size(),
            String.join(",", from),
            to.size(),
            String.join(",", to));
  }

  private static long time(int block) {
    return 1_700_000_000L + 600L * block;
  }

  private static Block block(int number) {
    return new Block("%064x".formatted(number), number, 1_000_000L * time(number));
  }

  private void add(NodeStore store, String alert) {
    store.alerts().add("a" + ++alerts, alert);
  }

  private static Optional<Amounts> left(
      NodeStore store, Follower by, String whose, int from, int to) {
    return store.followers().left(by, whose, 1_000_000L * time(from), 1_000_000L * time(to));
  }

  private static Amounts sat(long amount) {
    return amount == 0 ? Amounts.NONE : new Amounts(Map.of(SAT, BigInteger.valueOf(amount)));
  }

  /// A move of the oracle: of one trace, in a block, by address.
  private record Moved(String live, int tx, int block, Map<String, Long> left) {}

  private static Moved random(Random random, int tx, List<String> from, List<String> to) {
    Map<String, Long> left = new TreeMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
      long amount = random.nextInt(1_000);
      boolean isFrom = random.nextInt(3) > 0;
      (isFrom ? from : to).add(party(address, amount));
      left.merge(address, isFrom ? amount : -amount, Long::sum);
    }
    left.values().removeIf(one -> one <= 0);
    return new Moved("live" + random.nextInt(2), tx, random.nextInt(50), left);
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void what_left_is_what_blocks_that_stayed_moved_less_what_came_back(TestEngine engine)
      throws IOException {
    Random random = new Random(SEED);
    List<Moved> right = new ArrayList<>();
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      Followers followers = store.followers();
      for (int i = 0; i < 2; i++) {
        followers.reached("live" + i, BITCOIN, "fifo", block(0), block(50));
      }
      for (int tx = 0; tx < 120; tx++) {
        if (random.nextInt(5) == 0 && !right.isEmpty()) {
          Moved gone = right.remove(random.nextInt(right.size()));
          add(store, alert(gone.live(), "undone", gone.tx(), gone.block(), List.of(), List.of()));
        } else {
          List<String> from = new ArrayList<>();
          List<String> to = new ArrayList<>();
          Moved moved = random(random, tx, from, to);
          right.add(moved);
          add(store, alert(moved.live(), "mined", tx, moved.block(), from, to));
          // What only waits has not left.
          add(store, alert(moved.live(), "seen", tx, moved.block(), from, to));
        }
      }
      for (Follower by : followers.heardSince(0)) {
        for (int i = 0; i < 30; i++) {
          String whose = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
          int from = random.nextInt(50);
          int to = from + random.nextInt(50);
          long sum =
              right.stream()
                  .filter(one -> one.live().equals(by.live()))
                  .filter(one -> one.block() >= from && one.block() <= to)
                  .mapToLong(one -> one.left().getOrDefault(whose, 0L))
                  .sum();
          assertThat(left(store, by, whose, from, to))
              .as("seed %d, %s of %s from %d to %d", SEED, whose, by.live(), from, to)
              .contains(sat(sum));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void nobody_knows_what_left_before_a_trace_began_or_where_part_of_it_is_missing(TestEngine engine)
      throws IOException {
    String whose = ADDRESSES.getFirst();
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      Followers followers = store.followers();
      Follower one = followers.reached("theft", BITCOIN, "fifo", block(10), block(12));
      assertThat(left(store, one, whose, 9, 40)).isEmpty();
      assertThat(left(store, one, whose, 10, 40)).contains(Amounts.NONE);
      // It goes on where it was, and is opened again a little before: nothing is missing.
      followers.reached("theft", BITCOIN, "fifo", block(12), block(14));
      one = followers.reached("theft", BITCOIN, "fifo", block(11), block(13));
      assertThat(one.begun().height()).isEqualTo(10);
      assertThat(one.reached()).isEqualTo(block(13));
      // This node lost what was told of some blocks, as one that was restored from a copy.
      one = followers.reached("theft", BITCOIN, "fifo", block(20), block(21));
      assertThat(left(store, one, whose, 15, 40)).isEmpty();
      assertThat(left(store, one, whose, 20, 40)).contains(Amounts.NONE);
      assertThat(followers.heardSince(new StandingClock().nowMicros())).containsExactly(one);
      assertThat(followers.heardSince(new StandingClock().nowMicros() + 1)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void an_alert_that_could_not_name_all_places_makes_its_time_unknown(TestEngine engine)
      throws IOException {
    String whose = ADDRESSES.getFirst();
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      Follower by = store.followers().reached("theft", BITCOIN, "fifo", block(1), block(30));
      String cut = alert("theft", "mined", 1, 7, List.of(party(ADDRESSES.get(1), 5)), List.of());
      add(store, cut.replace("\"from_count\":1", "\"from_count\":101"));
      assertThat(left(store, by, whose, 6, 8)).isEmpty();
      assertThat(left(store, by, whose, 8, 30)).contains(Amounts.NONE);
      assertThat(left(store, by, ADDRESSES.get(1), 8, 30)).contains(Amounts.NONE);
    }
  }
}
