package org.entente.base.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void everyMessageIsTranslatedAndNoneIsSurplus(Language language) {
    Set<String> translated = Messages.properties(language).stringPropertyNames();
    assertThat(new TreeSet<>(translated)).isEqualTo(new TreeSet<>(Messages.all().keySet()));
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void aTranslationHasThePlaceholdersOfTheEnglishText(Language language) {
    for (Message message : Messages.all().values()) {
      String translation = Messages.properties(language).getProperty(message.name(), "");
      assertThat(placeholders(translation))
          .as("%s in %s", message, language)
          .isEqualTo(placeholders(message.english()));
      assertThat(translation).as("%s in %s", message, language).isNotBlank();
    }
  }

  @Test
  void placeholdersCountFromZeroWithoutGaps() {
    for (Message message : Messages.all().values()) {
      List<String> expected =
          java.util.stream.IntStream.range(0, message.arguments())
              .mapToObj(Integer::toString)
              .toList();
      assertThat(placeholders(message.english()))
          .as("%s", message)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void anArgumentThatLooksLikeAPlaceholderStaysAsItIs() {
    Messages english = Messages.in(Language.ENGLISH);
    assertThat(english.text(CommandMessage.ERROR_BAD_VALUE, "{1}", "$0\\"))
        .isEqualTo("{1} does not take '$0\\'");
  }

  @Test
  void aWrongNumberOfArgumentsIsRefused() {
    Messages english = Messages.in(Language.ENGLISH);
    assertThatThrownBy(() -> english.text(CommandMessage.ERROR))
        .hasMessageContaining("takes 1 arguments");
  }

  @Test
  void theLanguageOfAPosixLocaleIsFound() {
    assertThat(Language.ofLocale("ko_KR.UTF-8")).isEqualTo(Language.KOREAN);
    assertThat(Language.ofLocale("ja")).isEqualTo(Language.JAPANESE);
    assertThat(Language.ofLocale("C.UTF-8")).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofLocale("")).isEqualTo(Language.ENGLISH);
  }

  private static Set<String> placeholders(String text) {
    return Messages.PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
