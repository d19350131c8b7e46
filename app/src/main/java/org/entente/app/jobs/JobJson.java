package org.entente.app.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.cases.Times;
import org.entente.exchange.job.Job;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// A job as it is told.
public final class JobJson {
  private JobJson() {}

  /// The members of a job.
  ///
  /// @param live how far it is at this moment; empty when it doesn't run
  public static Map<String, JsonValue> of(Job job, Optional<Job.Progress> live) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("id", JsonValue.of(job.id()));
    told.put("number", JsonValue.of(job.number()));
    told.put("kind", JsonValue.of(job.asked().kind()));
    told.put("state", JsonValue.of(job.state().word()));
    told.put("person", JsonValue.of(job.asked().person()));
    told.put("case", job.asked().caseId().isEmpty() ? none() : JsonValue.of(job.asked().caseId()));
    told.put("bulk", JsonValue.of(job.asked().isBulk()));
    told.put("attempts", JsonValue.of(job.attempts()));
    told.put("asked", time(job.times().asked()));
    told.put("started", time(job.times().started()));
    told.put("ended", time(job.times().ended()));
    told.put("progress", progress(live.orElse(job.progress())));
    told.put("request", JsonReader.parse("the job", job.asked().request()));
    told.put("inputs", job.inputs().isEmpty() ? none() : JsonReader.parse("inputs", job.inputs()));
    told.put("result", result(job));
    told.put("reason", job.reason().isEmpty() ? none() : JsonValue.of(job.reason()));
    return told;
  }

  private static JsonValue none() {
    return new JsonValue.Null();
  }

  private static JsonValue time(long micros) {
    return micros == 0 ? none() : JsonValue.of(Times.text(micros));
  }

  private static JsonValue progress(Job.Progress progress) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("done", JsonValue.of(progress.done()));
    told.put("total", progress.total() == 0 ? none() : JsonValue.of(progress.total()));
    told.put("unit", JsonValue.of(progress.unit()));
    return new JsonValue.Members(told);
  }

  private static JsonValue result(Job job) {
    Job.Outcome outcome = job.outcome();
    if (outcome == null) {
      return none();
    }
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("sha256", JsonValue.of(outcome.sha256()));
    told.put("bytes", JsonValue.of(outcome.lengthBytes()));
    told.put("found", JsonValue.of(outcome.found()));
    return new JsonValue.Members(told);
  }
}
