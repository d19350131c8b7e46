package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the documents to the tree: what they name exists.
class DocumentsTest {
  private static final Pattern FENCE =
      Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  /// A word in backticks that can only be a Java type: `ChainView`, `Block.SpentOutputs`.
  private static final Pattern TYPE =
      Pattern.compile(
          "`((?:[a-z]+\\.)*)([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*[a-z]\\w*)*)(?:[.#]\\w+(?:\\(.*?\\))?)?`");

  private static final List<String> JDK =
      List.of("java.lang.", "java.util.", "java.io.", "java.nio.file.", "java.lang.foreign.");

  private static final int README_LINES = 150;
  private static final int FIRST_COMMANDS_BEFORE = 25;

  @Test
  void everyTypeNamedInADocumentExists() throws IOException {
    Set<String> known =
        Tree.classesAndTests().stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Path document : Tree.documents()) {
      String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
      for (MatchResult named : TYPE.matcher(prose).results().toList()) {
        for (String part : named.group(2).split("\\.", -1)) {
          if (!known.contains(part) && !isOfTheJdk(part)) {
            missing.add(Tree.relative(document) + ": " + named.group());
          }
        }
      }
    }
    assertThat(missing)
        .as("types that don't exist (a word that is none takes no backticks)")
        .isEmpty();
  }

  private static boolean isOfTheJdk(String name) {
    return JDK.stream()
        .anyMatch(
            prefix ->
                Object.class.getResource("/" + prefix.replace('.', '/') + name + ".class") != null);
  }

  @Test
  void everyLinkToAFileResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : Tree.documents()) {
      String prose = FENCE.matcher(Files.readString(document)).replaceAll("");
      for (MatchResult link : LINK.matcher(prose).results().toList()) {
        if (!link.group(1).matches("[a-z]+:.*") && !resolves(document, link.group(1))) {
          broken.add(Tree.relative(document) + ": " + link.group());
        }
      }
    }
    assertThat(broken).as("links that lead nowhere").isEmpty();
  }

  private static boolean resolves(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || HEADING
            .matcher(Files.readString(target))
            .results()
            .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
  }

  /// The anchor that GitHub makes of a heading.
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Test
  void theReadmeIsShortAndStartsWithCommands() throws IOException {
    List<String> lines = Files.readAllLines(Tree.ROOT.resolve("README.md"));
    assertThat(lines).hasSizeLessThan(README_LINES);
    assertThat(lines.subList(0, Math.min(FIRST_COMMANDS_BEFORE, lines.size())))
        .as("the first two commands")
        .filteredOn(line -> line.contains("./entente"))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void everyDocumentIsReachedFromTheReadme() throws IOException {
    List<Path> reached = new ArrayList<>(List.of(Tree.ROOT.resolve("README.md")));
    for (int i = 0; i < reached.size(); i++) {
      Path page = reached.get(i);
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        Path target = page.resolveSibling(link.group(1).replaceAll("#.*", "")).normalize();
        if (target.toString().endsWith(".md")
            && Files.exists(target)
            && !reached.contains(target)) {
          reached.add(target);
        }
      }
    }
    assertThat(Tree.documents()).as("documents that nobody finds").isSubsetOf(reached);
  }
}
