package org.entente.app.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.job.Job;
import org.entente.exchange.job.JobDraft;
import org.entente.exchange.store.Jobs;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only files go that no job needs any more, whatever shares them.
class JobSweepTest {
  private static final long DAY = 86_400_000_000L;

  @TempDir private Path folder;
  private long clock = 1_800_000_000_000_000L;

  private final class Clock implements Surroundings {
    @Override
    public long nowMicros() {
      return clock;
    }

    @Override
    public String uuid(String purpose, long number) {
      return UUID.randomUUID().toString();
    }
  }

  @Test
  void whatNoJobNeedsGoesAndAllElseStays() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    JobFiles files = new JobFiles(folder.resolve("jobs"));
    try (NodeStore store = NodeStore.open(folder.resolve("node.db"), new Clock())) {
      Jobs jobs = store.jobs();
      List<String> hashes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        hashes.add(files.keep(("file " + i).getBytes(UTF_8)));
      }
      List<Job> made = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        clock += random.nextLong(2 * DAY);
        made.add(made(jobs, random, hashes));
      }
      Instant old = Instant.now().minusSeconds(7_200);
      Set<String> fresh = new HashSet<>();
      for (String one : hashes) {
        Files.setLastModifiedTime(files.at(one), FileTime.from(old));
        if (random.nextInt(8) == 0) { // Asked for again just now: its job is not there yet.
          int number = hashes.indexOf(one);
          assertThat(files.keep(("file " + number).getBytes(UTF_8))).isEqualTo(one);
          fresh.add(one);
        }
      }
      long before = clock - 30 * DAY;
      Set<String> wanted = new HashSet<>(fresh);
      for (Job one : made) {
        Job now = jobs.named(one.id()).orElseThrow();
        boolean isNeeded =
            !now.state().isOver()
                || now.times().ended() >= before
                || !now.asked().caseId().isEmpty();
        if (isNeeded) {
          wanted.add(now.asked().upload());
          Job.Outcome outcome = now.outcome();
          if (outcome != null) {
            wanted.add(outcome.sha256());
          }
        }
      }
      wanted.remove("");
      int count = files.sweep(Instant.now().minusSeconds(3_600), one -> jobs.needs(one, before));
      Set<String> left = new HashSet<>();
      try (var all = Files.list(folder.resolve("jobs/files"))) {
        all.forEach(one -> left.add(one.getFileName().toString()));
      }
      assertThat(left).as("seed " + seed).isEqualTo(wanted);
      assertThat(count).as("seed " + seed).isEqualTo(hashes.size() - wanted.size());
    }
  }

  private static Job made(Jobs jobs, Random random, List<String> hashes) {
    String upload = random.nextInt(3) == 0 ? "" : hashes.get(random.nextInt(hashes.size()));
    String caseId = random.nextInt(12) == 0 ? "us-1" : "";
    Job job =
        jobs.add(
            null, new JobDraft("screening", true, "ann", caseId, "{}", upload), 10_000, 10_000);
    int fate = random.nextInt(20);
    if (fate == 0) {
      return job;
    }
    jobs.begin(job.id(), "{}");
    if (fate == 1) {
      return job;
    }
    if (fate < 5) {
      jobs.fail(job.id(), "so");
    } else {
      String result = hashes.get(random.nextInt(hashes.size()));
      jobs.finish(job.id(), new Job.Outcome(result, 6, false));
    }
    return job;
  }
}
