package org.entente.app.lists.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListIntake;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListFiles;
import org.jspecify.annotations.Nullable;

/// Brings lists up to date, one at a time. Whatever goes wrong with one of them, the issue that is
/// in force stays so, and the others are brought up to date all the same.
public final class ListUpdate {
  /// What became of a list.
  public enum Outcome {
    /// A new issue is in force.
    UPDATED,

    /// The publisher has nothing newer.
    UNCHANGED,

    /// No program can fetch it.
    BY_HAND,

    /// The publisher could not be reached or did not answer with a file.
    UNREACHABLE,

    /// What came can't be read as the list.
    REFUSED,

    /// What came may not be the whole list: a person decides.
    DOUBTFUL
  }

  /// What became of a list, why, and what that means for screening.
  ///
  /// @param reason empty where all went well
  /// @param inForce the issue screened against from now on; null where there is none
  public record Result(
      ListSource source, Outcome outcome, String reason, @Nullable KeptIssue inForce) {}

  private final ListStore store;
  private final Path folder;
  private final ListFetch fetch;
  private final boolean lenient;
  private final boolean acceptDoubts;
  private final boolean keep;

  /// `folder` holds the store; notes of what was fetched stand in it. Without `keep` all is
  /// fetched and checked and nothing is changed.
  public ListUpdate(
      ListStore store,
      Path folder,
      ListFetch fetch,
      boolean lenient,
      boolean acceptDoubts,
      boolean keep) {
    this.store = store;
    this.folder = folder;
    this.fetch = fetch;
    this.lenient = lenient;
    this.acceptDoubts = acceptDoubts;
    this.keep = keep;
  }

  public Result update(ListSource source) throws IOException, InterruptedException {
    if (!source.isFetched()) {
      return result(source, Outcome.BY_HAND, source.page());
    }
    Path download = Files.createTempDirectory("entente-lists");
    try {
      return fetched(source, download);
    } catch (FetchFailure e) {
      return result(source, Outcome.UNREACHABLE, String.valueOf(e.getMessage()));
    } catch (BadInput e) {
      return result(source, Outcome.REFUSED, String.valueOf(e.getMessage()));
    } finally {
      remove(download);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Result result(ListSource source, Outcome outcome, String reason) throws IOException {
    List<KeptIssue> issues = store.issues(source.list());
    return new Result(source, outcome, reason, issues.isEmpty() ? null : issues.getLast());
  }

  private Result fetched(ListSource source, Path download)
      throws IOException, InterruptedException {
    FetchNotes notes = FetchNotes.read(folder, source.list());
    boolean known = !notes.issue().isEmpty() && store.issue(notes.issue()).isPresent();
    List<String> addresses = addresses(source, download);
    Map<String, ListFetch.Mark> marks = new LinkedHashMap<>();
    List<ListFile> files = new ArrayList<>();
    List<Integer> unchanged = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      ListFetch.Mark mark = known ? mark(notes, addresses.get(i)) : ListFetch.Mark.NONE;
      if (get(addresses.get(i), mark, i, download, marks, files)) {
        unchanged.add(i);
      }
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (unchanged.size() == addresses.size()) {
      if (keep) {
        new FetchNotes(notes.issue(), now, notes.marks()).write(folder, source.list());
      }
      return result(source, Outcome.UNCHANGED, "");
    }
    for (int i : unchanged) {
      get(addresses.get(i), ListFetch.Mark.NONE, i, download, marks, files);
    }
    return taken(source, files, marks, now);
  }

  private static ListFetch.Mark mark(FetchNotes notes, String address) {
    return notes.marks().getOrDefault(address, ListFetch.Mark.NONE);
  }

  /// Whether the publisher says that what was fetched last is still so.
  private boolean get(
      String address,
      ListFetch.Mark mark,
      int number,
      Path download,
      Map<String, ListFetch.Mark> marks,
      List<ListFile> files)
      throws IOException, InterruptedException {
    Path part = Files.createDirectories(download.resolve(String.valueOf(number)));
    Path file = part.resolve(fileName(address));
    return switch (fetch.get(address, mark, file)) {
      case ListFetch.Answer.Unchanged _ -> true;
      case ListFetch.Answer.Fresh fresh -> {
        marks.put(address, fresh.mark());
        files.addAll(ListFiles.in(file, address));
        yield false;
      }
    };
  }

  private static String fileName(String address) {
    String path = String.valueOf(URI.create(address).getPath());
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
    return name.isEmpty() || name.startsWith(".") ? "list" : name;
  }

  /// The addresses of today: fixed, or what the page links to. Of several links the one whose
  /// file's name is last, for names carry dates.
  private List<String> addresses(ListSource source, Path download)
      throws FetchFailure, InterruptedException {
    if (source.discover().isEmpty()) {
      return source.addresses();
    }
    String page = fetch.page(source.discover(), download.resolve("page"));
    TreeMap<String, String> links = new TreeMap<>();
    Matcher link = Pattern.compile(source.link(), Pattern.CASE_INSENSITIVE).matcher(page);
    while (link.find()) {
      String to = link.group(1).replace("&amp;", "&");
      links.put(to.substring(to.lastIndexOf('/') + 1), to);
    }
    if (links.isEmpty()) {
      throw new FetchFailure(
          source.discover() + " no longer links to the list; look at the page", false);
    }
    try {
      return List.of(
          URI.create(source.discover()).resolve(links.lastEntry().getValue()).toString());
    } catch (IllegalArgumentException e) {
      throw new FetchFailure(source.discover() + " links to no address", false, e);
    }
  }

  private Result taken(
      ListSource source, List<ListFile> files, Map<String, ListFetch.Mark> marks, Instant now)
      throws IOException {
    ListIntake.Found found = ListIntake.find(files);
    if (found.issues().size() != 1 || !found.unknown().isEmpty()) {
      return result(
          source,
          Outcome.REFUSED,
          "what came is no form of the list that is known: "
              + String.join(", ", found.unknown().stream().map(ListFile::source).toList()));
    }
    ListIntake.Issue issue = found.issues().getFirst();
    LoadedList loaded = issue.read(lenient, now);
    if (!loaded.list().equals(source.list())) {
      return result(source, Outcome.REFUSED, "what came is the list " + loaded.list());
    }
    List<String> doubts = new ArrayList<>(loaded.doubts());
    List<KeptIssue> before = store.issues(source.list());
    if (!before.isEmpty()) {
      doubts.addAll(loaded.drift(before.getLast()));
    }
    if (!doubts.isEmpty() && !acceptDoubts) {
      return result(source, Outcome.DOUBTFUL, String.join("; ", doubts));
    }
    Optional<KeptIssue> same = store.issue(loaded.snapshot().sha256());
    if (keep) {
      store.keep(issue, loaded, lenient);
      new FetchNotes(loaded.snapshot().sha256(), now, marks).write(folder, source.list());
    }
    return result(
        source, same.isPresent() ? Outcome.UNCHANGED : Outcome.UPDATED, String.join("; ", doubts));
  }
}
