package org.entente.screen.us;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.entente.screen.read.ListFile;
import org.jspecify.annotations.Nullable;

/// Tells by content which files make a set: none has a header, and names differ between the
/// publisher's address, its store and partners' copies. Rows have twelve, five, six or two cells;
/// what continues a list holds that list's entity numbers.
final class OfacCsvSet {
  static final ListId SDN = new ListId("us-sdn");
  static final ListId CONSOLIDATED = new ListId("us-cons");

  /// Programmes that only the lists beside the SDN list have.
  private static final Set<String> BESIDE_SDN =
      Set.of("NS-PLC", "CMIC-EO13959", "561-Related", "561-List", "UKRAINE-EO13662");

  private static final List<String> BESIDE_SDN_REMARKS =
      List.of("Directive Determination", "Listing Date (EO 14024 Directive", "(CMIC)");

  enum Part {
    PRIMARY,
    ALIASES,
    ADDRESSES,
    COMMENTS,
    NONE
  }

  private OfacCsvSet() {}

  /// Sets, the primary file first in each.
  static List<List<ListFile>> group(List<ListFile> files) throws IOException {
    List<List<ListFile>> sets = new ArrayList<>();
    List<Set<String>> numbers = new ArrayList<>();
    List<ListFile> rest = new ArrayList<>();
    for (ListFile file : files) {
      Part part = part(file);
      if (part == Part.PRIMARY) {
        sets.add(new ArrayList<>(List.of(file)));
        numbers.add(numbers(file));
      } else if (part != Part.NONE) {
        rest.add(file);
      }
    }
    for (ListFile file : rest) {
      int best = best(file, sets, numbers);
      if (best >= 0) {
        sets.get(best).add(file);
      }
    }
    return sets;
  }

  private static int best(ListFile file, List<List<ListFile>> sets, List<Set<String>> numbers)
      throws IOException {
    Set<String> own = numbers(file);
    int best = -1;
    long bestScore = 0;
    for (int i = 0; i < sets.size(); i++) {
      Set<String> theirs = numbers.get(i);
      long shared = own.stream().filter(theirs::contains).count();
      boolean beside = folder(file).equals(folder(sets.get(i).getFirst()));
      long score = shared * 2 * 100 / Math.max(1, own.size()) + (beside && shared > 0 ? 1 : 0);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private static String folder(ListFile file) {
    int cut = Math.max(file.source().lastIndexOf('/'), file.source().lastIndexOf('!'));
    return cut < 0 ? "" : file.source().substring(0, cut);
  }

  static Part part(ListFile file) throws IOException {
    CsvRows.Row row = firstRow(file);
    if (row == null || !row.cell(0).strip().matches("\\d{1,9}")) {
      return row != null && isHeader(row) ? Part.PRIMARY : Part.NONE;
    }
    return switch (row.cells().size()) {
      case 12 -> Part.PRIMARY;
      case 5 -> OfacNames.use(row.cell(2)) == null ? Part.NONE : Part.ALIASES;
      case 6 -> row.cell(1).strip().matches("\\d{1,9}") ? Part.ADDRESSES : Part.NONE;
      case 2 -> row.cell(1).strip().matches("[\\d.,]*") ? Part.NONE : Part.COMMENTS;
      default -> Part.NONE;
    };
  }

  /// Home-made copies name the columns, the official file doesn't.
  static boolean isHeader(CsvRows.Row row) {
    return row.cells().size() == 12 && row.cell(0).strip().equalsIgnoreCase("ent_num");
  }

  private static CsvRows.@Nullable Row firstRow(ListFile file) throws IOException {
    String head = file.headText();
    if (head.isEmpty() || head.indexOf('\0') >= 0 || "<{[%#".indexOf(head.charAt(0)) >= 0) {
      return null;
    }
    int end = head.indexOf('\n');
    String first = end < 0 ? head : head.substring(0, end);
    if (first.indexOf(',') < 0) {
      return null;
    }
    try (CsvRows rows = file.rows()) {
      return rows.next();
    } catch (BadInput e) {
      return null;
    }
  }

  private static Set<String> numbers(ListFile file) throws IOException {
    Set<String> numbers = new HashSet<>();
    try (CsvRows rows = file.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        numbers.add(row.cell(0).strip());
      }
    } catch (BadInput e) {
      return numbers;
    }
    return numbers;
  }

  /// The lists share their numbers, so the programmes tell which it is.
  static ListId list(ListFile primary) throws IOException {
    int beside = 0;
    int all = 0;
    try (CsvRows rows = primary.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        all++;
        beside += isBesideSdn(row) ? 1 : 0;
      }
    }
    return beside * 2 > all ? CONSOLIDATED : SDN;
  }

  /// The same for forms that don't say which list they are.
  static ListId list(List<Target> targets) {
    long beside =
        targets.stream()
            .filter(t -> t.programmes().stream().anyMatch(BESIDE_SDN::contains))
            .count();
    return beside * 2 > targets.size() ? CONSOLIDATED : SDN;
  }

  private static boolean isBesideSdn(CsvRows.Row row) {
    for (String programme : OfacCsv.value(row.cell(3)).split("] \\[", -1)) {
      if (BESIDE_SDN.contains(programme)) {
        return true;
      }
    }
    return BESIDE_SDN_REMARKS.stream().anyMatch(row.cell(11)::contains);
  }
}
