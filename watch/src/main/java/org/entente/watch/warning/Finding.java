package org.entente.watch.warning;

import org.entente.base.message.Message;
import org.entente.base.message.Phrase;

/// Something wrong or doubtful in a message.
///
/// @param rule its name, as the reference lists it
/// @param path of the element, like `/alert/info[1]/area[2]/polygon[1]`
public record Finding(String rule, String path, Phrase reason) {
  public static Finding of(String rule, String path, Message message, Object... arguments) {
    return new Finding(rule, path, Phrase.of(message, arguments));
  }

  /// One whose reason somebody else gives, in their language.
  public static Finding plain(String rule, String path, String reason) {
    return new Finding(rule, path, Phrase.plain(reason));
  }

  /// The reason for programs.
  public String text() {
    return reason.english();
  }
}
