package org.entente.app.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.store1.LabelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--labels`, `--as-known`, `--exits`, `--typology` and `--flows` of a trace.
final class NameOptions {
  @Option(names = "--labels", paramLabel = "DIR", description = "${bundle:OPTION_TRACE_LABELS}")
  private @Nullable Path labels;

  @Option(names = "--as-known", paramLabel = "DATE", description = "${bundle:OPTION_AS_KNOWN}")
  private @Nullable LocalDate asKnown;

  @Option(names = "--exits", description = "${bundle:OPTION_EXITS}")
  private boolean exits;

  @Option(names = "--typology", description = "${bundle:OPTION_TYPOLOGY}")
  private boolean typology;

  @Option(names = "--flows", description = "${bundle:OPTION_FLOWS}")
  private boolean flows;

  /// Labels, and the store they come from.
  record Book(LabelBook labels, @Nullable LabelStore store) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (store != null) {
        store.close();
      }
    }
  }

  boolean isAsked() {
    return labels != null || exits;
  }

  boolean typology() {
    return typology;
  }

  /// Whether the document holds the whole way.
  boolean flows() {
    return flows;
  }

  boolean exits() {
    return exits;
  }

  /// What was known on the day that was asked for, or is known.
  Book open() throws IOException {
    if (labels == null) {
      return new Book(LabelBook.NONE, null);
    }
    LocalDate day = asKnown == null ? LocalDate.now(ZoneOffset.UTC) : asKnown;
    LabelStore store = LabelStore.open(labels);
    return new Book(new LabelBook(store, day), store);
  }
}
