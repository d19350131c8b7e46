package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.app.jobs.JobJson;
import org.entente.exchange.job.Job;
import org.entente.exchange.job.JobState;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.jspecify.annotations.Nullable;

/// Tells of jobs: each change of state, and once a second how far one is.
public final class JobNews {
  private static final long EVERY_NANOS = 1_000_000_000;
  private static final Set<String> TOLD =
      Set.of("id", "kind", "state", "person", "case", "progress", "result", "reason");

  private record Told(JobState state, long nanos) {}

  private final Events events;
  private final Map<String, Told> before = new LinkedHashMap<>();

  JobNews(Events events) {
    this.events = events;
  }

  synchronized void tell(Job job, Optional<Job.Progress> live) {
    long now = System.nanoTime();
    @Nullable Told told = before.get(job.id());
    if (told != null && told.state() == job.state() && now - told.nanos() < EVERY_NANOS) {
      return;
    }
    if (job.state().isOver()) {
      before.remove(job.id());
    } else {
      before.put(job.id(), new Told(job.state(), now));
    }
    Map<String, JsonValue> data = new LinkedHashMap<>(JobJson.of(job, live));
    data.keySet().retainAll(TOLD);
    events.publish("job", new JsonValue.Members(data), who -> sees(who, job));
  }

  /// Whether they may know of a job.
  public static boolean sees(Who who, Job job) {
    return Route.JOB.serves(Standing.of(who))
        && (seesAll(who) || job.isOf(who.user()) || !job.asked().caseId().isEmpty());
  }

  /// Whether they may know of everybody's jobs.
  public static boolean seesAll(Who who) {
    return who instanceof Who.Admin
        || (who instanceof Who.Person person && person.role() == Role.AUDITOR);
  }
}
