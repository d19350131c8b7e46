package org.entente.watch.warning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What must and should hold beyond the form: times that can be compared, references that can be
/// followed, areas that can be drawn, and no word of where something flies or falls.
final class CapRules {
  private static final Pattern ENTRY = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern HTML = Pattern.compile("<[a-zA-Z/][^>]*>|&(lt|gt|nbsp|amp);");
  private static final List<String> FIELDS =
      List.of(
          "category",
          "eventCode",
          "urgency",
          "severity",
          "certainty",
          "effective",
          "onset",
          "expires",
          "area");

  private final Element root;
  private final CapReader.Named named;
  private final List<Finding> errors;
  private final List<Finding> warnings;

  CapRules(Element root, CapReader.Named named, List<Finding> errors, List<Finding> warnings) {
    this.root = root;
    this.named = named;
    this.errors = errors;
    this.warnings = warnings;
  }

  /// Gives the messages it refers to.
  List<MessageKey> check() {
    name("identifier", named.identifier());
    name("sender", named.sender());
    scope();
    List<MessageKey> references = references();
    Forbidden.check(root, errors);
    List<Element> infos = CapReader.children(root, "info");
    for (int i = 0; i < infos.size(); i++) {
      info(infos.get(i), "/alert/info[" + (i + 1) + "]");
    }
    languages(infos);
    return references;
  }

  private void error(String rule, String path, String text) {
    errors.add(new Finding(rule, path, text));
  }

  private void warning(String rule, String path, String text) {
    warnings.add(new Finding(rule, path, text));
  }

  private void name(String element, @Nullable String value) {
    if (value == null) {
      return;
    }
    boolean isWrong = value.isEmpty() || value.chars().anyMatch(c -> isBarred(c));
    if (isWrong) {
      error("identifier-form", "/alert/" + element, "it holds a blank, comma, < or &");
    }
  }

  private static boolean isBarred(int c) {
    return Character.isWhitespace(c) || c == ',' || c == '<' || c == '&';
  }

  private void scope() {
    String scope = CapReader.text(root, "scope");
    needs("Restricted", scope, "restriction");
    needs("Private", scope, "addresses");
  }

  private void needs(String word, @Nullable String scope, String element) {
    String text = CapReader.text(root, element);
    if (word.equals(scope) && (text == null || text.isEmpty())) {
      error(element, "/alert", "scope " + word + " needs " + element);
    }
  }

  private List<MessageKey> references() {
    String path = "/alert/references";
    String text = CapReader.text(root, "references");
    boolean needsSome = !"Alert".equals(named.kind()) && named.kind() != null;
    if (text == null || text.isEmpty()) {
      if (text != null || needsSome) {
        error("references-empty", path, "it refers to nothing");
      }
      return List.of();
    }
    Set<MessageKey> keys = new LinkedHashSet<>();
    for (String entry : entries(text)) {
      Optional<MessageKey> key = MessageKey.parse(entry);
      if (key.isEmpty()) {
        error("reference-form", path, "'" + entry + "' is no sender,identifier,sent");
      } else {
        keys.add(key.get());
        reference(path, key.get());
      }
    }
    return List.copyOf(keys);
  }

  private void reference(String path, MessageKey key) {
    Instant sent = named.sent();
    if (sent == null) {
      return;
    }
    boolean isOwnSender = key.sender().equals(named.sender());
    if (isOwnSender && key.identifier().equals(named.identifier()) && key.sent().equals(sent)) {
      error("self-reference", path, "it refers to itself");
    } else if (key.sent().isAfter(sent)) {
      error("post-dated-reference", path, key.identifier() + " was sent after it");
    }
    if (!isOwnSender) {
      warning("foreign-sender", path, "it refers to a message of " + key.sender() + ": no effect");
    }
  }

  /// Blank-separated; entries that hold blanks stand in quotes.
  static List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    while (matcher.find()) {
      entries.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return entries;
  }

  private void info(Element info, String path) {
    String expires = CapReader.text(info, "expires");
    if (expires == null) {
      warning("expires", path, "it never expires");
    } else if (isBeforeSent(expires)) {
      warning("expires", path + "/expires", "it expires before it is sent");
    }
    for (String element : List.of("headline", "description", "instruction")) {
      String text = CapReader.text(info, element);
      if (text != null && HTML.matcher(text).find()) {
        warning("html", path + "/" + element, "it holds HTML");
      }
    }
    List<Element> resources = CapReader.children(info, "resource");
    for (int i = 0; i < resources.size(); i++) {
      String type = CapReader.text(resources.get(i), "mimeType");
      if (type == null || type.isEmpty()) {
        warning("resource", path + "/resource[" + (i + 1) + "]", "it has no MIME type");
      }
    }
    List<Element> areas = CapReader.children(info, "area");
    for (int i = 0; i < areas.size(); i++) {
      area(areas.get(i), path + "/area[" + (i + 1) + "]");
    }
  }

  private boolean isBeforeSent(String expires) {
    Instant sent = named.sent();
    return sent != null && CapTime.instant(expires).filter(end -> end.isBefore(sent)).isPresent();
  }

  private void area(Element area, String path) {
    List<Element> polygons = CapReader.children(area, "polygon");
    for (int i = 0; i < polygons.size(); i++) {
      String text = polygons.get(i).getTextContent();
      String wrong = Areas.polygon(text);
      String at = path + "/polygon[" + (i + 1) + "]";
      if (!wrong.isEmpty()) {
        error("polygon", at, wrong);
      } else if (Areas.crossesItself(text)) {
        warning("polygon", at, "it crosses itself");
      }
    }
    List<Element> circles = CapReader.children(area, "circle");
    for (int i = 0; i < circles.size(); i++) {
      String wrong = Areas.circle(circles.get(i).getTextContent());
      if (!wrong.isEmpty()) {
        error("circle", path + "/circle[" + (i + 1) + "]", wrong);
      }
    }
    if (polygons.isEmpty() && circles.isEmpty() && CapReader.children(area, "geocode").isEmpty()) {
      warning("area", path, "its area is words alone");
    }
    heights(area, path);
  }

  private void heights(Element area, String path) {
    String ceiling = CapReader.text(area, "ceiling");
    if (ceiling == null) {
      return;
    }
    String altitude = CapReader.text(area, "altitude");
    if (altitude == null) {
      error("altitude", path + "/ceiling", "there is a ceiling without altitude");
      return;
    }
    try {
      if (new BigDecimal(ceiling).compareTo(new BigDecimal(altitude)) < 0) {
        error("altitude", path + "/ceiling", "the ceiling is below the altitude");
      }
    } catch (NumberFormatException _) {
      error("altitude", path + "/ceiling", "altitude and ceiling must be numbers");
    }
  }

  /// Infos say the same thing, each in its language.
  private void languages(List<Element> infos) {
    Set<String> texts = new LinkedHashSet<>();
    for (int i = 0; i < infos.size(); i++) {
      Element info = infos.get(i);
      String path = "/alert/info[" + (i + 1) + "]";
      String language = CapReader.text(info, "language");
      String tag = language == null ? "en-US" : language;
      if (!java.util.Arrays.asList(java.util.Locale.getISOLanguages())
          .contains(tag.split("-", -1)[0].toLowerCase(java.util.Locale.ROOT))) {
        warning("language", path + "/language", "'" + tag + "' is no known language");
      }
      String said = CapReader.text(info, "description");
      if (said != null && !said.isEmpty() && !texts.add(said)) {
        warning("same-text", path + "/description", "another info has the same text");
      }
      for (String field : FIELDS) {
        if (i > 0 && !Objects.equals(said(infos.getFirst(), field), said(info, field))) {
          warning("infos-differ", path + "/" + field, "the infos differ in " + field);
        }
      }
    }
  }

  /// Of an area its shapes: its description is in the info's language.
  private static List<String> said(Element info, String field) {
    List<String> said = new ArrayList<>();
    for (Element one : CapReader.children(info, field)) {
      if (field.equals("area")) {
        for (Node node = one.getFirstChild(); node != null; node = node.getNextSibling()) {
          if (node instanceof Element child && !"areaDesc".equals(child.getLocalName())) {
            said.add(child.getTextContent().strip());
          }
        }
      } else {
        said.add(one.getTextContent().strip());
      }
    }
    return said;
  }
}
