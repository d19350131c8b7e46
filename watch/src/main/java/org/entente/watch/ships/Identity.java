package org.entente.watch.ships;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.watch.text.CsvRows;

/// How one ship is named on a list. Empty where that is unknown; NaN metres where the length is.
public record Identity(
    String row, String imo, String mmsi, String name, String flag, double lengthM) {
  private static final List<String> SHIPS =
      List.of("row", "imo", "mmsi", "name", "flag", "length_m");
  private static final List<String> REGISTRY = List.of("imo", "name", "flag", "mmsi", "length_m");

  /// Of a list with row,imo,mmsi,name,flag,length_m.
  public static List<Identity> ships(String text, Path file) {
    return read(text, file, SHIPS);
  }

  /// Of a registry with imo,name,flag,mmsi,length_m.
  public static List<Identity> registry(String text, Path file) {
    return read(text, file, REGISTRY);
  }

  private static List<Identity> read(String text, Path file, List<String> columns) {
    List<Identity> ships = new ArrayList<>();
    for (CsvRows.Row row : CsvRows.read(text, file.toString(), columns)) {
      boolean isLong = !row.maybe("length_m").isEmpty();
      ships.add(
          new Identity(
              columns.equals(SHIPS) ? row.need("row") : row.place(),
              Imo.stripped(row.maybe("imo")),
              row.maybe("mmsi"),
              row.maybe("name"),
              row.maybe("flag"),
              isLong ? row.number("length_m", 0) : Double.NaN));
    }
    return ships;
  }

  /// For people: what is known of it.
  String told() {
    String length = Double.isNaN(lengthM) ? "" : ", " + metres(lengthM);
    String number = "IMO " + (imo.isEmpty() ? "?" : imo) + length;
    return name.isEmpty() ? number : name + " (" + number + ")";
  }

  static String metres(double length) {
    return (length == Math.rint(length) ? String.valueOf((long) length) : String.valueOf(length))
        + " m";
  }
}
