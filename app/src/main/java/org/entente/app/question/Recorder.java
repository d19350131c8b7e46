package org.entente.app.question;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.entente.screen.audit.AuditLog;

/// Answers, and gives no answer before it stands in the log. For several threads.
public final class Recorder implements AutoCloseable {
  private final Screening screening;
  private final AuditLog log;
  private final String version;
  private final Clock clock;

  public Recorder(Screening screening, Path file, String version, Clock clock) throws IOException {
    this.screening = screening;
    this.version = version;
    this.clock = clock;
    log = AuditLog.open(file);
  }

  public Screening screening() {
    return screening;
  }

  public Answer answer(Question question) throws IOException {
    return answers(List.of(question)).getFirst();
  }

  /// All of them with one write, on all processors.
  public List<Answer> answers(List<? extends Question> questions) throws IOException {
    Batch batch = batch(screening);
    List<Answer> answers =
        questions.size() == 1
            ? List.of(questions.getFirst().answer(batch.settings))
            : questions.parallelStream().map(one -> one.answer(batch.settings)).toList();
    for (int i = 0; i < questions.size(); i++) {
      batch.add(questions.get(i), answers.get(i));
    }
    batch.keep();
    return answers;
  }

  /// Questions that are recorded together, with other settings than the desk's.
  public Batch batch(Screening settings) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Batch(at, settings.on(LocalDate.ofInstant(at, clock.getZone())));
  }

  /// Answers that count only when they are kept. For one thread.
  public final class Batch implements AutoCloseable {
    private final Instant at;
    private final Screening settings;
    private final List<String> bodies = new ArrayList<>();

    private Batch(Instant at, Screening settings) {
      this.at = at;
      this.settings = settings;
    }

    public Answer answer(Question question) {
      Answer answer = question.answer(settings);
      add(question, answer);
      return answer;
    }

    private void add(Question question, Answer answer) {
      bodies.add(Decision.of(at, version, question, settings, answer).text(answer));
    }

    /// Returns when all of it is on disk.
    public void keep() throws IOException {
      log.append(bodies);
      bodies.clear();
    }

    /// What wasn't kept was never answered.
    @Override
    public void close() {
      bodies.clear();
    }
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
