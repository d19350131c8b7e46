package org.entente.watch.overflight;

/// One element set as its publisher gave it. `object` is the catalogue number without leading
/// zeros (Alpha-5 resolved, nine digits possible), `name` and `designator` empty where unknown;
/// `source` is where it was read ("file, line 3").
public record ElementSet(
    String object, String name, String designator, Julian epoch, Elements elements, String source) {
  public Sgp4 propagator() {
    return new Sgp4(elements, epoch);
  }
}
