package org.entente.app.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--lists-at DATE|HASH`: the issues of another day, so that a past answer can be given again.
public final class IssuesOption {
  @Option(names = "--lists-at", paramLabel = "DATE|HASH", description = "${bundle:OPTION_LISTS_AT}")
  private @Nullable String at;

  /// The current issues where no other day was asked for.
  public List<LoadedList> load(ListStore store) throws IOException {
    if (at == null) {
      return store.loadCurrent();
    }
    List<LoadedList> lists = new ArrayList<>();
    for (KeptIssue issue : store.at(at)) {
      lists.add(store.load(issue));
    }
    return lists;
  }
}
