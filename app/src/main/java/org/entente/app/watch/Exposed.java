package org.entente.app.watch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.watch.supply.WorldTable;
import picocli.CommandLine.Option;

/// Whose exposure to whom is asked for, in which sectors.
final class Exposed {
  @Option(
      names = "--of",
      paramLabel = "CC",
      required = true,
      description = "${bundle:OPTION_EXPOSED}")
  private String of;

  @Option(
      names = "--to",
      paramLabel = "CC",
      required = true,
      split = ",",
      description = "${bundle:OPTION_EXPOSED_TO}")
  private List<String> to;

  @Option(
      names = "--sectors",
      paramLabel = "c3-c16",
      split = ",",
      description = "${bundle:OPTION_SECTORS}")
  private List<String> sectors = List.of();

  String of() {
    return of;
  }

  List<String> to() {
    return to;
  }

  /// The exposed country's place in a table.
  int region(WorldTable world) {
    return world.region(of);
  }

  /// The places of the countries it is exposed to.
  Set<Integer> group(WorldTable world) {
    Set<Integer> group = new LinkedHashSet<>();
    for (String code : to) {
      group.add(world.region(code));
    }
    return group;
  }

  List<Integer> sectors(WorldTable world) {
    return Sectors.chosen(sectors, world.sectors());
  }
}
