package org.entente.app.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.ftm.FtmFields;
import org.entente.app.ftm.FtmSchema;
import org.entente.screen.ListId;
import org.entente.screen.desk.Register;
import org.entente.screen.merge.Entity;

/// Which of the targets a client wants to hear of.
///
/// @param dataset the name of a list or of a publisher; `default`, `all`, `sanctions` mean all
/// @param include only these lists or publishers; none means all
public record ExampleScope(
    String dataset,
    List<String> include,
    List<String> exclude,
    List<String> excludeSchemas,
    List<String> excludeIds,
    List<String> topics) {
  private static final List<String> WHOLE = List.of("default", "all", "sanctions");

  public ExampleScope {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    excludeSchemas = List.copyOf(excludeSchemas);
    excludeIds = List.copyOf(excludeIds);
    topics = List.copyOf(topics);
  }

  /// All of a data set.
  public static ExampleScope of(String dataset) {
    return new ExampleScope(dataset, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// Whether the desk has lists of that name.
  public static boolean isKnown(String dataset, Register register) {
    return WHOLE.contains(dataset)
        || register.lists().stream().anyMatch(list -> names(list.list(), dataset));
  }

  private static boolean names(ListId list, String dataset) {
    return list.name().equals(dataset) || list.publisher().equals(dataset);
  }

  private static boolean names(ListId list, List<String> datasets) {
    return datasets.stream().anyMatch(dataset -> names(list, dataset));
  }

  boolean holds(ListId list) {
    return (WHOLE.contains(dataset) || names(list, dataset))
        && (include.isEmpty() || names(list, include))
        && !names(list, exclude);
  }

  boolean holds(Entity entity) {
    return excludeSchemas.stream()
            .noneMatch(schema -> FtmSchema.kind(schema).filter(entity.kind()::equals).isPresent())
        && entity.targets().stream().noneMatch(t -> excludeIds.contains(t.id()))
        && (topics.isEmpty() || FtmFields.topics(entity).stream().anyMatch(topics::contains));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dataset", dataset);
    json.put("include", include);
    json.put("exclude", exclude);
    json.put("excludeSchemas", excludeSchemas);
    json.put("excludeIds", excludeIds);
    json.put("topics", topics);
    return json;
  }
}
