package org.entente.app.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.app.jobs.JobFiles;
import org.entente.app.jobs.JobHits;
import org.entente.app.jobs.JobJson;
import org.entente.app.jobs.JobPlaces;
import org.entente.app.jobs.JobRequest;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.JobNews;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.exchange.job.Job;
import org.entente.exchange.job.JobDraft;
import org.entente.exchange.job.JobState;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Jobs;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Jobs over HTTP, and by commands on a node that stands. People see their own jobs, and those
/// that belong to a case; an auditor and whoever holds the node's token see all. To everybody
/// else a job isn't there.
public final class JobRoutes {
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_OF_PERSON = 100;
  private static final int LONGEST_REQUEST = 1 << 18;
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final String PREFIX = "/x/jobs/";
  private static final String PAST = "Its result was kept as long as jobs.keep says";

  private final Node node;
  private final Jobs jobs;
  private final JobFiles files;
  private final JobPlaces places;

  public JobRoutes(Node node) {
    this.node = node;
    jobs = node.jobs();
    files = node.home().jobFiles();
    places = node.home().settings().places();
  }

  public Answer answer(Route route, Asked asked) {
    try {
      return switch (route) {
        case JOB_ADD -> add(asked);
        case JOBS -> list(asked);
        case JOB -> Answer.json(200, told(job(asked)));
        case JOB_RESULT -> result(asked);
        case JOB_HITS -> hits(asked);
        case JOB_CANCEL -> cancel(asked);
        case STORES -> stores();
        case SOURCES -> Answer.json(200, places.states());
        default -> throw new IllegalStateException(route + " is no route of jobs");
      };
    } catch (BadInput e) {
      return Answer.problem(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, JsonValue> told(Job job) {
    return JobJson.of(job, node.jobDesk().progress(job.id()));
  }

  private Answer add(Asked asked) throws IOException {
    JsonValue.Members with = asked.object();
    JobRequest request = JobRequest.of(with);
    places.check(request);
    String text = request.text();
    if (text.length() > LONGEST_REQUEST) {
      throw new BadInput("request", "", "it is too long", "Send many of them as a file");
    }
    String caseId = with.optional("case").orElse("");
    if (!caseId.isEmpty() && node.cases().view(caseId, AsOf.NOW).isEmpty()) {
      throw new BadInput(caseId, "", "there is no such case", "See: entente case list");
    }
    String upload = request.takesFile() ? files.keep(upload(with.members("file"))) : "";
    Job job =
        jobs.add(
            asked.key("job/" + asked.who().named()),
            new JobDraft(
                request.kind(), request.isBulk(), asked.who().user(), caseId, text, upload),
            MOST_WAITING,
            MOST_OF_PERSON);
    node.tellJob(job.id());
    node.jobDesk().wake();
    Map<String, JsonValue> detail = new LinkedHashMap<>();
    detail.put("job", JsonValue.of(job.id()));
    detail.put("kind", JsonValue.of(job.asked().kind()));
    detail.put("case", JsonValue.of(caseId));
    return Answer.json(201, told(job)).with(JsonWriter.text(new JsonValue.Members(detail)));
  }

  private static byte[] upload(JsonValue.Members file) {
    String text = file.text("text");
    String base64 = file.text("base64");
    if ((text == null) == (base64 == null)) {
      throw new BadInput("file", "", "it must have a text, or base64", "Give one of them");
    }
    try {
      return text == null ? Base64.getDecoder().decode(base64) : text.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadInput("file", "", "it is no base64", "Encode the file's bytes", e);
    }
  }

  /// The job of the path; 404 for one that isn't there for them.
  private Job job(Asked asked) {
    String rest = asked.path().substring(PREFIX.length());
    int slash = rest.indexOf('/');
    String id = slash < 0 ? rest : rest.substring(0, slash);
    return seen(asked.who(), id).orElseThrow(Refusal::notFound);
  }

  Optional<Job> seen(Who who, String id) {
    return jobs.named(id).filter(one -> JobNews.sees(who, one));
  }

  private Answer list(Asked asked) {
    int limit = (int) asked.number("limit", USUAL, 1, MOST);
    JobState state = state(asked.one("state").orElse(null));
    String mine = asked.one("mine").orElse("false");
    if (!mine.matches("true|false")) {
      throw Refusal.badRequest("mine must be true or false");
    }
    List<Job> found =
        jobs.list(
            new Jobs.Filter(
                JobNews.seesAll(asked.who()) ? null : asked.who().user(),
                mine.equals("true") ? asked.who().user() : null,
                state,
                asked.one("kind").orElse(null),
                asked.one("case").orElse(null),
                asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                limit + 1));
    List<JsonValue> told = new ArrayList<>();
    for (Job job : found.subList(0, Math.min(limit, found.size()))) {
      told.add(new JsonValue.Members(told(job)));
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("jobs", new JsonValue.Array(told));
    answer.put("more", JsonValue.of(found.size() > limit));
    return Answer.json(200, answer);
  }

  private static @Nullable JobState state(@Nullable String word) {
    return word == null
        ? null
        : JobState.of(word)
            .orElseThrow(
                () ->
                    Refusal.badRequest("state must be queued, running, done, failed or cancelled"));
  }

  private Answer result(Asked asked) throws IOException {
    Job job = job(asked);
    Job.Outcome outcome = job.outcome();
    if (outcome == null) {
      throw new Refusal(409, "Conflict", "This job has no result: it is " + job.state().word());
    }
    String tag = "\"" + outcome.sha256() + "\"";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", tag);
    if (asked.headers().apply("If-None-Match").filter(one -> one.contains(tag)).isPresent()) {
      return new Answer(304, headers, new byte[0]);
    }
    headers.put("Content-Type", job.asked().isBulk() ? "application/x-ndjson" : "application/json");
    headers.put("Content-Length", Long.toString(outcome.lengthBytes()));
    Path file = kept(job, outcome);
    if (!Files.exists(file) || Files.size(file) != outcome.lengthBytes()) {
      throw new Refusal(500, "Damaged", "The result's file isn't what was kept: restore a backup");
    }
    return Answer.flowing(headers, out -> Files.copy(file, out));
  }

  /// The file of a result. Throws [Refusal] when it was kept long enough.
  private Path kept(Job job, Job.Outcome outcome) {
    Path file = files.at(outcome.sha256());
    if (!Files.exists(file) && isPast(job)) {
      throw new Refusal(410, "Gone", PAST + "; ask again for the same");
    }
    return file;
  }

  private boolean isPast(Job job) {
    long kept = node.home().settings().jobsKept().toMillis() * 1_000;
    return job.asked().caseId().isEmpty() && job.times().ended() < node.home().nowMicros() - kept;
  }

  /// Answers of a screening that a person has to look at, some at a time.
  private Answer hits(Asked asked) throws IOException {
    Job job = job(asked);
    Job.Outcome outcome = job.outcome();
    if (outcome == null || !job.asked().kind().equals("screening")) {
      throw new Refusal(409, "Conflict", "This job is no screening with a result");
    }
    JobHits.Page page =
        JobHits.of(
            kept(job, outcome),
            job.asked().isBulk(),
            asked.number("after", 0, 0, Long.MAX_VALUE),
            (int) asked.number("limit", USUAL, 1, MOST));
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("hits", new JsonValue.Array(page.answers()));
    answer.put("more", JsonValue.of(page.more()));
    answer.put("next", JsonValue.of(page.next()));
    return Answer.json(200, answer);
  }

  private Answer cancel(Asked asked) {
    Job job = job(asked);
    if (!(asked.who() instanceof Who.Admin) && !job.isOf(asked.who().user())) {
      throw new Refusal(403, "Forbidden", "Only " + job.asked().person() + " may cancel it");
    }
    if (!node.jobDesk().cancel(job.id())) {
      throw new Refusal(409, "Conflict", "This job is over");
    }
    return Answer.json(200, told(jobs.named(job.id()).orElseThrow()));
  }

  /// The bytes of a job's result, for whoever may see it.
  byte[] bytes(Who who, String id, long most) {
    Job job = seen(who, id).orElse(null);
    Job.Outcome outcome = job == null ? null : job.outcome();
    if (job == null || outcome == null) {
      throw new BadInput(id, "", "there is no such job with a result", "See: job list");
    }
    if (outcome.lengthBytes() > most) {
      throw new BadInput(id, "", "its result is too long for evidence", "Ask for less");
    }
    Path file = files.at(outcome.sha256());
    if (!Files.exists(file) && isPast(job)) {
      throw new BadInput(id, "", PAST, "Ask for the same again");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The command line that gives the same bytes again, with stores by their names here.
  String command(String id) {
    String inputs = jobs.named(id).map(Job::inputs).orElse("{}");
    return JsonReader.parse(id, inputs) instanceof JsonValue.Members all
        ? all.optional("command").orElse("")
        : "";
  }

  /// What jobs may read, by name; not where it is.
  private Answer stores() {
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("stores", JsonValue.texts(List.copyOf(new TreeSet<>(places.stores().keySet()))));
    answer.put("labels", JsonValue.texts(List.copyOf(new TreeSet<>(places.labels().keySet()))));
    return Answer.json(200, answer);
  }
}
