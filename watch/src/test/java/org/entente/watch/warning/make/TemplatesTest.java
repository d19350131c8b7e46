package org.entente.watch.warning.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapDraft;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.CapWriter;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;
import org.junit.jupiter.api.Test;

/// Warnings of our own: three languages that say the same, and texts that are never too long.
class TemplatesTest {
  private static final MessageKey KEY =
      new MessageKey("us@USA.node", "W-1", Instant.parse("2026-03-01T00:00:00Z"));

  static Making.Order order(CapMessage.Status status, Map<String, String> values) {
    return new Making.Order(
        KEY,
        status,
        CapMessage.Scope.PUBLIC,
        List.of(),
        "",
        List.of(),
        values,
        List.of(Shape.circle("43,141 200").orElseThrow()));
  }

  private static final Map<String, String> FILL = Map.of("place", "JP-01,JP-02", "time", "07:30");

  @Test
  void eachTemplateSaysTheSameInEachLanguageAndFits() {
    for (Template one : Templates.bundled()) {
      assertThat(Parity.faults(one)).as(one.id()).isEmpty();
      assertThat(LengthProof.of(one)).as(one.id()).hasSize(9).allMatch(LengthProof::holds, "holds");
    }
    assertThat(Templates.bundled()).extracting(Template::event).contains("other");
  }

  /// The proof against random values: none may be longer, and the proof's own is reached.
  @Test
  void noFillIsLongerThanTheProofSays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> codes = new ArrayList<>(Place.ALL.keySet());
    for (Template one : Templates.bundled()) {
      for (LengthProof proof : LengthProof.of(one)) {
        for (int i = 0; i < 300; i++) {
          Map<String, String> values = random(one, random, codes);
          CapMessage.Status status =
              List.of(CapMessage.Status.values())
                  .get(random.nextInt(CapMessage.Status.values().length));
          String text = one.filled(proof.language(), proof.field(), values, status);
          assertThat(Measure.of(proof.language(), text))
              .as("seed %s %s %s", seed, one.id(), text)
              .isLessThanOrEqualTo(proof.length());
        }
      }
    }
  }

  private static Map<String, String> random(Template one, Random random, List<String> codes) {
    Map<String, String> values = new HashMap<>();
    one.slots()
        .forEach(
            (name, form) ->
                values.put(
                    name,
                    switch (Slot.parse(form)) {
                      case Slot.Places places -> {
                        Collections.shuffle(codes, random);
                        yield String.join(",", codes.subList(0, 1 + random.nextInt(places.most())));
                      }
                      case Slot.Time _ ->
                          "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
                      case Slot.Tenths _ -> (3 + random.nextInt(7)) + "." + random.nextInt(10);
                    }));
    return values;
  }

  @Test
  void aTextThatMayBecomeTooLongOrLacksASlotIsFound() {
    Template good = Templates.named(Templates.bundled(), "missile-launch");
    Template longer =
        with(good, Language.KO, Template.Field.SHORT, "{time} {place} " + "가".repeat(70));
    assertThat(LengthProof.of(longer)).anyMatch(one -> !one.holds());
    assertThatThrownBy(
            () -> Making.draft(longer, order(CapMessage.Status.EXERCISE, FILL), Reviews.none()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("too long");
    Template foreign = with(good, Language.EN, Template.Field.SHORT, "{time} {place} ミ");
    assertThat(LengthProof.of(foreign)).anyMatch(one -> one.length() == Integer.MAX_VALUE);
    Template lacks = with(good, Language.JA, Template.Field.HEADLINE, "避難");
    assertThat(Parity.faults(lacks)).singleElement().asString().contains("ja headline");
    assertThat(Parity.faults(with(good, Language.JA, Template.Field.LONG, "")))
        .singleElement()
        .asString()
        .contains("no text");
  }

  private static Template with(Template one, Language language, Template.Field field, String text) {
    Map<Language, Map<Template.Field, String>> texts = new HashMap<>(one.texts());
    Map<Template.Field, String> fields = new HashMap<>(texts.getOrDefault(language, Map.of()));
    fields.put(field, text);
    texts.put(language, fields);
    return new Template(
        one.id(),
        one.event(),
        one.kind(),
        one.category(),
        one.response(),
        one.urgency(),
        one.severity(),
        one.certainty(),
        one.minutes(),
        one.slots(),
        texts);
  }

  @Test
  void whatIsMeantNeedsAReviewOfEachLanguageAsItIsNow() {
    Template one = Templates.named(Templates.bundled(), "missile-launch");
    Making.Order meant = order(CapMessage.Status.ACTUAL, FILL);
    assertThatThrownBy(() -> Making.draft(one, meant, Reviews.none()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nobody reviewed");
    StringBuilder file = new StringBuilder();
    for (Language language : Language.values()) {
      file.append(Reviews.of(one, language, LocalDate.of(2026, 2, 1), "Kim Ji-woo").line());
    }
    Reviews reviews = Reviews.read("reviews", file.toString());
    assertThat(Making.draft(one, meant, reviews).infos()).hasSize(3);
    assertThat(reviews.reviewers(one, Language.KO)).containsExactly("Kim Ji-woo");
    Template changed = with(one, Language.KO, Template.Field.EVENT, "발사");
    assertThat(reviews.missing(changed)).containsExactly(Language.KO);
    assertThatThrownBy(() -> Reviews.read("reviews", "missile-launch ko abc\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void anExerciseSaysSoInEveryTextAndKeepsItsFactsInEachLanguage() {
    for (Template one : Templates.bundled()) {
      Map<String, String> values = new HashMap<>(FILL);
      if (one.slots().containsKey("magnitude")) {
        values.put("magnitude", "6.4");
      }
      Making.Order order = order(CapMessage.Status.EXERCISE, values);
      List<MessageKey> earlier =
          List.of(new MessageKey("us@USA.node", "W-0", KEY.sent().minusSeconds(60)));
      CapDraft draft = Making.draft(one, order, Reviews.none());
      if (one.kind() != CapMessage.Kind.ALERT) {
        draft =
            new CapDraft(
                draft.key(),
                draft.status(),
                draft.kind(),
                draft.scope(),
                "",
                List.of(),
                draft.note(),
                earlier,
                draft.infos());
      }
      CapReader.Read read = CapReader.read(CapWriter.write(draft));
      assertThat(read.errors()).isEmpty();
      assertThat(read.warnings()).isEmpty();
      assertThat(read.infos()).isEqualTo(draft.infos());
      assertThat(read.infos())
          .extracting(CapPart::language)
          .containsExactly("en-US", "ko-KR", "ja-JP");
      for (CapPart info : read.infos()) {
        assertThat(List.of(info.headline(), info.description(), info.instruction(), info.event()))
            .allMatch(text -> text.matches("(?s)(EXERCISE\\. |\\[훈련\\] |【訓練】).*"));
        assertThat(info.parameters()).allMatch(p -> p.value().matches("(?s)(EXER|\\[훈|【訓).*"));
      }
    }
  }

  @Test
  void aSlotTakesOnlyWhatItKnows() {
    Template one = Templates.named(Templates.bundled(), "earthquake");
    for (Map<String, String> wrong :
        List.of(
            Map.of("place", "XX-1", "time", "07:30", "magnitude", "6.4"),
            Map.of("place", "JP-01,JP-01", "time", "07:30", "magnitude", "6.4"),
            Map.of("place", "JP-01,JP-02,JP-03,JP-04", "time", "07:30", "magnitude", "6.4"),
            Map.of("place", "JP-01", "time", "24:30", "magnitude", "6.4"),
            Map.of("place", "JP-01", "time", "07:30", "magnitude", "10.0"),
            Map.of("place", "JP-01", "time", "07:30", "magnitude", "6"),
            Map.of("place", "JP-01", "time", "07:30"),
            Map.of("place", "JP-01", "time", "07:30", "magnitude", "6.4", "target", "x"))) {
      assertThatThrownBy(
              () -> Making.draft(one, order(CapMessage.Status.EXERCISE, wrong), Reviews.none()))
          .as(wrong.toString())
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void whatOthersWroteIsCutBetweenWordsAndNumbersOnly() {
    assertThat(Measure.fit("Tsunami of 12.5 m expected", 26))
        .isEqualTo("Tsunami of 12.5 m expected");
    assertThat(Measure.fit("Tsunami of 12.5 m expected", 14)).isEqualTo("Tsunami of…");
    assertThat(Measure.fit("Tsunami of 12.5 m expected", 20)).isEqualTo("Tsunami of 12.5 m…");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String letters = "ab 12., 가나다 避難。：-";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      int most = 1 + random.nextInt(30);
      String fit = Measure.fit(text.toString(), most);
      assertThat(Measure.length(fit))
          .as("seed %s '%s' %s", seed, text, most)
          .isLessThanOrEqualTo(most);
      if (!fit.contentEquals(text)) {
        String kept = fit.substring(0, fit.length() - 1);
        assertThat(text.toString()).startsWith(kept);
        String rest = text.substring(kept.length());
        boolean isInside =
            java.util.stream.Stream.of("[a-z]>[a-z0-9]", "[0-9]>[0-9]", "[가-힣]>[가-힣]")
                .map(pair -> pair.split(">", -1))
                .anyMatch(
                    pair ->
                        kept.matches("(?s).*" + pair[0]) && rest.matches("(?s)" + pair[1] + ".*"));
        assertThat(isInside).as("seed %s '%s' %s", seed, text, fit).isFalse();
      }
    }
  }
}
