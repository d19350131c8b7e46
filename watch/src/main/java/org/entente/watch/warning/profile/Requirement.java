package org.entente.watch.warning.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.base.message.AlertMessage;
import org.entente.base.message.Phrase;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.make.Measure;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// One line of a profile.
///
/// @param isError whether what breaks it isn't of the profile; else it is a doubt
/// @param when only for alerts of which this element has one of these words; empty for all
/// @param where the element from the alert on, like `info/area/geocode`
/// @param name of a pair, as its `valueName` writes it; empty for what is no pair
/// @param value what is asked: a pattern, a number, or words
record Requirement(
    Kind kind,
    boolean isError,
    String when,
    String where,
    String name,
    String value,
    String source) {
  /// What is asked of an element.
  enum Kind {
    /// It is there, with text or with parts.
    PRESENT,
    /// Nobody looks at it.
    IGNORED,
    /// One of them is written like the pattern.
    SOME,
    /// One of them in the whole alert is, in whichever info.
    ANY,
    /// There is exactly one of this name, and it is written like the pattern.
    ONCE,
    /// All of this name are among these words.
    AMONG,
    /// It has at most so many characters.
    LENGTH,
    /// It has at most so many characters of the seven-bit alphabet of 3GPP TS 23.038.
    SEPTETS,
    /// Every info has the same.
    SAME
  }

  /// Adds what an alert does otherwise.
  void judge(Element alert, List<Finding> findings) {
    if (!applies(alert)) {
      return;
    }
    int slash = where.lastIndexOf('/');
    String last = where.substring(slash + 1);
    List<Place> parents = List.of(new Place(alert, "/alert"));
    for (String step : slash < 0 ? new String[0] : where.substring(0, slash).split("/", -1)) {
      parents = parents.stream().flatMap(one -> one.children(step).stream()).toList();
    }
    if (kind == Kind.SAME) {
      same(parents, last, findings);
      return;
    }
    if (kind == Kind.ANY) {
      any(parents, last, findings);
      return;
    }
    for (Place parent : parents) {
      AlertMessage wrong = wrong(parent.children(last).stream().filter(this::isNamed).toList());
      if (wrong != null) {
        find(parent.path() + "/" + last, wrong, findings);
      }
    }
  }

  private void find(String path, AlertMessage message, List<Finding> findings) {
    String what = where.substring(where.lastIndexOf('/') + 1) + (name.isEmpty() ? "" : " " + name);
    List<String> arguments =
        message.arguments() == 2 ? List.of(what, source) : List.of(what, source, value);
    findings.add(
        new Finding(
            "profile-" + kind.name().toLowerCase(java.util.Locale.ROOT),
            path,
            new Phrase(message, arguments)));
  }

  private boolean applies(Element alert) {
    if (when.isEmpty()) {
      return true;
    }
    String[] asked = when.split("=", 2);
    return new Place(alert, "")
        .children(asked[0]).stream()
            .anyMatch(one -> List.of(asked[1].split(" ", -1)).contains(one.text()));
  }

  private boolean isNamed(Place place) {
    return name.isEmpty()
        || place.children("valueName").stream().anyMatch(one -> one.text().equals(name));
  }

  /// What is to be compared: of a pair its value.
  private String said(Place place) {
    return name.isEmpty()
        ? place.text()
        : place.children("value").stream().map(Place::text).findFirst().orElse("");
  }

  /// What is wrong with these; null when nothing is.
  private @Nullable AlertMessage wrong(List<Place> all) {
    Stream<String> said = all.stream().map(this::said);
    return switch (kind) {
      case PRESENT -> said.anyMatch(one -> !one.isEmpty()) ? null : AlertMessage.PROFILE_MISSING;
      case IGNORED -> all.isEmpty() ? null : AlertMessage.PROFILE_IGNORED;
      case SOME ->
          said.anyMatch(Pattern.compile(value).asMatchPredicate())
              ? null
              : AlertMessage.PROFILE_MUST;
      case ONCE ->
          all.size() == 1 && said.allMatch(Pattern.compile(value).asMatchPredicate())
              ? null
              : AlertMessage.PROFILE_ONCE;
      case AMONG ->
          said.allMatch(Set.of(value.split(" ", -1))::contains)
              ? null
              : AlertMessage.PROFILE_UNKNOWN;
      case LENGTH ->
          said.allMatch(one -> Measure.length(one) <= number()) ? null : AlertMessage.PROFILE_LONG;
      case SEPTETS ->
          said.allMatch(one -> Measure.septets(one).orElse(Integer.MAX_VALUE) <= number())
              ? null
              : AlertMessage.PROFILE_SEPTETS;
      case SAME, ANY -> throw new IllegalStateException("it is asked of all infos together");
    };
  }

  private int number() {
    return Integer.parseInt(value);
  }

  private void any(List<Place> infos, String last, List<Finding> findings) {
    boolean isThere =
        infos.stream()
            .flatMap(one -> one.children(last).stream())
            .filter(this::isNamed)
            .map(this::said)
            .anyMatch(Pattern.compile(value).asMatchPredicate());
    if (!infos.isEmpty() && !isThere) {
      find("/alert/info/" + last, AlertMessage.PROFILE_IN_ONE, findings);
    }
  }

  private void same(List<Place> infos, String last, List<Finding> findings) {
    for (int i = 1; i < infos.size(); i++) {
      if (!texts(infos.get(i), last).equals(texts(infos.getFirst(), last))) {
        find(infos.get(i).path() + "/" + last, AlertMessage.PROFILE_DIFFERS, findings);
      }
    }
  }

  private static List<String> texts(Place info, String last) {
    return info.children(last).stream().map(Place::text).toList();
  }

  /// An element with the path to it.
  private record Place(Element element, String path) {
    String text() {
      return element.getTextContent().strip();
    }

    List<Place> children(String name) {
      List<Place> found = new ArrayList<>();
      for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element child && name.equals(child.getLocalName())) {
          found.add(new Place(child, path + "/" + name + "[" + (found.size() + 1) + "]"));
        }
      }
      return found;
    }
  }
}
