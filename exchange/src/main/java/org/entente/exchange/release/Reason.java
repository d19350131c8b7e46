package org.entente.exchange.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why something doesn't go: a word that never changes, by which pages say it in the reader's
/// language, and what it says of whom. Its English text stands in answers, and in the store.
///
/// @param told what stands in the gaps of the text, in their order
public record Reason(Word word, List<String> told) {
  /// Every reason there is, with `{0}` and so on for what is told.
  public enum Word {
    NAMED_PEOPLE("TLP:RED is for named people, not for a node"),
    CLASSIFIED("classification {0} is above the recipient's"),
    ORIGINATOR_ONLY("it is for its originator only: it has no marking that releases it"),
    RELEASABLE("it is releasable to {0} only"),
    ATTRIBUTION("markings say must and must not attribute: a person decides"),
    TIME("outside the time for which it is marked"),
    ACTIONS("its markings permit {0} only"),
    WITHDRAWN("it came from {0}, which has withdrawn it"),
    ENDED("it came from {0} to be kept until {1}"),
    CONSENT("it came from {0}, whose consent is needed"),
    CONSENT_PURPOSE("it came from {0} for {1}, whose consent is needed for {2}"),
    MISSING("it names what the recipient has not: {0}"),
    MARKING_ALONE("a marking goes with what it marks, and nothing that goes is marked so"),
    REQUEST("what belongs to a request goes to its parties only, by its commands"),
    SUSPENDED("{0} is suspended"),
    NOT_HELD("it isn't held here"),
    NO_FORM("it has no RFC 8785 form: a number is out of range"),
    OTHER_CONTENT("another content was released under this id and version"),
    NOT_RELEASED("it isn't released there"),
    FOREIGN_ENTRY("another node wrote it, and releases it"),
    UNAPPROVED("no second person approved the finding");

    private final String form;

    Word(String form) {
      this.form = form;
    }

    /// As answers say it, like `named-people`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Reason {
    told = List.copyOf(told);
  }

  public static Reason of(Word word, String... told) {
    return new Reason(word, List.of(told));
  }

  /// In English.
  public String text() {
    String text = word.form;
    for (int i = 0; i < told.size(); i++) {
      text = text.replace("{" + i + "}", told.get(i));
    }
    return text;
  }

  /// Several in one line.
  public static String text(List<Reason> reasons) {
    return reasons.stream().map(Reason::text).collect(Collectors.joining("; "));
  }
}
