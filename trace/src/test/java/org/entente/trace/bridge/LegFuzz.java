package org.entente.trace.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.memory.MemoryAccounts;

/// Damages memos and logs in many ways and reads them. Whatever comes, there is a leg or there is
/// none; nothing is thrown, nothing hangs.
///
/// `LegFuzz KIND SECONDS SEED`; kinds are those of [Kind]. Runs as a short test, too.
final class LegFuzz {
  private static final long SLOWEST_MILLIS = 1_000;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /// What is damaged.
  enum Kind {
    MEMO,
    PAYLOAD,
    LOG
  }

  record Outcome(long cases, long legs) {}

  private final Kind kind;
  private final List<EventForm> forms = List.copyOf(AccountLegs.forms());

  LegFuzz(Kind kind) {
    this.kind = kind;
  }

  Outcome run(long seconds, long seed) {
    long end = System.nanoTime() + seconds * 1_000_000_000;
    long cases = 0;
    long legs = 0;
    while (System.nanoTime() < end) {
      long began = CPU.getCurrentThreadCpuTime();
      try {
        legs += one(new Random(seed + cases));
      } catch (RuntimeException e) {
        throw new AssertionError("case " + (seed + cases) + " of " + kind, e);
      }
      long millis = (CPU.getCurrentThreadCpuTime() - began) / 1_000_000;
      if (millis > SLOWEST_MILLIS) {
        throw new AssertionError("case " + (seed + cases) + " took " + millis + " ms");
      }
      cases++;
    }
    return new Outcome(cases, legs);
  }

  private int one(Random random) {
    return switch (kind) {
      case MEMO -> memo(random);
      case PAYLOAD -> VaultSwap.parse(payload(random)) == null ? 0 : 1;
      case LOG -> log(random);
    };
  }

  private static int memo(Random random) {
    String text =
        "=:ETH.USDT-0xdac17f958d2ee523a2206206994597c13d831ec7:thor1abc/bc1q:1e6/3/10:t/k:30/5";
    StringBuilder memo =
        new StringBuilder(random.nextInt(4) == 0 ? "OUT:" + "aB".repeat(32) : text);
    for (int i = random.nextInt(6); i > 0 && !memo.isEmpty(); i--) {
      int at = random.nextInt(memo.length());
      switch (random.nextInt(4)) {
        case 0 -> memo.deleteCharAt(at);
        case 1 -> memo.insert(at, "::/\u0000=\uD800".charAt(random.nextInt(6)));
        case 2 -> memo.setLength(at);
        default ->
            memo.append(new String(bytes(random, 600), random.nextBoolean() ? UTF_8 : ISO_8859_1));
      }
    }
    return switch (Memo.parse(memo.toString())) {
      case Memo.Swap swap -> {
        PoolAsset.parse(swap.asset());
        yield 1;
      }
      case Memo.Outbound _, Memo.Stay _ -> 1;
      case Memo.Other _ -> 0;
    };
  }

  private static byte[] payload(Random random) {
    byte[] payload = bytes(random, 90);
    if (payload.length > 2 && random.nextInt(8) > 0) {
      payload[0] = 0;
      payload[1] = (byte) random.nextInt(12);
      payload[2] = (byte) random.nextInt(64);
    }
    return payload;
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Mostly zeros and small numbers, so that offsets and lengths often nearly fit.
  private int log(Random random) {
    EventForm form = forms.get(random.nextInt(forms.size()));
    List<Hash256> topics = new ArrayList<>(List.of(form.topic()));
    for (int t = random.nextInt(4); t > 0; t--) {
      topics.add(word(random));
    }
    byte[] data =
        new byte[random.nextInt(30) * 32 + (random.nextInt(8) == 0 ? random.nextInt(32) : 0)];
    for (int at = 0; at + 32 <= data.length; at += 32) {
      word(random).write(data, at);
    }
    EvmLog log = new EvmLog(new EvmAddress(1, 1, 1), topics, data, 0);
    EvmTx tx =
        new EvmTx(
            new Hash256(1, 2, 3, 4),
            2,
            new EvmAddress(0, 0, 1),
            null,
            EvmTx.Success.DONE,
            List.of(),
            List.of(log, log));
    EvmBlock block =
        new EvmBlock(
            new Hash256(9, 9, 9, 9),
            EvmBlock.UNKNOWN_HASH,
            1,
            1,
            Uint256.ZERO,
            new EvmAddress(0, 0, 2),
            Uint256.ZERO,
            java.util.Set.of(),
            List.of(tx),
            List.of());
    MemoryAccounts view = new MemoryAccounts(EvmNetwork.ETHEREUM, List.of(block));
    AccountLegs legs = new AccountLegs(view);
    for (BridgeLeg leg : AccountLegs.read(view, 0)) {
      if (leg instanceof BridgeLeg.In in && in.id() != null) {
        legs.in(in.id());
      }
    }
    return Math.toIntExact(legs.inCount() + legs.outCount());
  }

  private static Hash256 word(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Hash256.ZERO;
      case 1 -> new Hash256(0, 0, 0, random.nextInt(20));
      case 2 -> new Hash256(0, 0, 0, 32L * random.nextInt(30));
      case 3 ->
          new Hash256(
              0, random.nextInt() >>> 1 & 0xffffffffL, random.nextLong(), random.nextLong());
      case 4 -> new Hash256(0, 0, 0, random.nextInt() & 0xffffffffL);
      default ->
          new Hash256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    };
  }

  public static void main(String[] args) {
    Outcome outcome =
        new LegFuzz(Kind.valueOf(args[0])).run(Long.parseLong(args[1]), Long.parseLong(args[2]));
    System.out.println(args[0] + " " + outcome);
  }
}
