package org.entente.exchange.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Numbers and sums over what both have are those of the plain sets, and dishonest pieces are
/// refused.
class CountAndSumTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] OURS = {1, 2, 3};
  private static final byte[] THEIRS = {4, 5, 6};

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private List<byte[]> items(Set<Integer> of) {
    return of.stream().map(i -> ("item:" + i).getBytes(UTF_8)).toList();
  }

  private Set<Integer> some(int most) {
    Set<Integer> some = new HashSet<>();
    int size = 1 + random.nextInt(most);
    for (int i = 0; i < size; i++) {
      some.add(random.nextInt(2 * most));
    }
    return some;
  }

  private static Set<Integer> common(Set<Integer> one, Set<Integer> other) {
    Set<Integer> common = new HashSet<>(one);
    common.retainAll(other);
    return common;
  }

  @Test
  void aCountIsThatOfTheSets() throws MalformedElement {
    for (int run = 0; run < 10; run++) {
      Set<Integer> ours = some(60);
      Set<Integer> theirs = some(60);
      CountQuestion question = CountQuestion.of(OURS);
      CountKey key = CountKey.of(THEIRS);
      List<byte[]> masked = question.masked(items(ours));
      EpochKey.Answer answer = key.answer(masked, RANDOM);
      TagSet tags = TagSet.of(key.tags(items(theirs)));
      assertThat(question.common(masked, answer, key.open(), tags))
          .as("seed %d", seed)
          .isEqualTo(common(ours, theirs).size());
    }
  }

  @Test
  void anAnswerOfAnotherKeyOrWithAnElementTwiceIsNoCount() throws MalformedElement {
    CountQuestion question = CountQuestion.of(OURS);
    CountKey key = CountKey.of(THEIRS);
    List<byte[]> masked = question.masked(items(Set.of(1, 2, 3)));
    EpochKey.Answer right = key.answer(masked, RANDOM);
    EpochKey.Answer other = CountKey.of(OURS).answer(masked, RANDOM);
    TagSet none = new TagSet(1);
    assertThatThrownBy(() -> question.common(masked, other, key.open(), none))
        .isInstanceOf(MalformedElement.class)
        .hasMessageContaining("another key");
    EpochKey.Answer mixed =
        new EpochKey.Answer(
            List.of(right.answered().get(0), right.answered().get(1), other.answered().get(0)),
            right.proof());
    assertThatThrownBy(() -> question.common(masked, mixed, key.open(), none))
        .isInstanceOf(MalformedElement.class);
    List<byte[]> twice = List.of(masked.get(0), masked.get(1), masked.get(0));
    assertThatThrownBy(() -> key.answer(twice, RANDOM)).hasMessageContaining("twice");
    byte[] zero = new byte[Ristretto.BYTES];
    assertThatThrownBy(() -> key.answer(List.of(zero), RANDOM)).hasMessageContaining("is 0");
    byte[] large = new byte[Ristretto.BYTES];
    java.util.Arrays.fill(large, (byte) 0xff);
    assertThatThrownBy(() -> key.answer(List.of(large), RANDOM))
        .hasMessageContaining("not one of ristretto255");
  }

  @Test
  void multiplesOfTheGeneratorAreTheSameByWhatWasAddedBeforehand() {
    for (int i = 0; i < 50; i++) {
      Scalar scalar = Scalar.random(RANDOM);
      assertThat(Ristretto.timesGenerator(scalar).encode())
          .isEqualTo(Ristretto.generator().times(scalar).encode());
    }
  }

  @Test
  void aSumIsExactToTheLastUnit() throws MalformedElement {
    for (int run = 0; run < 5; run++) {
      Set<Integer> ours = some(40);
      Set<Integer> theirs = some(40);
      List<BigInteger> amounts = new ArrayList<>();
      BigInteger expected = BigInteger.ZERO;
      for (int one : ours) {
        BigInteger amount = random.nextInt(4) == 0 ? SumQuestion.MOST : new BigInteger(128, random);
        amounts.add(amount);
        expected = theirs.contains(one) ? expected.add(amount) : expected;
      }
      SumQuestion question = SumQuestion.of(OURS);
      SumKey key = SumKey.of(THEIRS);
      List<byte[]> again = question.again(key.masked(items(theirs)));
      SumKey.Answer answer =
          key.answer(question.keys(), question.masked(items(ours), amounts), again, RANDOM);
      SumQuestion.Learnt learnt = question.learn(answer.bytes(), ours.size());
      int count = common(ours, theirs).size();
      assertThat(learnt.count()).as("seed %d", seed).isEqualTo(count);
      assertThat(answer.count()).isEqualTo(count);
      boolean isTold = count == 0 || count >= SumKey.LEAST;
      assertThat(learnt.sum()).as("seed %d", seed).isEqualTo(isTold ? expected : null);
    }
  }

  @Test
  void theSumDoesNotShowOfWhichAmountsItIsMade() throws MalformedElement {
    List<byte[]> items = items(Set.of(1, 2, 3));
    List<BigInteger> amounts = List.of(BigInteger.ONE, BigInteger.TWO, BigInteger.TEN);
    SumQuestion question = SumQuestion.of(OURS);
    SumKey key = SumKey.of(THEIRS);
    List<byte[]> masked = question.masked(items, amounts);
    List<byte[]> again = question.again(key.masked(items));
    byte[] one = key.answer(question.keys(), masked, again, RANDOM).bytes();
    byte[] other = key.answer(question.keys(), masked, again, RANDOM).bytes();
    assertThat(one).isNotEqualTo(other);
    assertThat(question.learn(one, 3)).isEqualTo(question.learn(other, 3));
    byte[] spoilt = one.clone();
    spoilt[Long.BYTES + 40] ^= 1;
    assertThatThrownBy(() -> question.learn(spoilt, 3)).isInstanceOf(MalformedElement.class);
  }
}
