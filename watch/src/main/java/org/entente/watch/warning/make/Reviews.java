package org.entente.watch.warning.make;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.Hex;

/// Who read which template in which language and holds it to be right. A review is of a text: it
/// ends when one character of the text changes. What is meant (status Actual) is sent only from a
/// template that somebody reviewed in each language; Entente itself comes with no reviews, since
/// nobody who may warn has read its texts.
public final class Reviews {
  /// A line of the file: `template language sha256 date person`.
  public record Review(
      String template, String language, String sha256, LocalDate date, String person) {
    public String line() {
      return String.join(" ", template, language, sha256, date.toString(), person) + "\n";
    }
  }

  private final List<Review> all;

  private Reviews(List<Review> all) {
    this.all = List.copyOf(all);
  }

  public static Reviews none() {
    return new Reviews(List.of());
  }

  /// Throws [BadInput] for a line that is no review.
  public static Reviews read(String file, String text) {
    List<Review> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] parts = line.split(" ", 5);
      if (line.isBlank()) {
        continue;
      }
      try {
        if (parts.length < 5 || parts[4].isBlank()) {
          throw new DateTimeException("it has too few words");
        }
        all.add(new Review(parts[0], parts[1], parts[2], LocalDate.parse(parts[3]), parts[4]));
      } catch (DateTimeException e) {
        throw new BadInput(
            file,
            "line " + number,
            "it is no review: template language sha256 date person",
            "Let watch warnings review write it",
            e);
      }
    }
    return new Reviews(all);
  }

  /// A review of a text as it is now.
  public static Review of(Template template, Language language, LocalDate date, String person) {
    return new Review(template.id(), language.word(), sha256(template, language), date, person);
  }

  /// The languages in which nobody reviewed the template as it is now.
  public List<Language> missing(Template template) {
    List<Language> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      if (reviewers(template, language).isEmpty()) {
        missing.add(language);
      }
    }
    return missing;
  }

  /// Who reviewed it in this language as it is now.
  public Set<String> reviewers(Template template, Language language) {
    String hash = sha256(template, language);
    Set<String> people = new LinkedHashSet<>();
    for (Review one : all) {
      boolean isIt =
          one.template().equals(template.id())
              && one.language().equals(language.word())
              && one.sha256().equals(hash);
      if (isIt) {
        people.add(one.person());
      }
    }
    return people;
  }

  private static String sha256(Template template, Language language) {
    StringBuilder all = new StringBuilder(template.id());
    template
        .slots()
        .forEach((name, form) -> all.append('\n').append(name).append(' ').append(form));
    for (Template.Field field : Template.Field.values()) {
      all.append('\n').append(template.text(language, field));
    }
    try {
      byte[] bytes = all.toString().getBytes(UTF_8);
      return Hex.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
