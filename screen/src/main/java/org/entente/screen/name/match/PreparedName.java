package org.entente.screen.name.match;

import java.text.Normalizer;
import org.entente.screen.Script;
import org.entente.screen.TargetKind;
import org.entente.screen.name.korean.KoreanName;
import org.entente.screen.name.korean.KoreanReader;
import org.entente.screen.name.latin.LatinName;

/// A name, read once in all the ways it may be meant.
public final class PreparedName {
  final String text;
  final TargetKind kind;
  final Script script;
  final LatinName asPerson;
  final LatinName asOther;
  final KoreanName korean;

  /// Without blanks and, for Han, without the variants of characters; for strict comparison.
  final String exact;

  private PreparedName(String text, TargetKind kind) {
    this.text = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    this.kind = kind;
    this.script = Script.of(this.text);
    this.korean = korean(text);
    boolean kana = script == Script.KANA;
    String latin = kana ? this.text : Letters.latin(this.text, script);
    this.asPerson =
        !mayBePerson() || isSoundOnly()
            ? LatinName.NONE
            : kana ? kanaPerson(latin) : LatinName.of(latin, true);
    this.asOther =
        !mayBeOther()
            ? LatinName.NONE
            : kana ? LatinName.ofKana(latin, false) : LatinName.of(latin, false);
    this.exact = Letters.exact(this.text, script);
  }

  /// Short words that may be Korean syllables must not be joined to foreign ones.
  private LatinName kanaPerson(String kana) {
    LatinName name = LatinName.ofKana(kana, true);
    return korean.isEmpty() ? name : name.withoutRuns();
  }

  private KoreanName korean(String raw) {
    return switch (script) {
      case HANGUL -> KoreanReader.ofHangul(text);
      case HAN -> KoreanReader.ofHanja(raw);
      case LATIN -> KoreanReader.ofLatin(text);
      case KANA -> KoreanReader.ofKana(text);
      case CYRILLIC -> KoreanReader.ofCyrillic(text);
      case ARABIC, OTHER, MIXED, NONE -> KoreanName.NONE;
    };
  }

  /// Hangul that can be a Korean name is compared by sound alone, never by romanized letters.
  boolean isSoundOnly() {
    return script == Script.HANGUL && !korean.isEmpty();
  }

  public static PreparedName of(String text, TargetKind kind) {
    return new PreparedName(text, kind);
  }

  public String text() {
    return text;
  }

  public TargetKind kind() {
    return kind;
  }

  /// Whether a person may be meant.
  public boolean mayBePerson() {
    return switch (kind) {
      case PERSON, LEGAL_ENTITY, OTHER -> true;
      case ORGANIZATION, VESSEL, AIRCRAFT -> false;
    };
  }

  /// Whether something else than a person may be meant.
  public boolean mayBeOther() {
    return kind != TargetKind.PERSON;
  }

  /// Whether its letters were never written by a hand, so that words must be equal.
  public boolean isHan() {
    return script == Script.HAN;
  }

  public LatinName asPerson() {
    return asPerson;
  }

  public LatinName asOther() {
    return asOther;
  }

  public KoreanName korean() {
    return korean;
  }

  /// What strict comparison compares; empty where the script isn't compared strictly.
  public String exact() {
    return script == Script.HANGUL || script == Script.HAN ? exact : "";
  }
}
