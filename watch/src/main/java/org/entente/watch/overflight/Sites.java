package org.entente.watch.overflight;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.watch.text.CsvRows;
import org.entente.watch.text.TextFile;

/// Reads declared sites: CSV with the heading `id,name,lat,lon,height_m,owner,declared`.
public final class Sites {
  private static final List<String> HEADING =
      List.of("id", "name", "lat", "lon", "height_m", "owner", "declared");
  private static final String DECLARE =
      "Only sites that their owner has declared are watched for: fill in owner and declared.";

  private Sites() {}

  public static List<Site> read(Path path) throws IOException {
    return parse(TextFile.read(path), path.toString());
  }

  static List<Site> parse(String text, String file) {
    List<Site> sites = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (CsvRows.Row row : CsvRows.read(text, file, HEADING)) {
      Site site = site(HEADING.stream().map(row::maybe).toList(), file, row.place());
      if (!ids.add(site.id())) {
        String reason = "site " + site.id() + " stands twice";
        throw new BadInput(file, row.place(), reason, "Give it its own id.");
      }
      sites.add(site);
    }
    if (sites.isEmpty()) {
      throw new BadInput(file, "", "no site in it", "Add a line for each declared site.");
    }
    return sites;
  }

  private static Site site(List<String> cells, String file, String place) {
    for (int i : new int[] {0, 5, 6}) {
      if (cells.get(i).isEmpty()) {
        throw new BadInput(file, place, HEADING.get(i) + " is missing", DECLARE);
      }
    }
    return new Site(
        cells.get(0),
        cells.get(1),
        number(cells.get(2), "lat", 90, file, place),
        number(cells.get(3), "lon", 180, file, place),
        cells.get(4).isEmpty() ? 0 : number(cells.get(4), "height_m", 9_000, file, place),
        cells.get(5),
        day(cells.get(6), file, place));
  }

  private static double number(String text, String field, double most, String file, String place) {
    double value = Checked.number(text, field, file, place);
    if (Math.abs(value) > most) {
      throw new BadInput(file, place, field + " beyond ±" + most + ": " + text, "Correct it.");
    }
    return value;
  }

  private static LocalDate day(String text, String file, String place) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadInput(file, place, "declared is no date: '" + text + "'", DECLARE, e);
    }
  }
}
