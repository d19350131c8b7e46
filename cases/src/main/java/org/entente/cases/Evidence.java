package org.entente.cases;

import java.util.List;

/// What evidence is, as its exact bytes tell. `summary` is for people, in English like the data.
public sealed interface Evidence {
  EntryKind kind();

  String summary();

  record Trace(String method, String network, int starts, int ends, boolean isConserved)
      implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.TRACE;
    }

    @Override
    public String summary() {
      return "trace by %s on %s: %d starts, %d ends, %s"
          .formatted(
              method,
              network,
              starts,
              ends,
              isConserved ? "sums conserved" : "an upper bound, no sum");
    }
  }

  record Exposure(String method, String network, List<String> addresses) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.EXPOSURE;
    }

    @Override
    public String summary() {
      return "exposure by %s on %s of %d addresses".formatted(method, network, addresses.size());
    }
  }

  record Label(int labels) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.LABEL;
    }

    @Override
    public String summary() {
      return labels + " labels";
    }
  }

  record Screening(int queries, int matches) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.SCREENING;
    }

    @Override
    public String summary() {
      return "%d queries screened, %d matches".formatted(queries, matches);
    }
  }

  /// What a watch saw: events of ships, passes, warnings, supply.
  record Sighting(int events) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.SIGHTING;
    }

    @Override
    public String summary() {
      return events + " events seen";
    }
  }

  record Document(long lengthBytes) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.DOCUMENT;
    }

    @Override
    public String summary() {
      return "document of " + lengthBytes + " bytes";
    }
  }

  record Note(int length) implements Evidence {
    @Override
    public EntryKind kind() {
      return EntryKind.NOTE;
    }

    @Override
    public String summary() {
      return "note of " + length + " characters";
    }
  }
}
