package org.entente.screen.name.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.name.Labelled;

/// Names of the real lists beside the repository, read as simply as can be.
public final class ListNames {
  private ListNames() {}

  /// People of the US list of July 2021, main names and aliases.
  public static List<String> usPeople() {
    return us(true);
  }

  public static List<String> usOthers() {
    return us(false);
  }

  private static List<String> us(boolean people) {
    return flat(usTargets(people));
  }

  private static List<String> flat(List<List<String>> targets) {
    return List.copyOf(new LinkedHashSet<>(targets.stream().flatMap(List::stream).toList()));
  }

  /// The same names, those of one target together.
  static List<List<String>> usTargets(boolean people) {
    Map<String, List<String>> byId = new LinkedHashMap<>();
    for (String line : Labelled.lines("ofac-sdn-2021-07/sdn.csv.gz")) {
      List<String> cells = Labelled.cells(line);
      if (cells.size() > 2 && cells.get(2).strip().equals("individual") == people) {
        byId.put(cells.get(0), new ArrayList<>(List.of(cells.get(1))));
      }
    }
    for (String line : Labelled.lines("ofac-sdn-2021-07/alt.csv.gz")) {
      List<String> cells = Labelled.cells(line);
      if (cells.size() > 3 && byId.containsKey(cells.get(0))) {
        byId.get(cells.get(0)).add(cells.get(3));
      }
    }
    return List.copyOf(byId.values());
  }

  private static final Pattern PIECE =
      Pattern.compile("<(FIRST_NAME|SECOND_NAME|THIRD_NAME|FOURTH_NAME|ALIAS_NAME)>([^<]*)<");

  /// People of the UN list; `people` false gives the entities.
  public static List<String> un(boolean people) {
    return flat(unTargets(people));
  }

  /// The same names, those of one target together.
  static List<List<String>> unTargets(boolean people) {
    String text = String.join("\n", Labelled.lines("un/consolidated_2026-02-27.xml.gz"));
    List<List<String>> targets = new ArrayList<>();
    for (String part : text.split(people ? "<INDIVIDUAL>" : "<ENTITY>", -1)) {
      int end = part.indexOf(people ? "</INDIVIDUAL>" : "</ENTITY>");
      if (end > 0) {
        targets.add(names(part.substring(0, end)));
      }
    }
    return targets;
  }

  private static List<String> names(String target) {
    List<String> names = new ArrayList<>();
    StringBuilder main = new StringBuilder();
    Matcher piece = PIECE.matcher(target);
    while (piece.find()) {
      String text = piece.group(2).replace("&apos;", "'").replace("&amp;", "&").strip();
      if (piece.group(1).equals("ALIAS_NAME")) {
        names.addAll(List.of(text.split(";\\s*", -1)));
      } else {
        main.append(main.isEmpty() ? "" : " ").append(text);
      }
    }
    names.add(main.toString().strip());
    names.removeIf(String::isBlank);
    return names;
  }
}
