package org.entente.screen.name.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    Set<String> ids = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String line : Labelled.lines("ofac-sdn-2021-07/sdn.csv.gz")) {
      List<String> cells = Labelled.cells(line);
      if (cells.size() > 2 && cells.get(2).strip().equals("individual") == people) {
        ids.add(cells.get(0));
        names.add(cells.get(1));
      }
    }
    for (String line : Labelled.lines("ofac-sdn-2021-07/alt.csv.gz")) {
      List<String> cells = Labelled.cells(line);
      if (cells.size() > 3 && ids.contains(cells.get(0))) {
        names.add(cells.get(3));
      }
    }
    return List.copyOf(names);
  }

  private static final Pattern PIECE =
      Pattern.compile("<(FIRST_NAME|SECOND_NAME|THIRD_NAME|FOURTH_NAME|ALIAS_NAME)>([^<]*)<");

  /// People of the UN list; `people` false gives the entities.
  public static List<String> un(boolean people) {
    String text = String.join("\n", Labelled.lines("un/consolidated_2026-02-27.xml.gz"));
    Set<String> names = new LinkedHashSet<>();
    for (String part : text.split(people ? "<INDIVIDUAL>" : "<ENTITY>", -1)) {
      int end = part.indexOf(people ? "</INDIVIDUAL>" : "</ENTITY>");
      if (end > 0) {
        names.addAll(names(part.substring(0, end)));
      }
    }
    return List.copyOf(names);
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
