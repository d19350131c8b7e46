package org.entente.exchange.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;

class ObliviousFunctionTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void thePublishedVectorsComeOut() throws MalformedElement {
    int seen = 0;
    for (JsonValue suite : array(ExchangeSamples.json("crypto/voprf-rfc9497.json"))) {
      if (text(suite, "identifier").equals("ristretto255-SHA512") && mode(suite) < 2) {
        for (JsonValue vector : array(member(suite, "vectors"))) {
          vector(suite, vector);
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(5);
  }

  private static void vector(JsonValue published, JsonValue vector) throws MalformedElement {
    Suite suite = mode(published) == 0 ? Suite.PLAIN : Suite.VERIFIABLE;
    Scalar key = suite.key(hex(published, "seed").getFirst(), hex(published, "keyInfo").getFirst());
    assertThat(key.encode()).isEqualTo(hex(published, "skSm").getFirst());
    List<byte[]> items = hex(vector, "Input");
    List<Scalar> masks =
        hex(vector, "Blind").stream().map(b -> Scalar.decode(b).orElseThrow()).toList();
    Question question = Question.with(suite, items, masks);
    same(question.masked(), hex(vector, "BlindedElement"));
    List<Ristretto> asked = MalformedElement.decodeAll(question.masked());
    List<Ristretto> elements = asked.stream().map(element -> element.times(key)).toList();
    List<byte[]> answered = elements.stream().map(Ristretto::encode).toList();
    same(answered, hex(vector, "EvaluationElement"));
    same(question.outputs(answered), hex(vector, "Output"));
    if (suite == Suite.VERIFIABLE) {
      JsonValue proof = member(vector, "Proof");
      byte[] open = Ristretto.generator().times(key).encode();
      assertThat(open).isEqualTo(hex(published, "pkSm").getFirst());
      EqualityProof made =
          EqualityProof.make(
              key,
              new EqualityProof.Batch(open, question.masked(), asked, answered, elements),
              Scalar.decode(hex(proof, "r").getFirst()).orElseThrow());
      assertThat(made.encode()).isEqualTo(hex(proof, "proof").getFirst());
      List<byte[]> tags = question.tags(new EpochKey.Answer(answered, made.encode()), open);
      same(tags, hex(vector, "Output").stream().map(o -> Arrays.copyOf(o, EpochKey.TAG)).toList());
    }
  }

  @Test
  void askedOrMadeAtHomeATagIsTheSame() throws MalformedElement {
    EpochKey key = EpochKey.random(RANDOM);
    List<byte[]> items = items(30);
    Question question = Question.of(items, RANDOM);
    EpochKey.Answer answer = key.answer(question.masked(), RANDOM);
    same(question.tags(answer, key.open()), key.tags(items));
  }

  @Test
  void twoQuestionsOfTheSameItemsHaveNothingInCommon() {
    List<byte[]> items = items(5);
    List<byte[]> first = Question.of(items, RANDOM).masked();
    List<byte[]> second = Question.of(items, RANDOM).masked();
    for (int i = 0; i < items.size(); i++) {
      assertThat(first.get(i)).isNotEqualTo(second.get(i));
    }
  }

  @Test
  void anAnswerOfAnotherKeyOrWithOneElementChangedIsRefused() throws MalformedElement {
    EpochKey key = EpochKey.random(RANDOM);
    EpochKey other = EpochKey.random(RANDOM);
    Question question = Question.of(items(4), RANDOM);
    EpochKey.Answer right = key.answer(question.masked(), RANDOM);
    EpochKey.Answer wrong = other.answer(question.masked(), RANDOM);
    assertThatThrownBy(() -> question.tags(wrong, key.open())).hasMessageContaining("another key");
    List<byte[]> mixed = new ArrayList<>(right.answered());
    mixed.set(2, wrong.answered().get(2));
    assertThatThrownBy(() -> question.tags(new EpochKey.Answer(mixed, right.proof()), key.open()))
        .hasMessageContaining("another key");
    List<byte[]> turned = new ArrayList<>(right.answered());
    java.util.Collections.swap(turned, 0, 1);
    assertThatThrownBy(() -> question.tags(new EpochKey.Answer(turned, right.proof()), key.open()))
        .hasMessageContaining("another key");
    for (int i = 0; i < EqualityProof.BYTES; i += 7) {
      byte[] proof = right.proof().clone();
      proof[i] ^= 1;
      assertThatThrownBy(
              () -> question.tags(new EpochKey.Answer(right.answered(), proof), key.open()))
          .isInstanceOf(MalformedElement.class);
    }
  }

  @Test
  void whatIsNoElementIsNotAnswered() {
    EpochKey key = EpochKey.random(RANDOM);
    byte[] odd = new byte[32];
    odd[0] = 1;
    assertThatThrownBy(() -> key.answer(List.of(odd), RANDOM)).hasMessageContaining("element 0");
    assertThatThrownBy(() -> key.answer(List.of(new byte[32]), RANDOM))
        .hasMessageContaining("is 0");
    assertThatThrownBy(() -> key.answer(List.of(new byte[5]), RANDOM))
        .hasMessageContaining("element 0");
    assertThatThrownBy(() -> key.answer(List.of(), RANDOM)).hasMessageContaining("batch");
  }

  private static List<byte[]> items(int count) {
    List<byte[]> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(("address:bc1q" + i).getBytes(StandardCharsets.UTF_8));
    }
    return items;
  }

  private static void same(List<byte[]> actual, List<byte[]> expected) {
    assertThat(actual.stream().map(HEX::formatHex))
        .isEqualTo(expected.stream().map(HEX::formatHex).toList());
  }

  private static List<JsonValue> array(JsonValue value) {
    return ((JsonValue.Array) value).items();
  }

  private static JsonValue member(JsonValue value, String name) {
    return Objects.requireNonNull(((JsonValue.Members) value).all().get(name));
  }

  private static String text(JsonValue value, String name) {
    return ((JsonValue.Text) member(value, name)).value();
  }

  private static long mode(JsonValue suite) {
    return Long.parseLong(((JsonValue.Numeral) member(suite, "mode")).text());
  }

  private static List<byte[]> hex(JsonValue value, String name) {
    return Arrays.stream(text(value, name).split(",", -1)).map(HEX::parseHex).toList();
  }
}
