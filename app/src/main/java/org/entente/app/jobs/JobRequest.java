package org.entente.app.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// What a job was asked to do, checked: known members only, stores by name.
///
/// @param values of each field that was given, in the form's order
/// @param file the name of the file that came with it; empty without one
public record JobRequest(JobForm form, Map<JobField, List<String>> values, String file) {
  private static final int MOST_STORES = 8;
  private static final String FILE = "file";
  private static final Set<String> AROUND = Set.of("kind", "case", FILE);

  /// Throws [BadInput] for what no job can be.
  public static JobRequest of(JsonValue.Members asked) {
    String kind = asked.optional("kind").orElse("");
    if (!JobForm.isKind(kind)) {
      throw bad("kind", "it must be trace, exposure or screening", "Name one");
    }
    JobForm form =
        JobForm.of(kind, asked)
            .orElseThrow(
                () -> bad(kind, "it doesn't say what is asked", "Name addresses, names or a file"));
    Map<JobField, List<String>> values = new LinkedHashMap<>();
    Set<String> known = new HashSet<>(AROUND);
    for (JobField field : form.fields()) {
      known.add(field.name());
      JsonValue value = asked.get(field.name());
      if (value != null) {
        values.put(field, field.values(value));
      } else if (form.needed().contains(field.name())) {
        throw bad(field.name(), "it is missing", "Give it");
      }
    }
    for (String name : asked.all().keySet()) {
      boolean isKnown = known.contains(name) && (!name.equals(FILE) || form.takesFile());
      if (!isKnown) {
        throw bad(name, "a job of kind " + kind + " knows no such member", "Leave it out");
      }
    }
    JobRequest request =
        new JobRequest(form, values, asked.members(FILE).optional("name").orElse(""));
    int most = form == JobForm.TRACE ? MOST_STORES : 1;
    if (request.stores().size() > most) {
      throw bad("stores", "it may name " + most, "Name fewer");
    }
    return request;
  }

  /// The request that words of a command line mean, like `hops=5`; a name that comes again, or
  /// whose field takes several, makes a list. Throws [BadInput].
  public static JsonValue.Members worded(String kind, List<String> words, boolean hasFile) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw bad(word, "it is no NAME=VALUE", "Write it like hops=5");
      }
      given
          .computeIfAbsent(word.substring(0, equals), _ -> new ArrayList<>())
          .add(word.substring(equals + 1));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("kind", JsonValue.of(kind));
    given.forEach((name, values) -> all.put(name, JsonValue.texts(values)));
    if (hasFile) {
      all.put(FILE, JsonValue.Members.NONE);
    }
    JobForm.of(kind, new JsonValue.Members(all)).stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> given.containsKey(field.name()))
        .forEach(
            field ->
                all.put(field.name(), field.worded(given.getOrDefault(field.name(), List.of()))));
    return new JsonValue.Members(all);
  }

  /// As [#text] wrote it.
  public static JobRequest read(String text) {
    return of((JsonValue.Members) JsonReader.parse("the job", text));
  }

  private static BadInput bad(String place, String reason, String next) {
    return new BadInput(place, "", reason, next);
  }

  public String kind() {
    return form.kind();
  }

  public boolean isBulk() {
    return form.isBulk();
  }

  public boolean takesFile() {
    return form.takesFile();
  }

  List<String> stores() {
    return named(JobField.Shape.STORES);
  }

  /// The store of labels; empty without one.
  String labels() {
    return named(JobField.Shape.LABELS).stream().findFirst().orElse("");
  }

  private List<String> named(JobField.Shape shape) {
    return values.entrySet().stream()
        .filter(one -> one.getKey().shape() == shape)
        .flatMap(one -> one.getValue().stream())
        .toList();
  }

  boolean has(String name) {
    return values.keySet().stream().anyMatch(one -> one.name().equals(name));
  }

  /// The request as it is kept, without the file's bytes.
  public String text() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("kind", JsonValue.of(form.kind()));
    values.forEach(
        (field, texts) -> {
          JsonValue value =
              switch (field.shape()) {
                case FLAG -> JsonValue.of(!texts.isEmpty());
                case NUMBER, TEXT, LABELS -> JsonValue.of(texts.getFirst());
                case TEXTS, STORES -> JsonValue.texts(texts);
              };
          all.put(field.name(), value);
        });
    if (form.takesFile()) {
      all.put(FILE, new JsonValue.Members(new TreeMap<>(Map.of("name", JsonValue.of(file)))));
    }
    return JsonWriter.text(new JsonValue.Members(all));
  }

  /// The command line, with stores and labels called as `places` calls them.
  ///
  /// @param extra options that the request doesn't say
  /// @param upload how the file that came with it is called
  List<String> arguments(Calling places, List<String> extra, String upload) {
    List<String> options = new ArrayList<>(form.command());
    List<String> arguments = new ArrayList<>();
    values.forEach(
        (field, texts) -> {
          for (String text : texts) {
            if (field.option().isEmpty()) {
              arguments.add(text);
            } else if (field.shape() == JobField.Shape.FLAG) {
              options.add(field.option());
            } else {
              options.add(field.option() + "=" + places.called(field.shape(), text));
            }
          }
        });
    options.addAll(extra);
    options.add("--format=json");
    if (form == JobForm.EXPOSURE_FILE) {
      options.add("--file=" + upload);
    } else if (form.takesFile()) {
      arguments.add(upload);
    }
    if (!arguments.isEmpty()) {
      options.add("--");
      options.addAll(arguments);
    }
    return options;
  }

  /// What stands for a value in a command line.
  @FunctionalInterface
  interface Calling {
    String called(JobField.Shape shape, String value);
  }
}
