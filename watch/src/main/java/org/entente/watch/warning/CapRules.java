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
import org.entente.base.message.AlertMessage;
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

  private void error(String rule, String path, AlertMessage message, Object... arguments) {
    errors.add(Finding.of(rule, path, message, arguments));
  }

  private void warning(String rule, String path, AlertMessage message, Object... arguments) {
    warnings.add(Finding.of(rule, path, message, arguments));
  }

  private void name(String element, @Nullable String value) {
    if (value == null) {
      return;
    }
    boolean isWrong = value.isEmpty() || value.chars().anyMatch(c -> isBarred(c));
    if (isWrong) {
      error("identifier-form", "/alert/" + element, AlertMessage.ALERT_NAME_FORM);
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
      error(element, "/alert", AlertMessage.ALERT_SCOPE, word, element);
    }
  }

  private List<MessageKey> references() {
    String path = "/alert/references";
    String text = CapReader.text(root, "references");
    boolean needsSome = !"Alert".equals(named.kind()) && named.kind() != null;
    if (text == null || text.isEmpty()) {
      if (text != null || needsSome) {
        error("references-empty", path, AlertMessage.ALERT_REFERS_NOTHING);
      }
      return List.of();
    }
    Set<MessageKey> keys = new LinkedHashSet<>();
    for (String entry : entries(text)) {
      Optional<MessageKey> key = MessageKey.parse(entry);
      if (key.isEmpty()) {
        error("reference-form", path, AlertMessage.ALERT_REFERENCE_FORM, entry);
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
      error("self-reference", path, AlertMessage.ALERT_REFERS_SELF);
    } else if (key.sent().isAfter(sent)) {
      error("post-dated-reference", path, AlertMessage.ALERT_REFERS_LATER, key.identifier());
    }
    if (!isOwnSender) {
      warning("foreign-sender", path, AlertMessage.ALERT_REFERS_FOREIGN, key.sender());
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
      warning("expires", path, AlertMessage.ALERT_NEVER_EXPIRES);
    } else if (isBeforeSent(expires)) {
      warning("expires", path + "/expires", AlertMessage.ALERT_EXPIRES_EARLY);
    }
    for (String element : List.of("headline", "description", "instruction")) {
      String text = CapReader.text(info, element);
      if (text != null && HTML.matcher(text).find()) {
        warning("html", path + "/" + element, AlertMessage.ALERT_HTML);
      }
    }
    List<Element> resources = CapReader.children(info, "resource");
    for (int i = 0; i < resources.size(); i++) {
      String type = CapReader.text(resources.get(i), "mimeType");
      if (type == null || type.isEmpty()) {
        warning("resource", path + "/resource[" + (i + 1) + "]", AlertMessage.ALERT_MIME);
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
      AlertMessage wrong = Areas.polygon(text);
      String at = path + "/polygon[" + (i + 1) + "]";
      if (wrong != null) {
        error("polygon", at, wrong);
      } else if (Areas.crossesItself(text)) {
        warning("polygon", at, AlertMessage.ALERT_POLYGON_CROSSES);
      }
    }
    List<Element> circles = CapReader.children(area, "circle");
    for (int i = 0; i < circles.size(); i++) {
      if (!Areas.isCircle(circles.get(i).getTextContent())) {
        error("circle", path + "/circle[" + (i + 1) + "]", AlertMessage.ALERT_CIRCLE);
      }
    }
    if (polygons.isEmpty() && circles.isEmpty() && CapReader.children(area, "geocode").isEmpty()) {
      warning("area", path, AlertMessage.ALERT_AREA_WORDS);
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
      error("altitude", path + "/ceiling", AlertMessage.ALERT_CEILING_ALONE);
      return;
    }
    try {
      if (new BigDecimal(ceiling).compareTo(new BigDecimal(altitude)) < 0) {
        error("altitude", path + "/ceiling", AlertMessage.ALERT_CEILING_LOW);
      }
    } catch (NumberFormatException _) {
      error("altitude", path + "/ceiling", AlertMessage.ALERT_HEIGHT_FORM);
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
        warning("language", path + "/language", AlertMessage.ALERT_LANGUAGE, tag);
      }
      String said = CapReader.text(info, "description");
      if (said != null && !said.isEmpty() && !texts.add(said)) {
        warning("same-text", path + "/description", AlertMessage.ALERT_SAME_TEXT);
      }
      for (String field : FIELDS) {
        if (i > 0 && !Objects.equals(said(infos.getFirst(), field), said(info, field))) {
          warning("infos-differ", path + "/" + field, AlertMessage.ALERT_INFOS_DIFFER, field);
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
