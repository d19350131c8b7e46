package org.entente.bench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.entente.bench.report.Report;
import org.entente.exchange.overlap.CountKey;
import org.entente.exchange.overlap.CountQuestion;
import org.entente.exchange.overlap.EpochKey;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Question;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.SumKey;
import org.entente.exchange.overlap.SumQuestion;
import org.entente.exchange.overlap.TagSet;

/// Two nodes' items compared on one machine, both sides' work together: all against all, a few new
/// ones against many old ones, a number only, a sum. Without the wire between: 32 bytes an item go
/// each way, and 16 for a tag.
public final class OverlapRun {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RUNS = 3;
  private static final int NEW = 1_000;
  private static final int WARM = 4_000;
  private static final byte[] SEED = "overlap bench".getBytes(UTF_8);

  private OverlapRun() {}

  /// How long each step of one comparison took, in seconds.
  private record Took(double ask, double tags, double answer, double read, long common) {
    double all() {
      return ask + tags + answer + read;
    }

    List<String> row(String what) {
      return List.of(what, number(ask), number(tags), number(answer), number(read), number(all()));
    }
  }

  public static void run(int items, long seed, Report report) throws Exception {
    List<byte[]> ours = items(0, items);
    List<byte[]> theirs = items(items - items / 10, items);
    items(ours.subList(0, Math.min(WARM, items)), theirs.subList(0, Math.min(WARM, items)));
    List<Took> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(items(ours, theirs));
    }
    Took count = numbers(ours, theirs);
    Took sum = sums(ours, theirs);
    for (Took one : List.of(runs.getLast(), count, sum)) {
      if (one.common() != items / 10) {
        report.failure(one.common() + " items in common, not " + items / 10);
      }
    }
    report.section("Items compared");
    report.paragraph(
        "%s items against %s, a tenth in common, both sides on this machine, seconds by step."
            .formatted(count(items), count(items)));
    List<List<String>> rows = new ArrayList<>();
    for (Took one : runs) {
      rows.add(one.row("which items"));
    }
    rows.add(count.row("how many"));
    rows.add(sum.row("how many, and the sum of 64-bit amounts"));
    report.table(List.of("", "ask", "tags", "answer", "read", "all"), rows);
    double full =
        runs.stream().mapToDouble(Took::all).sorted().skip(RUNS / 2).findFirst().orElseThrow();
    report.goal("%s × %s items, s".formatted(count(items), count(items)), "≤ 60", number(full), "");
    report.goal("the same, a number only, s", "–", number(count.all()), "");
    report.goal("the same, with a sum, s", "–", number(sum.all()), "");
    double few = few(10 * items, seed, report);
    report.goal(
        "%s new against %s, s".formatted(count(NEW), count(10L * items)), "≤ 2", number(few), "");
    double one = rate(1, theirs);
    double two = rate(2, theirs);
    report.paragraph(
        ("Items hashed to the group, multiplied and encoded a second: %s on one core, %s on two."
                + " The limit is multiplying elements: once for each item to ask, to answer, to"
                + " read and to make a tag.")
            .formatted(count((long) one), count((long) two)));
    report.json("overlap").put("full", full).put("few", few).put("perSecondOneCore", one);
    report.json("overlap").put("count", count.all()).put("sum", sum.all());
  }

  private static List<byte[]> items(int from, int many) {
    List<byte[]> items = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      items.add("address:%040x".formatted(from + i).getBytes(UTF_8));
    }
    return items;
  }

  /// Takes the time of something.
  private static final class Clock {
    private long last = System.nanoTime();

    double lap() {
      long now = System.nanoTime();
      double took = (now - last) / 1e9;
      last = now;
      return took;
    }
  }

  private static Took items(List<byte[]> ours, List<byte[]> theirs) throws MalformedElement {
    Clock clock = new Clock();
    List<List<byte[]>> sheets = new ArrayList<>();
    for (int from = 0; from < ours.size(); from += Sheets.ITEMS) {
      int to = Math.min(from + Sheets.ITEMS, ours.size());
      sheets.add(Question.seeded(ours.subList(from, to), SEED, from).masked());
    }
    double ask = clock.lap();
    EpochKey key = EpochKey.random(RANDOM);
    List<byte[]> tags = Sheets.sorted(key.tags(theirs));
    double made = clock.lap();
    List<EpochKey.Answer> answers = new ArrayList<>();
    for (List<byte[]> sheet : sheets) {
      answers.add(key.answer(sheet, RANDOM));
    }
    double answer = clock.lap();
    TagSet set = TagSet.of(tags);
    long common = 0;
    for (int i = 0; i < sheets.size(); i++) {
      int from = i * Sheets.ITEMS;
      List<byte[]> some = ours.subList(from, from + sheets.get(i).size());
      for (byte[] tag :
          Question.known(some, SEED, from, sheets.get(i)).tags(answers.get(i), key.open())) {
        common += set.contains(tag) ? 1 : 0;
      }
    }
    return new Took(ask, made, answer, clock.lap(), common);
  }

  private static Took numbers(List<byte[]> ours, List<byte[]> theirs) throws MalformedElement {
    Clock clock = new Clock();
    CountQuestion question = CountQuestion.of(SEED);
    List<byte[]> masked = question.masked(ours);
    double ask = clock.lap();
    CountKey key = CountKey.of(SEED);
    List<byte[]> tags = key.tags(theirs);
    double made = clock.lap();
    EpochKey.Answer answered = key.answer(masked, RANDOM);
    double answer = clock.lap();
    long common = question.common(masked, answered, key.open(), TagSet.of(tags));
    return new Took(ask, made, answer, clock.lap(), common);
  }

  private static Took sums(List<byte[]> ours, List<byte[]> theirs) throws MalformedElement {
    List<BigInteger> amounts = new ArrayList<>();
    Random random = new Random(1);
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < ours.size(); i++) {
      BigInteger amount = new BigInteger(64, random);
      amounts.add(amount);
      boolean isCommon = i >= ours.size() - ours.size() / 10;
      expected = isCommon ? expected.add(amount) : expected;
    }
    Clock clock = new Clock();
    SumQuestion question = SumQuestion.of(SEED);
    List<byte[]> masked = question.masked(ours, amounts);
    double ask = clock.lap();
    SumKey key = SumKey.of(SEED);
    List<byte[]> own = key.masked(theirs);
    double made = clock.lap();
    List<byte[]> again = question.again(own);
    double read = clock.lap();
    SumKey.Answer answered = key.answer(question.keys(), masked, again, RANDOM);
    double answer = clock.lap();
    SumQuestion.Learnt learnt = question.learn(answered.bytes(), ours.size());
    read += clock.lap();
    boolean isRight = expected.equals(learnt.sum());
    return new Took(ask, made, answer, read, isRight ? learnt.count() : -1);
  }

  /// New items of both sides against old ones, whose tags both have: random tags stand for those,
  /// which cost a look-up like any others.
  private static double few(int old, long seed, Report report) throws MalformedElement {
    EpochKey key = EpochKey.random(RANDOM);
    List<byte[]> fresh = items(2 * old, NEW);
    Random random = new Random(seed);
    byte[] tags = new byte[EpochKey.TAG * (old - NEW)];
    random.nextBytes(tags);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      Clock clock = new Clock();
      byte[] added = Sheets.of(key.tags(fresh));
      List<byte[]> masked = Question.seeded(fresh, SEED, 0).masked();
      EpochKey.Answer answer = key.answer(masked, RANDOM);
      TagSet set = new TagSet(old);
      set.addAll(tags);
      set.addAll(added);
      long common =
          Question.known(fresh, SEED, 0, masked).tags(answer, key.open()).stream()
              .filter(set::contains)
              .count();
      best = Math.min(best, clock.lap());
      if (common != NEW) {
        report.failure(common + " of " + NEW + " new items found");
      }
    }
    return best;
  }

  private static double rate(int cores, List<byte[]> items) throws Exception {
    EpochKey key = EpochKey.random(RANDOM);
    List<byte[]> some = items.subList(0, Math.min(items.size(), 20_000));
    Callable<Integer> work = () -> key.tags(some).size();
    try (ForkJoinPool pool = new ForkJoinPool(cores)) {
      long began = System.nanoTime();
      int done = pool.submit(work).get();
      return done / ((System.nanoTime() - began) / 1e9);
    }
  }
}
