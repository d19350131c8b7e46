package org.entente.watch.overflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.text.TextFile;

/// Reads element sets, whatever form they come in: TLE of two or three lines (Alpha-5 too), or
/// OMM as CSV, JSON, XML or KVN. Told by content, never by name; gzip is unpacked.
public final class ElementSets {
  private static final String NEXT_STEP =
      "Give a file of element sets: TLE, or OMM as CSV, JSON, XML or KVN.";

  private ElementSets() {}

  /// The sets in the order of the file; what is wrong and yet readable goes to `doubts`.
  public static List<ElementSet> read(Path path, Doubts doubts) throws IOException {
    return parse(TextFile.read(path), path.toString(), doubts);
  }

  /// By object, in the order of their epochs, none after `known`; of equal epochs the set that
  /// stands last.
  public static Map<String, List<ElementSet>> histories(Collection<ElementSet> all, Julian known) {
    Map<String, List<ElementSet>> histories = new LinkedHashMap<>();
    for (ElementSet set : all) {
      if (set.epoch().compareTo(known) <= 0) {
        histories.computeIfAbsent(set.object(), _ -> new ArrayList<>()).add(set);
      }
    }
    histories.replaceAll((_, sets) -> ordered(sets));
    return histories;
  }

  private static List<ElementSet> ordered(List<ElementSet> sets) {
    sets.sort(Comparator.comparing(ElementSet::epoch));
    List<ElementSet> once = new ArrayList<>();
    for (ElementSet set : sets) {
      if (!once.isEmpty() && once.getLast().epoch().compareTo(set.epoch()) == 0) {
        once.removeLast();
      }
      once.add(set);
    }
    return once;
  }

  static List<ElementSet> parse(String text, String file, Doubts doubts) {
    String head = text.stripLeading();
    List<ElementSet> sets;
    if (head.startsWith("{") || head.startsWith("[")) {
      sets = OmmJson.read(text, file);
    } else if (head.startsWith("<")) {
      sets = OmmXml.read(text, file);
    } else if (Tle.looksLike(text)) {
      sets = Tle.read(text, file, doubts);
    } else if (OmmText.isKvn(head)) {
      sets = OmmText.readKvn(text, file, doubts);
    } else if (OmmText.isCsv(head)) {
      sets = OmmText.readCsv(text, file, doubts);
    } else {
      throw new BadInput(file, "", "not a form of element sets that is known", NEXT_STEP);
    }
    if (sets.isEmpty()) {
      throw new BadInput(file, "", "no element set in it", NEXT_STEP);
    }
    return sets;
  }
}
