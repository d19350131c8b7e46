package org.entente.app.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.app.ftm.FtmExample;
import org.entente.app.ftm.FtmFields;
import org.entente.app.ftm.FtmSchema;
import org.entente.app.question.ExampleQuestion;
import org.entente.app.question.ExampleScope;
import org.entente.app.question.Result;
import org.entente.app.question.Screening;
import org.entente.screen.TargetKind;
import org.entente.screen.list.ListDescriptor;
import org.entente.screen.list.LoadedList;
import org.entente.screen.merge.Entity;

/// What is asked with GET: a search by a piece of text, an entity by its id, what there is.
final class MatchPages {
  private static final int USUAL_LIMIT = 10;
  private static final int MOST_RESULTS = 500;
  private static final int MOST_OFFSET = 9_500;
  private static final int MOST_CHARS = 1_000;

  /// Below this a resemblance says nothing.
  private static final int LEAST = 5_000;

  private final Screening screening;

  MatchPages(Screening screening) {
    this.screening = screening;
  }

  /// A text is looked up as a name, and as a number or an address too.
  MatchAnswer search(MatchRequest request, String dataset) {
    if (!ExampleScope.isKnown(dataset, screening.register())) {
      throw new MatchRefusal(404, "No such dataset: " + dataset);
    }
    String text = request.text("q").strip();
    if (text.isEmpty() || text.length() > MOST_CHARS) {
      throw new MatchRefusal(400, "q is a text of 1 to " + MOST_CHARS + " letters");
    }
    String schema = request.text("schema").isEmpty() ? "Thing" : request.text("schema");
    TargetKind kind =
        FtmSchema.kind(schema)
            .orElseThrow(() -> new MatchRefusal(400, "Unknown schema: " + schema));
    int limit = request.number("limit", USUAL_LIMIT, 0, MOST_RESULTS);
    int offset = request.number("offset", 0, 0, MOST_OFFSET);
    List<Result> found =
        new ExampleQuestion(example(text, schema), ExampleScope.of(dataset), limit, LEAST)
            .found(screening).stream().filter(one -> kind.agreesWith(one.entity().kind())).toList();
    List<Map<String, Object>> results =
        found.stream().skip(offset).limit(limit).map(one -> FtmFields.of(one.entity())).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limit", limit);
    json.put("offset", offset);
    Map<String, Object> total = new LinkedHashMap<>();
    total.put("value", found.size());
    total.put("relation", "eq");
    json.put("total", total);
    json.put("results", results);
    json.put("facets", facets(found));
    return MatchAnswer.of(json);
  }

  private static FtmExample example(String text, String schema) {
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("name", List.of(text));
    if (text.indexOf(' ') < 0) {
      properties.put("publicKey", List.of(text));
      properties.put("passportNumber", List.of(text));
    }
    if (text.matches("(?i)(IMO\\s*)?\\d{7}")) {
      properties.put("imoNumber", List.of(text));
    }
    return new FtmExample("", schema, properties);
  }

  private static Map<String, Object> facets(List<Result> found) {
    Map<String, Integer> datasets = new TreeMap<>();
    Map<String, Integer> topics = new TreeMap<>();
    for (Result one : found) {
      FtmFields.lists(one.entity()).forEach(list -> datasets.merge(list, 1, Integer::sum));
      FtmFields.topics(one.entity()).forEach(topic -> topics.merge(topic, 1, Integer::sum));
    }
    Map<String, Object> facets = new LinkedHashMap<>();
    facets.put("datasets", facet("Data sources", datasets));
    facets.put("topics", facet("Topics", topics));
    return facets;
  }

  private static Map<String, Object> facet(String label, Map<String, Integer> counts) {
    List<Map<String, Object>> values = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          Map<String, Object> value = new LinkedHashMap<>();
          value.put("name", name);
          value.put("label", name);
          value.put("count", count);
          values.add(value);
        });
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("label", label);
    facet.put("values", values);
    return facet;
  }

  /// An entity by its id. The id of one of its rows leads there.
  MatchAnswer entity(String id) {
    Entity entity =
        screening.register().entity(id).orElseThrow(() -> new MatchRefusal(404, "No such entity!"));
    if (entity.id().equals(id)) {
      return MatchAnswer.of(FtmFields.of(entity));
    }
    MatchAnswer moved = MatchAnswer.of(Map.of("detail", "It is " + entity.id()));
    String place = "/entities/" + entity.id().replace(" ", "%20");
    return new MatchAnswer(308, Map.of("Location", place), moved.body());
  }

  MatchAnswer algorithms() {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("name", MatchRules.NAME);
    own.put("description", "By sound, structure and numbers, in the scripts of three countries.");
    own.put("features", MatchRules.docs());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithms", List.of(own));
    json.put("default", MatchRules.NAME);
    json.put("best", MatchRules.NAME);
    return MatchAnswer.of(json);
  }

  MatchAnswer catalog() {
    List<Map<String, Object>> datasets = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (LoadedList list : screening.register().lists()) {
      names.add(list.list().name());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", list.list().name());
      json.put(
          "title",
          ListDescriptor.of(list.list()).map(ListDescriptor::title).orElse(list.list().name()));
      json.put("load", true);
      json.put("version", list.snapshot().sha256());
      json.put("index_version", list.snapshot().sha256());
      json.put("index_current", true);
      json.put("children", List.of());
      datasets.add(json);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", "default");
    all.put("title", "All lists of this desk");
    all.put("load", false);
    all.put("version", "1");
    all.put("index_current", true);
    all.put("children", names);
    datasets.add(all);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("datasets", datasets);
    json.put("current", names);
    json.put("outdated", List.of());
    json.put("index_stale", false);
    return MatchAnswer.of(json);
  }
}
