package org.entente.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Messages KOREAN = Messages.in(Language.KOREAN);
  private static final List<String> ARGUMENTS =
      List.of("12.5", "-3", "2024-02-19T10:02:03Z", "9", "440123456", "MARIA", "KR-11", "0.95");

  @Test
  void whatWasSaidIsFoundAgainByItsText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      Stream.<Message[]>of(SeaMessage.values(), ReasonMessage.values())
          .flatMap(Arrays::stream)
          .filter(message -> message != ReasonMessage.PASSES_OVERTAKEN)
          .forEach(
              message -> {
                List<String> arguments = new ArrayList<>();
                for (int k = 0; k < message.arguments(); k++) {
                  arguments.add(ARGUMENTS.get(random.nextInt(ARGUMENTS.size())));
                }
                Phrase phrase = new Phrase(message, arguments);
                assertThat(Reasons.in(KOREAN, phrase.english()))
                    .as("%s, seed %d", phrase, seed)
                    .isEqualTo(phrase.in(KOREAN));
              });
    }
  }

  @Test
  void whatOvertookASetIsSaidToo() {
    String why =
        Phrase.of(ReasonMessage.MANOEUVRE_OFF, "812.4").english()
            + "; "
            + ReasonMessage.MANOEUVRE_ROSE.english();
    String said = Phrase.of(ReasonMessage.PASSES_OVERTAKEN, "2024-02-20T00:00:00Z", why).english();
    assertThat(Reasons.in(KOREAN, said))
        .contains("2024-02-20T00:00:00Z", "812.4", "항력은 궤도를 낮추기만")
        .doesNotContain("drag", "older set");
  }

  @Test
  void whatIsNoneOfOursStaysAsItWasWritten() {
    for (String text : List.of("", "it moved", "seen from the bridge", "x".repeat(5_000))) {
      assertThat(Reasons.in(KOREAN, text)).isEqualTo(text);
      assertThat(Reasons.read(text)).isEmpty();
    }
    String english = ReasonMessage.SUPPLY_INNOCENT_SEASON.english();
    assertThat(Reasons.in(Messages.in(Language.ENGLISH), english)).isSameAs(english);
  }
}
