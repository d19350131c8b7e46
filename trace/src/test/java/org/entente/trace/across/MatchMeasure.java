package org.entente.trace.across;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.abi.EventForm;
import org.entente.trace.Method;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.EvmStory;

/// Measures how well payouts that name no id are found, on generated deposits into Chainflip from
/// Ethereum to Arbitrum whose payouts are known.
///
/// `MatchMeasure DEPOSITS SEED` prints a table.
final class MatchMeasure {
  private static final EvmAddress VAULT =
      EvmAddress.parse("0xF5e10380213880111522dd0efD3dbb45b9f62Bcc");
  private static final EvmAddress TOKEN = account(50);
  private static final EventForm SWAP =
      EventForm.of(
          "SwapNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount,"
              + " address indexed sender, bytes cfParameters)");
  private static final long START = 1_700_000_000;
  private static final long SPAN = 30 * 86_400;

  /// What kind of deposits: `alike` ones come out as the same asset; `perDay` unrelated payments
  /// reach each destination; payouts take a mean of `meanSeconds`, a log-normal time if `heavy`.
  /// `priced`: prices of each day are known, from which those of the minute differ.
  record Kind(
      String name, boolean alike, int perDay, long meanSeconds, boolean heavy, boolean priced) {
    Kind(String name, boolean alike, int perDay, long meanSeconds, boolean heavy) {
      this(name, alike, perDay, meanSeconds, heavy, false);
    }

    static Kind priced(String name, int perDay, long meanSeconds, boolean heavy) {
      return new Kind(name, false, perDay, meanSeconds, heavy, true);
    }
  }

  static final List<Kind> KINDS =
      List.of(
          new Kind("fresh addresses, same asset", true, 0, 1200, false),
          new Kind("fresh addresses, other asset", false, 0, 1200, false),
          new Kind("4 payments a day, same asset", true, 4, 1200, false),
          new Kind("4 payments a day, other asset", false, 4, 1200, false),
          new Kind("48 payments a day, same asset", true, 48, 1200, false),
          new Kind("48 payments a day, other asset", false, 48, 1200, false),
          new Kind("4 a day, same asset, heavy-tailed delay", true, 4, 1800, true),
          new Kind("4 a day, other asset, heavy-tailed delay", false, 4, 1800, true),
          Kind.priced("fresh addresses, other asset, prices", 0, 1200, false),
          Kind.priced("4 payments a day, other asset, prices", 4, 1200, false),
          Kind.priced("48 payments a day, other asset, prices", 48, 1200, false),
          Kind.priced("4 a day, other asset, heavy-tailed delay, prices", 4, 1800, true));

  /// A unit of the one is 3.1 of the other, every day.
  private static final double RATIO = 3.1;

  private static Prices prices() throws IOException {
    StringBuilder csv = new StringBuilder("time,asset,price,decimals\n");
    for (long day = -1; day < 32; day++) {
      LocalDate date =
          LocalDate.ofInstant(Instant.ofEpochSecond(START + day * 86_400), ZoneOffset.UTC);
      csv.append(date).append(",ETH,").append(RATIO).append(",18\n");
      csv.append(date).append(',').append(TOKEN).append(",1,18\n");
    }
    Path file = Files.createTempFile("prices", ".csv");
    try {
      Files.writeString(file, csv);
      return Prices.read(file);
    } finally {
      Files.delete(file);
    }
  }

  /// Of `paid` deposits (and more that never were), `right` were followed to their payout,
  /// `wrong` to something else or where there was none.
  record Result(int paid, int right, int wrong) {
    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return (double) right / paid;
    }
  }

  private record Event(long time, EvmAddress from, EvmAddress to, long amount, int deposit) {}

  private final Kind kind;
  private final Random random;
  private final Map<EvmAddress, Long> paidAmount = new HashMap<>();

  MatchMeasure(Kind kind, long seed) {
    this.kind = kind;
    this.random = new Random(seed);
  }

  Result run(int deposits) throws IOException {
    EvmStory ethereum = new EvmStory(EvmNetwork.ETHEREUM);
    List<Event> there = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (int d = 0; d < deposits; d++) {
      times.add(START + (long) (random.nextDouble() * SPAN));
    }
    times.sort(Comparator.naturalOrder());
    for (int d = 0; d < deposits; d++) {
      deposit(ethereum, there, d, times.get(d));
    }
    there.sort(Comparator.comparingLong(Event::time));
    EvmStory arbitrum = new EvmStory(EvmNetwork.of(42161));
    for (Event event : there) {
      EvmStory.Tx tx = arbitrum.block(event.time()).tx(event.from(), event.to());
      if (kind.alike()) {
        tx.value(event.from(), event.to(), event.amount());
      } else {
        tx.token(TOKEN, event.from(), event.to(), event.amount());
      }
    }
    AcrossTrace trace =
        AcrossTracer.runAll(
                List.of(
                    List.of(
                        new Asked.Accounts(
                            ethereum.build(),
                            AccountQuestion.of(
                                Method.HAIRCUT, new AccountStart.Account(account(1), null, null)),
                            Stops.NONE),
                        new Asked.Accounts(
                            arbitrum.build(), AccountQuestion.of(Method.HAIRCUT), Stops.NONE))),
                false,
                kind.priced() ? prices() : Prices.NONE)
            .getFirst();
    return judge(trace);
  }

  private void deposit(EvmStory ethereum, List<Event> there, int d, long time) {
    EvmAddress to = account(1000 + d);
    long amount = (long) Math.exp(7 + 8 * random.nextDouble());
    ethereum.block(time).tx(account(2), account(1)).value(account(2), account(1), amount);
    ethereum
        .block(time)
        .tx(account(1), VAULT)
        .value(account(1), VAULT, amount)
        .log(
            VAULT,
            SWAP,
            List.of(word(account(1))),
            uint(4),
            bytes(to.bytes()),
            uint(kind.alike() ? 6 : 7),
            uint(amount),
            bytes("x".getBytes(US_ASCII)));
    if (random.nextInt(10) > 0) {
      long paid =
          kind.alike()
              ? Math.round(amount * (1 - 0.02 * random.nextDouble()))
              : Math.round(amount * RATIO * (kind.priced() ? slip() : 1));
      paidAmount.put(to, Math.max(1, paid));
      there.add(new Event(time + delay(), account(3), to, Math.max(1, paid), d));
    }
    double count = kind.perDay() * (SPAN / 86_400.0) * random.nextDouble() * 2;
    for (int p = 0; p < count; p++) {
      long when = START + (long) (random.nextDouble() * SPAN);
      long other = (long) Math.exp(7 + 8 * random.nextDouble());
      there.add(new Event(when, account(4), to, other, -1));
    }
  }

  /// Up to 2 % of fees, and a price of the minute around that of the day.
  private double slip() {
    return (1 - 0.02 * random.nextDouble()) * Math.exp(0.012 * random.nextGaussian());
  }

  private long delay() {
    return kind.heavy()
        ? (long) (kind.meanSeconds() * Math.exp(random.nextGaussian() - 0.5))
        : (long) (-kind.meanSeconds() * Math.log(1 - random.nextDouble()));
  }

  private Result judge(AcrossTrace trace) {
    int right = 0;
    int wrong = 0;
    for (Link link : trace.links()) {
      if (link.crossed()) {
        BridgeLeg.In in = link.in().getFirst().leg();
        EvmAddress to = EvmAddress.parse(String.valueOf(in.recipient()));
        boolean same =
            in.spot().amount().toBigInteger().longValue() == paidAmount.getOrDefault(to, -1L);
        right += same ? 1 : 0;
        wrong += same ? 0 : 1;
      }
    }
    return new Result(paidAmount.size(), right, wrong);
  }

  public static void main(String[] args) throws IOException {
    for (Kind kind : KINDS) {
      Result result =
          new MatchMeasure(kind, Long.parseLong(args[1])).run(Integer.parseInt(args[0]));
      System.out.printf(
          "| %s | %d | %d | %d | %.3f | %.3f |%n",
          kind.name(),
          result.paid(),
          result.right(),
          result.wrong(),
          result.precision(),
          result.recall());
    }
  }
}
