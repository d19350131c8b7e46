package org.entente.watch.warning;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.base.message.AlertMessage;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Refuses fields that say where something flies, falls or is aimed at, whoever sends them: we
/// pass warnings on, and nothing that could direct a weapon or betray what was seen.
final class Forbidden {
  private static final Set<String> WORDS =
      Set.of(
          "impact",
          "impacts",
          "trajectory",
          "trajectories",
          "aim",
          "aimpoint",
          "aiming",
          "target",
          "targets",
          "targeting",
          "azimuth",
          "apogee",
          "groundtrack",
          "ballistic",
          "splashdown",
          "intercept",
          "interception",
          "cep");

  /// Whole words of measurements of quakes are no trajectories.
  private static final Set<String> MEANT_OTHERWISE = Set.of("azimuthalgap", "azimuthal");

  private static final List<String> ASIAN =
      List.of(
          "탄착", "낙하지점", "낙하 지점", "궤적", "탄도", "조준", "표적", "요격", "着弾", "落下地点", "軌道", "軌跡", "弾道", "照準",
          "標的", "迎撃");

  private static final List<String> GLUED =
      List.of("impactpoint", "aimpoint", "trajector", "groundtrack", "launchazimuth", "ballistic");

  private static final Pattern SPLIT =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private Forbidden() {}

  /// Looks at the names of all elements and at every `valueName`.
  static void check(Element root, List<Finding> errors) {
    walk(root, "/" + root.getLocalName(), errors);
  }

  private static void walk(Element element, String path, List<Finding> errors) {
    if (CapForm.NS_SIGNATURE.equals(element.getNamespaceURI())) {
      return;
    }
    if (isForbidden(element.getLocalName())) {
      errors.add(
          Finding.of(
              "forbidden-field",
              path,
              AlertMessage.ALERT_FORBIDDEN_ELEMENT,
              element.getLocalName()));
    }
    if (element.getLocalName().equals("valueName") && isForbidden(element.getTextContent())) {
      errors.add(
          Finding.of(
              "forbidden-field",
              path,
              AlertMessage.ALERT_FORBIDDEN_NAME,
              element.getTextContent().strip()));
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        walk(child, path + "/" + child.getLocalName(), errors);
      }
    }
  }

  static boolean isForbidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String bare = lower.replaceAll("[^\\p{L}]", "");
    if (MEANT_OTHERWISE.contains(bare)) {
      return false;
    }
    for (String word : SPLIT.split(name, -1)) {
      if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return GLUED.stream().anyMatch(bare::contains) || ASIAN.stream().anyMatch(name::contains);
  }
}
