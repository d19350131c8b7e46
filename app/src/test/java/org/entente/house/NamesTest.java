package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// If only a vague word fits, the type has no job yet.
class NamesTest {
  private static final Pattern VAGUE =
      Pattern.compile(
          "(Abstract|Base|My|Default)[A-Z].*"
              + "|.*(Util|Utils|Utility|Utilities|Helper|Manager|Handler|Processor|Impl|Data|Info|Service"
              + "|Object|Wrapper|Common|Misc|Stuff)");

  private static final Set<String> VAGUE_PACKAGES =
      Set.of("util", "utils", "impl", "service", "model", "common", "helper", "misc", "core");

  @Test
  void aTypeIsNamedAfterItsJob() {
    List<String> vague =
        Tree.classes().stream()
            .filter(c -> VAGUE.matcher(c.getSimpleName()).matches())
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(vague)
        .as("vague names; instead: the noun that a person of the trade would use")
        .isEmpty();
  }

  @Test
  void aPackageIsNamedAfterAFeature() {
    List<String> vague =
        Tree.classes().stream()
            .map(JavaClass::getPackageName)
            .filter(
                name -> List.of(name.split("\\.", -1)).stream().anyMatch(VAGUE_PACKAGES::contains))
            .distinct()
            .sorted()
            .toList();
    assertThat(vague).as("vague packages; instead: what the package is for").isEmpty();
  }
}
