package org.entente.watch.ships;

import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// What kind of station an MMSI names, by its first digits (ITU-R M.585).
public final class Mmsi {
  /// The kinds; only a ship's begins with the digits of a state.
  public enum Kind {
    SHIP(SeaMessage.MMSI_SHIP_WHY),
    COAST(SeaMessage.MMSI_COAST_WHY),
    GROUP(SeaMessage.MMSI_GROUP_WHY),
    AIRCRAFT(SeaMessage.MMSI_AIRCRAFT_WHY),
    BEACON(SeaMessage.MMSI_BEACON_WHY),
    CRAFT(SeaMessage.MMSI_CRAFT_WHY),
    AID(SeaMessage.MMSI_AID_WHY),
    PORTABLE(SeaMessage.MMSI_PORTABLE_WHY),
    NONE(SeaMessage.MMSI_NONE_WHY);

    private final SeaMessage message;

    Kind(SeaMessage message) {
      this.message = message;
    }

    /// Says of a number that it is of this kind.
    Phrase of(String number) {
      return Phrase.of(message, number);
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
