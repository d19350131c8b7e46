package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.app.server.Beat;
import org.entente.app.server.Foreseen;
import org.entente.app.server.Node;
import org.entente.app.terminal.Json;
import org.entente.base.BadInput;
import org.entente.watch.overflight.Doubts;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.ElementSets;
import org.entente.watch.overflight.Julian;
import org.entente.watch.overflight.Pass;
import org.entente.watch.overflight.PassResult;
import org.entente.watch.overflight.Passes;
import org.entente.watch.overflight.Site;
import org.entente.watch.overflight.Sites;
import org.jspecify.annotations.Nullable;

/// Looks for passes over the declared sites that the settings `overflight.sites` and
/// `overflight.elements` name, as long as the node runs: anew when a file has changed, and every
/// six hours. What the next three days bring stands in the picture; of each pass an alert is
/// raised an hour before it comes, once. Files that can't be read are an alert, too: silence
/// would look like an empty sky.
public final class PassWatch implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(20);
  private static final Duration ANEW = Duration.ofHours(6);
  private static final int AHEAD_MINUTES = 3 * 1440;
  private static final int ALERT_MINUTES = 60;
  private static final Passes.Limits LIMITS = new Passes.Limits(45, 10);
  private static final int MOST_FILES = 100;
  private static final int LONGEST_ID = 255;

  /// Each takes some milliseconds.
  private static final int MOST_PAIRS = 5_000;

  private final Node node;
  private final @Nullable Path elements;
  private final @Nullable Path sites;
  private final Set<String> told = new HashSet<>();
  private final Beat beat;
  private List<Pass> passes = List.of();
  private String seen = "";
  private @Nullable Instant computed;

  public PassWatch(Node node) {
    this.node = node;
    elements = node.home().settings().elements();
    sites = node.home().settings().sites();
    beat = new Beat(node, "passes", this::watch);
  }

  public void start() {
    if (elements != null && sites != null) {
      beat.start();
    }
  }

  private void watch() throws InterruptedException {
    look();
    Thread.sleep(PAUSE);
  }

  /// Looks once; nothing without both settings.
  public void look() {
    if (elements != null && sites != null) {
      look(elements, sites);
    }
  }

  private void look(Path elementFiles, Path siteFile) {
    Instant now = node.home().now();
    try {
      List<Path> files = files(elementFiles);
      String state = state(files) + state(List.of(siteFile));
      if (!state.equals(seen) || isOld(now)) {
        foresee(files, Sites.read(siteFile), now);
        seen = state;
        computed = now;
      }
    } catch (IOException e) {
      fail("a file can't be read: " + e.getMessage());
    } catch (BadInput e) {
      fail(e.file() + ", " + e.place() + ": " + e.reason());
    }
    for (Pass pass : passes) {
      String name = PassResult.name(pass);
      if (PassResult.isDue(pass, Julian.of(now), ALERT_MINUTES) && !told.contains(name)) {
        AlertRoutes.take(node, name, Json.text(PassResult.alert(pass)));
        told.add(name);
      }
    }
  }

  private boolean isOld(Instant now) {
    return computed == null || !now.isBefore(computed.plus(ANEW));
  }

  /// Told once a day for each reason; what was foreseen before stays.
  private void fail(String reason) {
    String day = node.home().now().toString().substring(0, 10);
    String id = "overflight unread " + day + " " + reason;
    String name = id.substring(0, Math.min(LONGEST_ID, id.length()));
    if (!told.contains(name)) {
      Map<String, Object> alert = new LinkedHashMap<>();
      alert.put("event", "overflight-unread");
      alert.put("reason", reason);
      AlertRoutes.take(node, name, Json.text(alert));
      told.add(name);
    }
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.list(place)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().limit(MOST_FILES + 1L).toList();
      if (files.isEmpty() || files.size() > MOST_FILES) {
        throw new BadInput(
            place.toString(),
            "",
            "it holds no files, or more than " + MOST_FILES,
            "Keep the newest element sets there.");
      }
      return files;
    }
  }

  /// Changes when a file does.
  private static String state(List<Path> files) throws IOException {
    StringBuilder state = new StringBuilder();
    for (Path one : files) {
      state.append(one).append(' ').append(Files.getLastModifiedTime(one)).append(' ');
      state.append(Files.size(one)).append('\n');
    }
    return state.toString();
  }

  @SuppressWarnings("ThreadPriorityCheck") // a virtual thread gives its carrier away no other way
  private void foresee(List<Path> files, List<Site> declared, Instant now) throws IOException {
    List<ElementSet> sets = new ArrayList<>();
    Doubts doubts = Doubts.listed();
    for (Path one : files) {
      sets.addAll(ElementSets.read(one, doubts));
    }
    Julian known = Julian.of(now);
    Map<String, List<ElementSet>> histories = ElementSets.histories(sets, known);
    if ((long) histories.size() * declared.size() > MOST_PAIRS) {
      throw new BadInput(
          files.getFirst().toString(),
          "",
          histories.size() + " objects over " + declared.size() + " sites are too many",
          "Keep the sets of the objects that matter.");
    }
    Julian begin = known.plusMinutes(-PassResult.LONGEST_MINUTES);
    Julian end = known.plusMinutes(AHEAD_MINUTES);
    List<Pass> found = new ArrayList<>();
    List<Passes.Overtaken> voids = new ArrayList<>();
    for (List<ElementSet> history : histories.values()) {
      for (Site site : declared) {
        Passes.Found one = Passes.over(List.of(site), history, begin, end, LIMITS);
        found.addAll(one.passes());
        if (site.equals(declared.getFirst())) {
          voids.addAll(one.voids());
        }
        Thread.yield(); // others have their turn in between
      }
    }
    found.sort(Comparator.comparing(Pass::closest).thenComparing(pass -> pass.site().id()));
    passes = found;
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passes", found.stream().map(PassResult::json).toList());
    document.put("void", voids.stream().map(PassResult::json).toList());
    document.put("listed", doubts.all());
    node.passes().set(new Foreseen(Json.text(document).getBytes(UTF_8), now));
  }

  @Override
  public void close() {
    beat.close();
  }
}
