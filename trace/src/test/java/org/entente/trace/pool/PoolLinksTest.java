package org.entente.trace.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.read.RealData;
import org.entente.trace.pool.PoolLink.Rule;
import org.entente.trace.pool.made.MadePools;
import org.junit.jupiter.api.Test;

class PoolLinksTest {
  private static final long SEED = Long.getLong("entente.seed", 90);
  private static final long HOUR = 3_600;

  private final List<PoolDeposit> deposits = new ArrayList<>();
  private final List<PoolWithdrawal> withdrawals = new ArrayList<>();
  private int events;

  private static EvmAddress who(int number) {
    return EvmAddress.parse("0x%040x".formatted(number + 1));
  }

  private void in(String pool, int from, long time, long gasPrice) {
    Hash256 tx = new Hash256(1, 0, 0, ++events);
    deposits.add(
        new PoolDeposit(
            pool, time / 13, time, tx, deposits.size(), who(from), Uint256.of(gasPrice)));
  }

  private void out(String pool, int to, long time, long fee, long gasPrice) {
    Hash256 tx = new Hash256(2, 0, 0, ++events);
    withdrawals.add(
        new PoolWithdrawal(
            pool,
            time / 13,
            time,
            tx,
            tx,
            who(to),
            Uint256.of(fee),
            who(to),
            Uint256.of(gasPrice)));
  }

  private List<PoolLink> links(PoolLinks.Meetings meetings) {
    return PoolLinks.of(new PoolEvents(deposits, withdrawals), meetings);
  }

  private List<PoolLink> links(Rule rule) {
    return links(PoolLinks.Meetings.UNKNOWN).stream().filter(l -> l.rule() == rule).toList();
  }

  @Test
  void whoTakesOutToTheAddressHeDepositedFromIsLinked() {
    in("p", 1, 100, 5);
    in("p", 2, 200, 5);
    out("p", 2, 9_000, 7, 9);
    assertThat(links(Rule.ADDRESS_REUSE))
        .singleElement()
        .matches(link -> who(2).equals(link.depositor()) && link.deposits().size() == 1);
  }

  @Test
  void aDepositAfterTheWithdrawalIsNoLink() {
    out("p", 2, 100, 7, 9);
    in("p", 2, 9_000, 5);
    assertThat(links(PoolLinks.Meetings.UNKNOWN)).isEmpty();
  }

  @Test
  void anOddGasPriceLinksOnlyWhenNobodyElsePaidItAndNoRelayerDid() {
    in("p", 1, 100, 123_457);
    in("p", 2, 200, 5);
    out("p", 8, 9_000, 0, 123_457);
    assertThat(links(Rule.GAS_PRICE)).hasSize(1);
    out("p", 9, 9_100, 0, 123_457);
    assertThat(links(Rule.GAS_PRICE)).isEmpty();
    withdrawals.clear();
    out("p", 8, 9_000, 1, 123_457);
    assertThat(links(Rule.GAS_PRICE)).isEmpty();
  }

  @Test
  void whoDealtWithEachOtherOutsideIsLinked() {
    in("p", 1, 100, 5);
    in("p", 2, 200, 5);
    out("p", 8, 9_000, 7, 9);
    List<PoolLink> links = links((to, others) -> to.equals(who(8)) ? Map.of(who(1), 4) : Map.of());
    assertThat(links)
        .filteredOn(link -> link.rule() == Rule.LINKED_OUTSIDE)
        .singleElement()
        .matches(link -> who(1).equals(link.depositor()) && link.finding().contains("4 times"));
  }

  @Test
  void thePortfolioOfOneDepositorAloneLinksAllOfIt() {
    in("1", 1, 100, 5);
    in("1", 1, 120, 5);
    in("10", 1, 140, 5);
    in("1", 2, 150, 5);
    in("10", 3, 160, 5);
    for (String pool : List.of("1", "1", "10")) {
      out(pool, 8, 90 * HOUR + withdrawals.size() * 60L, 7, 9);
    }
    assertThat(links(Rule.PORTFOLIO))
        .hasSize(3)
        .allMatch(link -> who(1).equals(link.depositor()) && link.alternatives() == 1);
  }

  @Test
  void batchesForFreshAddressesAreHeldAgainstWhoPutInAsMuch() {
    for (int i = 0; i < 20; i++) {
      in("p", 1, 100 + i, 5);
    }
    for (int user = 2; user < 40; user++) {
      in("p", user, 200 + user, 5);
    }
    for (int batch = 0; batch < 4; batch++) {
      for (int i = 0; i < 5; i++) {
        out("p", 100 + batch, 50 * HOUR + batch * HOUR + i * 60L, 7, 9);
      }
    }
    assertThat(links(Rule.BATCH))
        .hasSize(20)
        .allMatch(link -> who(1).equals(link.depositor()))
        .allMatch(link -> link.finding().contains("one of 4 such batches"));
  }

  @Test
  void theAnonymitySetIsWhatWasInThePool() {
    in("p", 1, 100, 5);
    in("p", 2, 200, 5);
    in("q", 2, 300, 5);
    out("p", 8, 9_000, 7, 9);
    out("p", 9, 9_100, 7, 9);
    assertThat(PoolLinks.anonymitySets(new PoolEvents(deposits, withdrawals)))
        .containsExactly(2, 1);
  }

  @Test
  void madeYearsAreLinkedAsOftenRightAsIsSaid() {
    MadePools.Year year = MadePools.year(SEED, 3_000, 6);
    long reuse = 0;
    long right = 0;
    for (PoolLink link : PoolLinks.of(year.events(), PoolLinks.Meetings.UNKNOWN)) {
      PoolWithdrawal one = year.events().withdrawals().get(link.withdrawal());
      if (link.rule() == Rule.ADDRESS_REUSE) {
        reuse++;
        right += Objects.equals(year.depositorOf().get(one.nullifier()), link.depositor()) ? 1 : 0;
      }
    }
    assertThat(reuse).as("seed " + SEED).isGreaterThan(100);
    assertThat(right).as("seed " + SEED).isGreaterThan(reuse * 9 / 10);
  }

  @Test
  void theRealEventsOfAPoolAreReadWhole() throws IOException {
    PoolFile file = new PoolFile();
    for (String name : List.of("deposits", "withdrawals")) {
      String path = "tornado/" + name + "_eth_0.1.json.gz";
      try (InputStream in = new GZIPInputStream(Files.newInputStream(RealData.path(path)))) {
        file.add(path, "eth_0.1", in);
      }
    }
    PoolEvents events = file.events();
    assertThat(events.deposits()).hasSize(22_654);
    assertThat(events.withdrawals()).hasSize(19_051);
    int[] sets = PoolLinks.anonymitySets(events);
    assertThat(sets[sets.length - 1]).isBetween(3_600, 3_610);
  }

  @Test
  void damagedEventsAreRefusedWithTheirPlace() {
    String good =
        "[{\"commitment\":\"0x%064x\",\"leafIndex\":0,\"timestamp\":\"5\",\"blockNumber\":1,\"transactionHash\":\"0x%064x\"}]"
            .formatted(1, 2);
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        new PoolFile().add("f", "p", new ByteArrayInputStream(bytes));
      } catch (BadInput expected) {
        refused++;
      }
    }
    assertThat(refused).as("seed " + SEED).isGreaterThan(500);
    byte[] cut = good.substring(0, good.length() - 30).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new PoolFile().add("f", "p", new ByteArrayInputStream(cut)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("f, event");
  }
}
