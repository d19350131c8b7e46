package org.entente.app.lists;

import java.util.List;
import org.entente.base.message.Language;
import org.entente.screen.Script;

/// Which scripts a reader of a language reads a name in, best first. Everybody gets the Latin one
/// before one they can't read.
public final class ReaderScripts {
  private ReaderScripts() {}

  public static List<Script> of(Language language) {
    return switch (language) {
      case ENGLISH -> List.of(Script.LATIN);
      case KOREAN -> List.of(Script.HANGUL, Script.LATIN);
      case JAPANESE -> List.of(Script.KANA, Script.LATIN);
    };
  }
}
