package org.entente.exchange.stix.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.cases.CaseBook;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.cases.ValidTime;

/// A case with whatever a case may hold.
final class RandomCase {
  private static final List<String> TEXTS =
      List.of(
          "",
          "The key was stolen",
          "거래소에서 도난",
          "暗号資産の流出",
          "<b>\"quoted\" \\ back</b>",
          "line\nline\ttab \u0001 \u202E \u2028",
          "😀 \uFFFD end",
          " ",
          "note--00000001-0000-4000-8000-000000000000",
          "e\u0301 é");

  private static final String TXID = "ab".repeat(32);

  private final Random random;
  final Map<String, byte[]> contents = new HashMap<>();
  final List<Entry> entries = new ArrayList<>();
  private long clock = 1_700_000_000_000_000L;

  RandomCase(long seed) {
    random = new Random(seed);
    int count = 1 + random.nextInt(30);
    add(EntryKind.OPENED);
    for (int i = 1; i < count; i++) {
      List<EntryKind> kinds = List.of(EntryKind.values());
      add(kinds.get(1 + random.nextInt(kinds.size() - 1)));
    }
  }

  private void add(EntryKind kind) {
    EntryKind subject =
        switch (kind) {
          case SUPPORT, CONTRADICTION, INNOCENT -> EntryKind.HYPOTHESIS;
          case APPROVAL, REFUSAL -> EntryKind.FINDING;
          case DONE -> EntryKind.TASK;
          default -> null;
        };
    int about = subject == null ? 0 : any(one -> one.kind() == subject);
    boolean isArgument = kind == EntryKind.SUPPORT || kind == EntryKind.CONTRADICTION;
    int other = isArgument ? any(one -> one.kind().isEvidence()) : 0;
    if ((subject != null && about == 0) || (isArgument && other == 0)) {
      return;
    }
    boolean isFinal =
        kind == EntryKind.OPENED
            || kind == EntryKind.APPROVAL
            || kind == EntryKind.REFUSAL
            || kind == EntryKind.CLOSED;
    int replaces = isFinal || random.nextInt(4) > 0 ? 0 : any(one -> one.kind() == kind);
    clock += random.nextInt(3) * 1_234_567L;
    String title = kind == EntryKind.OPENED ? "A theft " + random.nextInt() : text();
    entries.add(
        new Entry(
            "us-1",
            entries.size() + 1,
            kind,
            word(kind),
            title,
            text(),
            about,
            other,
            replaces,
            clock,
            valid(),
            random.nextBoolean() ? "ann" : "밥 " + text(),
            List.of("clear", "green", "amber", "amber+strict", "red", "").get(random.nextInt(6)),
            text(),
            random.nextBoolean() ? "" : "./entente trace --from X:0",
            kind.isEvidence() ? evidence(kind) : null,
            random.nextInt(4) > 0 ? clock : clock - random.nextLong(1_000_000_000_000L),
            kind.isEvidence() && random.nextBoolean() ? random.nextLong(1, clock) : 0));
  }

  private int any(java.util.function.Predicate<Entry> which) {
    List<Entry> some = entries.stream().filter(which).toList();
    return some.isEmpty() ? 0 : some.get(random.nextInt(some.size())).position();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String word(EntryKind kind) {
    return switch (kind) {
      case OPENED -> List.of(IncidentKind.values()).get(random.nextInt(5)).word();
      case FINDING -> List.of("low", "moderate", "high").get(random.nextInt(3));
      case LINK -> "us-" + (2 + random.nextInt(3));
      default -> text();
    };
  }

  private ValidTime valid() {
    long from = random.nextLong(-2_000_000_000_000_000L, 3_000_000_000_000_000L);
    return switch (random.nextInt(4)) {
      case 0 -> new ValidTime(from, from + 1 + random.nextLong(1L << 45));
      case 1 -> new ValidTime(from, Long.MAX_VALUE);
      case 2 -> new ValidTime(Long.MIN_VALUE, from);
      default -> ValidTime.ALWAYS;
    };
  }

  private String evidence(EntryKind kind) {
    byte[] bytes =
        switch (kind) {
          case TRACE -> trace().getBytes(UTF_8);
          case EXPOSURE ->
              ("{\"method\":\"haircut\",\"network\":\"ethereum\",\"results\":[{\"address\":"
                      + "\"0x00000000000000000000000000000000000000AA\"}]}")
                  .getBytes(UTF_8);
          case NOTE -> text().getBytes(UTF_8);
          default -> {
            byte[] some = new byte[random.nextInt(40)];
            random.nextBytes(some);
            yield some;
          }
        };
    contents.put(CaseBook.sha256(bytes), bytes);
    return CaseBook.sha256(bytes);
  }

  private String trace() {
    String amount = new java.math.BigInteger(1 + random.nextInt(250), random).toString();
    return random.nextBoolean()
        ? "{\"method\":\"fifo\",\"network\":\"mainnet\",\"conserved\":true,\"starts\":[{\"at\":\""
            + TXID
            + ":1\",\"asset\":\"BTC\",\"amount\":\"5\"}],\"ends\":[{\"at\":\""
            + TXID
            + ":0\",\"address\":\"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq\",\"asset\":\"BTC\","
            + "\"amount\":\""
            + amount
            + "\"}]}"
        : "{\"method\":\"lifo\",\"network\":\"ethereum\",\"conserved\":true,\"starts\":[],"
            + "\"ends\":[{\"at\":\"0xDac17f958d2ee523a2206206994597c13d831ec7@ETH\",\"asset\":"
            + "\"0xdac17f958d2ee523a2206206994597c13d831ec7\",\"amount\":\""
            + amount
            + "\"}]}";
  }
}
