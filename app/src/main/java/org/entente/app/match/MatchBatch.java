package org.entente.app.match;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.entente.app.ftm.FtmExample;
import org.entente.app.ftm.FtmSchema;
import org.entente.app.question.ExampleQuestion;
import org.entente.app.question.ExampleScope;
import org.entente.app.question.Question;
import org.entente.app.question.Recorder;
import org.entente.app.question.Screening;
import org.entente.app.terminal.Json;
import org.entente.screen.desk.Thresholds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /match/{dataset}`: a batch of examples, each with its own answer.
final class MatchBatch {
  /// As many results as clients expect that don't say how many.
  private static final int USUAL_LIMIT = 5;

  private static final int MOST_RESULTS = 500;
  private static final int MOST_EXCLUDED = 50;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxStringLength(1 << 16)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Recorder recorder;
  private final Screening screening;
  private final MatchLimits limits;

  MatchBatch(Recorder recorder, MatchLimits limits) {
    this.recorder = recorder;
    screening = recorder.screening();
    this.limits = limits;
  }

  MatchAnswer answer(MatchRequest request, String dataset) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.seconds());
    ExampleScope scope = scope(request, dataset);
    int limit = Math.max(1, request.number("limit", USUAL_LIMIT, 0, MOST_RESULTS));
    OptionalInt threshold = request.score("threshold");
    Screening asked =
        threshold.isPresent() ? screening.with(Thresholds.of(threshold.getAsInt())) : screening;
    int lowest = asked.desk().thresholds().lowest();
    int cutoff = Math.min(request.score("cutoff").orElse(lowest), lowest);
    JsonNode queries = queries(request);
    Map<String, Question> questions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> query : queries.properties()) {
      FtmExample example = example(query.getKey(), query.getValue());
      questions.put(query.getKey(), new ExampleQuestion(example, scope, limit, cutoff));
    }
    Map<String, Object> responses = answers(questions, asked, until);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("responses", responses);
    json.put("matcher", MatchRules.docs());
    json.put("limit", limit);
    return new MatchAnswer(
        200, Map.of("x-batch-size", String.valueOf(responses.size())), Json.text(json));
  }

  /// Answered one by one, but recorded with one write.
  private Map<String, Object> answers(
      Map<String, Question> questions, Screening asked, long untilNanos) {
    Map<String, Object> responses = new LinkedHashMap<>();
    try (Recorder.Batch batch = recorder.batch(asked)) {
      for (Map.Entry<String, Question> question : questions.entrySet()) {
        if (System.nanoTime() - untilNanos > 0) {
          throw new MatchRefusal(503, "It took too long; ask less at once");
        }
        responses.put(question.getKey(), batch.answer(question.getValue()).json());
      }
      batch.keep();
      return responses;
    } catch (IOException e) {
      throw new MatchRefusal(503, "The decision can't be recorded: " + e.getMessage());
    }
  }

  private ExampleScope scope(MatchRequest request, String dataset) {
    if (!ExampleScope.isKnown(dataset, screening.register())) {
      throw new MatchRefusal(404, "No such dataset: " + dataset);
    }
    String algorithm = request.text("algorithm");
    if (!algorithm.isEmpty() && !MatchRules.NAMES.contains(algorithm)) {
      throw new MatchRefusal(400, "Unknown algorithm: " + algorithm);
    }
    if (!request.text("changed_since").isEmpty()) {
      throw new MatchRefusal(400, "changed_since is not answered here; see screen rescreen");
    }
    List<String> ids = request.all("exclude_entity_ids");
    if (ids.size() > MOST_EXCLUDED) {
      throw new MatchRefusal(422, "exclude_entity_ids may have " + MOST_EXCLUDED + " values");
    }
    List<String> schemas = request.all("exclude_schema");
    for (String schema : schemas) {
      if (FtmSchema.kind(schema).isEmpty()) {
        throw new MatchRefusal(400, "Unknown schema: " + schema);
      }
    }
    return new ExampleScope(
        dataset,
        request.all("include_dataset"),
        request.all("exclude_dataset"),
        schemas,
        ids,
        request.all("topics"));
  }

  private JsonNode queries(MatchRequest request) {
    JsonNode body;
    try {
      body = JSON.readTree(request.body().apply(limits.bodyBytes()));
    } catch (JacksonException e) {
      throw new MatchRefusal(400, "The body is no JSON: " + e.getOriginalMessage());
    }
    JsonNode queries = body.path("queries");
    if (!queries.isObject()) {
      throw new MatchRefusal(422, "The body is an object whose queries are an object");
    }
    if (queries.isEmpty()) {
      throw new MatchRefusal(400, "No queries provided.");
    }
    if (queries.size() > limits.queries()) {
      throw new MatchRefusal(
          400, "Too many queries in one batch (limit: " + limits.queries() + ")");
    }
    for (String unknown : List.of("weights", "config")) {
      if (!body.path(unknown).isEmpty()) {
        throw new MatchRefusal(400, "This algorithm has no " + unknown + " to set");
      }
    }
    return queries;
  }

  private static FtmExample example(String key, JsonNode json) {
    try {
      return FtmExample.read(json);
    } catch (IllegalArgumentException e) {
      throw new MatchRefusal(400, "Cannot parse example entity: " + key + ": " + e.getMessage());
    }
  }
}
