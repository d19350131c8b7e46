package org.entente.base.message;

import java.util.Arrays;
import java.util.List;

/// A message with its arguments, which is said later in whatever language somebody reads. Programs
/// get the English.
public record Phrase(Message message, List<String> arguments) {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  public static Phrase of(Message message, Object... arguments) {
    return new Phrase(message, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /// What stands in every language as it is, since somebody else said it.
  public static Phrase plain(String text) {
    return of(AlertMessage.AS_SAID, text);
  }

  public String in(Messages messages) {
    return messages.text(message, arguments.toArray());
  }

  public String english() {
    return in(ENGLISH);
  }
}
