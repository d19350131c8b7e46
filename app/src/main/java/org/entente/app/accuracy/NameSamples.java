package org.entente.app.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.csv.CsvRows;
import org.entente.screen.Name;
import org.entente.screen.Script;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.list.ListIntake;
import org.entente.screen.name.match.PreparedName;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListFiles;

/// Labelled names and the names of real lists.
final class NameSamples {
  private static final List<String> LISTS = List.of("screening/ofac-sdn-2021-07", "screening/un");

  private final Samples samples;

  NameSamples(Samples samples) {
    this.samples = samples;
  }

  /// The rows of a table below its heading; none where the file isn't at hand.
  List<CsvRows.Row> rows(String name, char separator) throws IOException {
    Optional<Path> path = samples.find("screening/" + name);
    List<CsvRows.Row> rows = new ArrayList<>();
    if (path.isPresent()) {
      ListFile file = ListFiles.below(List.of(path.get())).getFirst();
      try (CsvRows csv = file.rows(separator)) {
        CsvRows.Row row = csv.next();
        while (row != null) {
          rows.add(row);
          row = csv.next();
        }
      }
    }
    return rows.isEmpty() ? rows : rows.subList(1, rows.size());
  }

  /// For each target of the US list of 2021 and of the UN list that is a person, or is none, all
  /// its names; none where one of the lists isn't at hand.
  List<List<String>> listed(boolean people) throws IOException {
    List<List<String>> targets = new ArrayList<>();
    for (String list : LISTS) {
      Optional<Path> path = samples.find(list);
      if (path.isEmpty()) {
        return List.of();
      }
      List<ListFile> files = ListFiles.below(List.of(path.get()));
      for (ListIntake.Issue issue : ListIntake.find(files).issues()) {
        for (Target target : issue.read(true, Instant.EPOCH).targets()) {
          if ((target.kind() == TargetKind.PERSON) == people) {
            targets.add(target.names().stream().map(Name::text).map(NameSamples::plain).toList());
          }
        }
      }
    }
    return targets;
  }

  /// All of them, each once.
  static Set<String> names(List<List<String>> targets) {
    Set<String> names = new LinkedHashSet<>();
    targets.forEach(names::addAll);
    return names;
  }

  /// Names of the Library of Congress in one script with their romanizations.
  List<CsvRows.Row> libraryOfCongress(Script script) throws IOException {
    return rows("eval/loc_korean_names_dev.tsv", '\t').stream()
        .filter(row -> Script.of(row.cell(0)) == script)
        .toList();
  }

  static List<PreparedName> prepared(Iterable<String> names, TargetKind kind) {
    List<PreparedName> prepared = new ArrayList<>();
    for (String name : names) {
      prepared.add(PreparedName.of(name, kind));
    }
    return prepared;
  }

  /// As a prepared name says it.
  static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC);
  }
}
