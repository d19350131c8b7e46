package org.entente.trace.label.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;

/// Reads the actors of an ActorPack: who they are, so that a label needs only their id.
final class ActorPackReader {
  private static final String MEND = "Mend the pack, or leave it out with --lenient.";

  private ActorPackReader() {}

  /// The list after `actors`. `head` has the pack's own fields that stood before it.
  static void read(
      YamlFields yaml, Source source, Map<String, String> head, Consumer<Label> labels) {
    yaml.beginList("actors");
    while (yaml.nextItem()) {
      long line = yaml.line();
      Map<String, String> texts = new LinkedHashMap<>();
      List<String> categories = List.of();
      Map<String, String> more = new LinkedHashMap<>();
      for (String field = yaml.nextField(); field != null; field = yaml.nextField()) {
        switch (field) {
          case "id", "label", "lastmod" -> texts.put(field, yaml.text());
          case "categories" -> categories = yaml.list();
          case "uri", "jurisdictions", "aliases", "context" -> more.put(field, yaml.json());
          default -> {
            source.doubts().add(source.bad(yaml.line(), "unknown field '" + field + "'", MEND));
            yaml.skip();
          }
        }
      }
      String id = texts.getOrDefault("id", "");
      if (id.isEmpty()) {
        source.doubts().add(source.bad(line, "an actor without id", MEND));
      } else {
        labels.accept(label(source, line, head, texts, new ArrayList<>(categories), more));
      }
    }
  }

  private static Label label(
      Source source,
      long line,
      Map<String, String> head,
      Map<String, String> texts,
      List<String> categories,
      Map<String, String> more) {
    String id = texts.getOrDefault("id", "");
    String lastmod = texts.getOrDefault("lastmod", head.getOrDefault("lastmod", ""));
    LocalDate date = lastmod.isEmpty() ? null : source.date(line, "lastmod", lastmod);
    StringBuilder note = new StringBuilder();
    more.forEach(
        (field, json) ->
            note.append(note.isEmpty() ? "{" : ",")
                .append('"')
                .append(field)
                .append("\":")
                .append(json));
    Claim claim =
        new Claim(
            texts.getOrDefault("label", id),
            id,
            categories,
            Confidence.UNKNOWN,
            head.getOrDefault("title", source.name()),
            head.getOrDefault("creator", ""),
            "",
            false,
            date,
            date == null ? source.day() : date,
            null,
            note.isEmpty() ? "" : note.append('}').toString());
    return new Label(new Subject.Actor(id), claim);
  }
}
