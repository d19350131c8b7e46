package org.entente.app.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.app.question.Recorder;

/// Answers requests, whichever server took them: a desk's own, or a node that mounts them. Screens
/// no more questions at once than there are processors; who waits too long is sent away.
public final class MatchRoutes {
  private static final List<String> POSTED = List.of("match");

  private final MatchPages pages;
  private final MatchBatch batch;
  private final Semaphore turns;
  private final int patienceSeconds;

  public MatchRoutes(Recorder recorder, MatchLimits limits) {
    pages = new MatchPages(recorder.screening());
    batch = new MatchBatch(recorder, limits);
    turns = new Semaphore(limits.atOnce());
    patienceSeconds = limits.seconds();
  }

  /// Never throws: what goes wrong is an answer too.
  public MatchAnswer answer(MatchRequest request) {
    try {
      return answered(request);
    } catch (MatchRefusal e) {
      return MatchAnswer.of(e);
    } catch (UncheckedIOException e) {
      return MatchAnswer.of(new MatchRefusal(400, "The body ended too early"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MatchAnswer.of(new MatchRefusal(503, "The desk is closing"));
    }
  }

  private MatchAnswer answered(MatchRequest request) throws InterruptedException {
    String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
    int slash = path.indexOf('/');
    String what = slash < 0 ? path : path.substring(0, slash);
    String of = slash < 0 ? "" : path.substring(slash + 1);
    boolean posted = POSTED.contains(what);
    if (!request.method().equals(posted ? "POST" : "GET")) {
      if (isKnown(what)) {
        throw new MatchRefusal(405, "Ask with " + (posted ? "POST" : "GET"));
      }
      throw new MatchRefusal(404, "Nothing is here");
    }
    return switch (what) {
      case "match" -> screened(() -> batch.answer(request, of));
      case "search" -> screened(() -> pages.search(request, of));
      case "entities" -> pages.entity(of);
      case "healthz", "readyz" -> MatchAnswer.of(Map.of("status", "ok"));
      case "algorithms" -> pages.algorithms();
      case "catalog" -> pages.catalog();
      case "openapi.json" -> new MatchAnswer(200, Map.of(), openApi());
      default -> throw new MatchRefusal(404, "Nothing is here");
    };
  }

  private static boolean isKnown(String what) {
    return List.of(
            "match",
            "search",
            "entities",
            "healthz",
            "readyz",
            "algorithms",
            "catalog",
            "openapi.json")
        .contains(what);
  }

  /// Work that takes a processor.
  private interface Work {
    MatchAnswer answer();
  }

  private MatchAnswer screened(Work work) throws InterruptedException {
    if (!turns.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
      throw new MatchRefusal(503, "Too many ask at once");
    }
    try {
      return work.answer();
    } finally {
      turns.release();
    }
  }

  /// The description of all this, OpenAPI 3.1.
  static String openApi() {
    try (InputStream in = MatchRoutes.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("no openapi.json beside " + MatchRoutes.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
