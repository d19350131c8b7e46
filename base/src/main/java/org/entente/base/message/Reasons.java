package org.entente.base.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// Reasons that were kept as text, in the language of whoever reads them. Documents hold them in
/// English, for programs and for good; so what was said is found again by its form. What is none
/// of ours stays as it was written.
public final class Reasons {
  /// Longer texts are none of ours; what strangers send is looked at in time.
  private static final int LONGEST = 1_000;

  private static final String BETWEEN = "; ";

  private static final List<Form> FORMS =
      Stream.<Message[]>of(SeaMessage.values(), ReasonMessage.values())
          .flatMap(Arrays::stream)
          .map(Form::of)
          .sorted(Comparator.comparingInt(Form::weight).reversed())
          .toList();

  private Reasons() {}

  /// A message cut at its arguments.
  ///
  /// @param pieces one more than `places`
  /// @param places which argument stands behind each piece
  private record Form(Message message, List<String> pieces, List<Integer> places) {
    static Form of(Message message) {
      Matcher matcher = Messages.PLACEHOLDER.matcher(message.english());
      List<String> pieces = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      int from = 0;
      while (matcher.find()) {
        pieces.add(message.english().substring(from, matcher.start()));
        places.add(Integer.valueOf(matcher.group(1)));
        from = matcher.end();
      }
      pieces.add(message.english().substring(from));
      return new Form(message, pieces, places);
    }

    /// How much of it is said by the form alone: of two that fit, the one that says more is meant.
    int weight() {
      return pieces.stream().mapToInt(String::length).sum();
    }

    /// Each argument is as short as can be, but the last.
    Optional<Phrase> read(String text) {
      String end = pieces.getLast();
      if (places.isEmpty()) {
        return text.equals(end) ? Optional.of(Phrase.of(message)) : Optional.empty();
      }
      if (!text.startsWith(pieces.getFirst()) || !text.endsWith(end)) {
        return Optional.empty();
      }
      String[] arguments = new String[message.arguments()];
      int at = pieces.getFirst().length();
      for (int i = 0; i < places.size(); i++) {
        boolean isLast = i == places.size() - 1;
        int to = isLast ? text.length() - end.length() : text.indexOf(pieces.get(i + 1), at);
        if (to < at) {
          return Optional.empty();
        }
        arguments[places.get(i)] = text.substring(at, to);
        at = to + pieces.get(i + 1).length();
      }
      return Optional.of(new Phrase(message, List.of(arguments)));
    }
  }

  /// What an English text says; empty for one that is none of ours.
  public static Optional<Phrase> read(String english) {
    return english.length() > LONGEST
        ? Optional.empty()
        : FORMS.stream().flatMap(form -> form.read(english).stream()).findFirst();
  }

  /// An English text in another language, as far as it is known.
  public static String in(Messages messages, String english) {
    if (messages.language() == Language.ENGLISH) {
      return english;
    }
    return read(english).map(phrase -> said(messages, phrase)).orElse(english);
  }

  /// What was overtaken holds the reasons of what overtook it.
  private static String said(Messages messages, Phrase phrase) {
    if (phrase.message() != ReasonMessage.PASSES_OVERTAKEN) {
      return phrase.in(messages);
    }
    List<String> parts = List.of(phrase.arguments().get(1).split(BETWEEN, -1));
    List<String> why = new ArrayList<>();
    for (int i = 0; i < parts.size(); ) {
      // A reason may hold what stands between reasons.
      int end = Math.min(parts.size(), i + 2);
      String both = String.join(BETWEEN, parts.subList(i, end));
      boolean isOne = read(parts.get(i)).isEmpty() && read(both).isPresent();
      why.add(in(messages, isOne ? both : parts.get(i)));
      i = isOne ? end : i + 1;
    }
    return messages.text(
        phrase.message(), phrase.arguments().getFirst(), String.join(BETWEEN, why));
  }
}
