package org.entente.app.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.exchange.job.Job;
import org.entente.exchange.job.JobDraft;
import org.entente.exchange.job.JobState;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Jobs;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One place and two persons.
class JobDeskTest {
  private static final int ROWS = 4_000;

  @TempDir private Path folder;

  private static final class Clock implements Surroundings {
    @Override
    public long nowMicros() {
      return System.currentTimeMillis() * 1_000;
    }

    @Override
    public String uuid(String purpose, long number) {
      return UUID.randomUUID().toString();
    }
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i).append(i % 97 == 5 ? ",PARK Jin Hyok\n" : ",Jane Roe\n");
    }
    return rows.toString();
  }

  private static Job add(Jobs jobs, String person, String request, String upload) {
    JobRequest checked = JobRequest.of((JsonValue.Members) JsonReader.parse("request", request));
    return jobs.add(
        null,
        new JobDraft(checked.kind(), checked.isBulk(), person, "", checked.text(), upload),
        10,
        10);
  }

  private static Job over(Jobs jobs, Job job) throws InterruptedException {
    Job now = jobs.named(job.id()).orElseThrow();
    for (int i = 0; i < 2_000 && !now.state().isOver(); i++) {
      Thread.sleep(20);
      now = jobs.named(job.id()).orElseThrow();
    }
    assertThat(now.state()).as(now.reason()).isEqualTo(JobState.DONE);
    return now;
  }

  @Test
  void aBulkJobGivesItsPlaceToAnotherPersonsQuestionAndGoesOnAfterIt() throws Exception {
    Path home = folder.resolve("home");
    SmallLists.importTo(folder.resolve("lists"), home);
    Path file = Files.writeString(folder.resolve("rows.csv"), rows());
    JobFiles files = new JobFiles(folder.resolve("jobs"));
    JobPlaces places = new JobPlaces(Map.of(), Map.of(), home);
    JobDesk.Rules rules =
        new JobDesk.Rules(1, 256, Duration.ofSeconds(1), Duration.ofDays(90), "v");
    try (NodeStore store = NodeStore.open(folder.resolve("node.db"), new Clock());
        JobDesk desk = new JobDesk(store.jobs(), files, places, rules, _ -> {})) {
      Jobs jobs = store.jobs();
      String upload = files.keep(rows().getBytes(UTF_8));
      Job bulk =
          add(jobs, "ann", "{\"kind\":\"screening\",\"file\":{\"name\":\"rows.csv\"}}", upload);
      desk.start();
      while (desk.progress(bulk.id()).map(Job.Progress::done).orElse(0L) == 0) {
        Thread.sleep(5);
      }
      Job question = add(jobs, "bob", "{\"kind\":\"screening\",\"names\":[\"박진혁\"]}", "");
      desk.wake();
      Job answered = over(jobs, question);
      assertThat(answered.outcome()).satisfies(one -> assertThat(one.found()).isTrue());
      Job screened = over(jobs, bulk);
      assertThat(screened.attempts()).isEqualTo(2);
      assertThat(answered.times().ended()).isLessThan(screened.times().ended());
      String wanted =
          CommandLineRun.of("screen", "file", file, "--home", home, "--format", "json").out();
      Job.Outcome outcome = Objects.requireNonNull(screened.outcome());
      assertThat(Files.readString(files.at(outcome.sha256()))).isEqualTo(wanted);
      assertThat(screened.progress().done()).isEqualTo(ROWS);
    }
  }
}
