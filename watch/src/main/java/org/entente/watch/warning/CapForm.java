package org.entente.watch.warning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.base.message.AlertMessage;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The form of an alert: which elements, in which order, how often, with which content (CAP 1.2,
/// section 3; CAP 1.1 differs in four places). Says the same as the published schemas.
final class CapForm {
  static final String NS_12 = "urn:oasis:names:tc:emergency:cap:1.2";
  static final String NS_11 = "urn:oasis:names:tc:emergency:cap:1.1";
  static final String NS_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  private static final String RULE = "xsd";
  private static final int MANY = Integer.MAX_VALUE;
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  /// What may stand in an element.
  private enum Content {
    TEXT,
    TIME,
    LANGUAGE,
    DECIMAL,
    INTEGER,
    WORD,
    ELEMENTS
  }

  private record Part(
      String name, int least, int most, Content content, Set<String> words, List<Part> parts) {}

  private static Part text(String name, int least, int most) {
    return new Part(name, least, most, Content.TEXT, Set.of(), List.of());
  }

  private static Part of(String name, int least, Content content) {
    return new Part(name, least, 1, content, Set.of(), List.of());
  }

  private static Part words(String name, int least, int most, String... words) {
    return new Part(name, least, most, Content.WORD, Set.of(words), List.of());
  }

  private static Part elements(String name, int most, Part... parts) {
    return new Part(name, 0, most, Content.ELEMENTS, Set.of(), List.of(parts));
  }

  private static Part pair(String name) {
    return elements(name, MANY, text("valueName", 1, 1), text("value", 1, 1));
  }

  private static Part resource(boolean is12) {
    return elements(
        "resource",
        MANY,
        text("resourceDesc", 1, 1),
        text("mimeType", is12 ? 1 : 0, 1),
        of("size", 0, Content.INTEGER),
        text("uri", 0, 1),
        text("derefUri", 0, 1),
        text("digest", 0, 1));
  }

  private static Part area(boolean is12) {
    Content height = is12 ? Content.DECIMAL : Content.TEXT;
    return elements(
        "area",
        MANY,
        text("areaDesc", 1, 1),
        text("polygon", 0, MANY),
        text("circle", 0, MANY),
        pair("geocode"),
        of("altitude", 0, height),
        of("ceiling", 0, height));
  }

  private static Part info(boolean is12) {
    return elements(
        "info",
        MANY,
        of("language", 0, Content.LANGUAGE),
        words(
            "category",
            1,
            MANY,
            "Geo",
            "Met",
            "Safety",
            "Security",
            "Rescue",
            "Fire",
            "Health",
            "Env",
            "Transport",
            "Infra",
            "CBRNE",
            "Other"),
        text("event", 1, 1),
        words("responseType", 0, MANY, responses(is12)),
        words("urgency", 1, 1, "Immediate", "Expected", "Future", "Past", "Unknown"),
        words("severity", 1, 1, "Extreme", "Severe", "Moderate", "Minor", "Unknown"),
        words("certainty", 1, 1, "Observed", "Likely", "Possible", "Unlikely", "Unknown"),
        text("audience", 0, 1),
        pair("eventCode"),
        of("effective", 0, Content.TIME),
        of("onset", 0, Content.TIME),
        of("expires", 0, Content.TIME),
        text("senderName", 0, 1),
        text("headline", 0, 1),
        text("description", 0, 1),
        text("instruction", 0, 1),
        text("web", 0, 1),
        text("contact", 0, 1),
        pair("parameter"),
        resource(is12),
        area(is12));
  }

  private static List<Part> alert(boolean is12) {
    return List.of(
        text("identifier", 1, 1),
        text("sender", 1, 1),
        of("sent", 1, Content.TIME),
        words("status", 1, 1, "Actual", "Exercise", "System", "Test", "Draft"),
        words("msgType", 1, 1, "Alert", "Update", "Cancel", "Ack", "Error"),
        text("source", 0, 1),
        words("scope", 1, 1, "Public", "Restricted", "Private"),
        text("restriction", 0, 1),
        text("addresses", 0, 1),
        text("code", 0, MANY),
        text("note", 0, 1),
        text("references", 0, 1),
        text("incidents", 0, 1),
        info(is12));
  }

  private static String[] responses(boolean is12) {
    List<String> words =
        new ArrayList<>(
            List.of("Shelter", "Evacuate", "Prepare", "Execute", "Monitor", "Assess", "None"));
    if (is12) {
      words.add("Avoid");
      words.add("AllClear");
    }
    return words.toArray(String[]::new);
  }

  private static final List<Part> ALERT_12 = alert(true);
  private static final List<Part> ALERT_11 = alert(false);

  private final String namespace;
  private final List<Finding> findings;

  private CapForm(String namespace, List<Finding> findings) {
    this.namespace = namespace;
    this.findings = findings;
  }

  /// Adds what is wrong with the form of this root.
  static void check(Element root, List<Finding> findings) {
    String namespace = String.valueOf(root.getNamespaceURI());
    boolean is12 = namespace.equals(NS_12);
    if (!root.getLocalName().equals("alert") || !(is12 || namespace.equals(NS_11))) {
      findings.add(Finding.of(RULE, "/", AlertMessage.ALERT_NO_CAP));
      return;
    }
    new CapForm(namespace, findings).elements(root, "/alert", is12 ? ALERT_12 : ALERT_11, is12);
  }

  private void wrong(String path, AlertMessage message, Object... arguments) {
    findings.add(Finding.of(RULE, path, message, arguments));
  }

  private void elements(Element parent, String path, List<Part> parts, boolean takesSignatures) {
    attributes(parent, path);
    Map<String, Integer> counts = new HashMap<>();
    int at = 0;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (isText(node) && !node.getNodeValue().isBlank()) {
        wrong(path, AlertMessage.ALERT_STRAY_TEXT);
      }
      if (!(node instanceof Element child)) {
        continue;
      }
      String name = child.getLocalName();
      boolean isSignature = NS_SIGNATURE.equals(child.getNamespaceURI());
      if (isSignature && takesSignatures) {
        at = parts.size();
        continue;
      }
      int place = place(parts, child);
      int number = counts.merge(name, 1, Integer::sum);
      String below = path + "/" + name + (repeats(parts, place) ? "[" + number + "]" : "");
      if (place < 0) {
        wrong(below, AlertMessage.ALERT_STRAY_ELEMENT);
      } else if (place < at) {
        wrong(below, AlertMessage.ALERT_WRONG_PLACE);
      } else if (number > parts.get(place).most()) {
        wrong(below, AlertMessage.ALERT_ONCE);
      } else {
        at = place;
        content(child, below, parts.get(place));
      }
    }
    for (Part part : parts) {
      if (counts.getOrDefault(part.name(), 0) < part.least()) {
        wrong(path, AlertMessage.ALERT_MISSING, part.name());
      }
    }
  }

  private static boolean repeats(List<Part> parts, int place) {
    return place >= 0 && parts.get(place).most() == MANY;
  }

  private int place(List<Part> parts, Element child) {
    if (!namespace.equals(child.getNamespaceURI())) {
      return -1;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).name().equals(child.getLocalName())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isText(Node node) {
    return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
  }

  private void attributes(Element element, String path) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String in = String.valueOf(attribute.getNamespaceURI());
      boolean isAboutForm =
          in.equals("http://www.w3.org/2000/xmlns/")
              || in.equals("http://www.w3.org/2001/XMLSchema-instance");
      if (!isAboutForm) {
        wrong(path, AlertMessage.ALERT_ATTRIBUTE, attribute.getName());
      }
    }
  }

  private void content(Element element, String path, Part part) {
    if (part.content() == Content.ELEMENTS) {
      elements(element, path, part.parts(), false);
      return;
    }
    attributes(element, path);
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        wrong(path, AlertMessage.ALERT_STRAY_ELEMENTS);
        return;
      }
    }
    String text = element.getTextContent();
    boolean isRight =
        switch (part.content()) {
          case TEXT, ELEMENTS -> true;
          case TIME -> CapTime.isForm(text, namespace.equals(NS_12));
          case LANGUAGE -> LANGUAGE.matcher(text.strip()).matches();
          case DECIMAL -> DECIMAL.matcher(text.strip()).matches();
          case INTEGER -> INTEGER.matcher(text.strip()).matches();
          case WORD -> part.words().contains(text);
        };
    if (isRight) {
      return;
    }
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    if (part.content() == Content.TIME) {
      findings.add(Finding.of("time-form", path, AlertMessage.ALERT_NO_ZONE, shown));
    } else {
      String what = part.content().name().toLowerCase(Locale.ROOT);
      wrong(path, AlertMessage.ALERT_NO_SUCH, shown, what);
    }
  }
}
