package org.entente.watch.ships;

import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.watch.text.CsvRows;

/// A port or an anchorage, as the user lists it.
public record Port(String name, double lat, double lon) {
  /// Of a list with name,lat,lon.
  public static List<Port> read(String text, Path file) {
    return CsvRows.read(text, file.toString(), List.of("name", "lat", "lon")).stream()
        .map(
            row -> {
              double lat = row.number("lat", -90);
              double lon = row.number("lon", -180);
              if (lat > 90 || lon > 180) {
                throw new BadInput(
                    row.file(), row.place(), "no place on Earth", "Give degrees, north and east.");
              }
              return new Port(row.need("name"), lat, lon);
            })
        .toList();
  }
}
