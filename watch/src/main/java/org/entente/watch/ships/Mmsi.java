package org.entente.watch.ships;

/// What kind of station an MMSI names, by its first digits (ITU-R M.585).
public final class Mmsi {
  /// The kinds; only a ship's begins with the digits of a state.
  public enum Kind {
    SHIP("a ship"),
    COAST("a coast station (00…)"),
    GROUP("a group of ships (0…)"),
    AIRCRAFT("a search and rescue aircraft (111…)"),
    BEACON("a distress beacon (97…)"),
    CRAFT("a craft of a parent ship (98…)"),
    AID("an aid to navigation (99…)"),
    PORTABLE("a hand-held set (8…)"),
    NONE("no kind of station");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final int MOST = 1_000_000_000;

  private Mmsi() {}

  public static Kind kind(long mmsi) {
    if (mmsi <= 0 || mmsi >= MOST) {
      return Kind.NONE;
    }
    int three = (int) (mmsi / 1_000_000);
    if (three < 10) {
      return Kind.COAST;
    }
    if (three < 100) {
      return Kind.GROUP;
    }
    return switch (three / 10) {
      case 97 -> Kind.BEACON;
      case 98 -> Kind.CRAFT;
      case 99 -> Kind.AID;
      default -> {
        if (three == 111) {
          yield Kind.AIRCRAFT;
        }
        if (three >= 800 && three < 900) {
          yield Kind.PORTABLE;
        }
        yield three >= Mid.FIRST && three <= Mid.LAST ? Kind.SHIP : Kind.NONE;
      }
    };
  }

  static int mid(long mmsi) {
    return (int) (mmsi / 1_000_000);
  }
}
