package org.entente.watch.ships.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.watch.ships.Event;
import org.entente.watch.ships.Event.Kind;
import org.entente.watch.ships.ShipLog;

/// A synthetic sea: made ships with made places, and the truth of what happens to them.
public final class MadeSea {
  public static final long BEGIN = 1_769_904_000_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /// What was put in, and whether the published rule calls it sure.
  public record Truth(Kind kind, List<Integer> ships, long from, long to, boolean isSure) {
    /// Same kind, same ships, at the same time.
    public boolean isMet(Event event) {
      return event.kind() == kind
          && event.mmsi().equals(ships)
          && event.from() <= to
          && event.to() >= from;
    }
  }

  private final ShipLog log = new ShipLog();
  private final List<Truth> truths = new ArrayList<>();
  private final Random random;
  private int next = 211_000_000;

  /// `each` times everything that may happen, and as often what only looks like it.
  public MadeSea(long seed, int each) {
    random = new Random(seed);
    for (int i = 0; i < each; i++) {
      voyage(0);
      gap(7 + random.nextInt(20), 4);
      gap(13 + random.nextInt(20), 180);
      voyage(2 + random.nextInt(3));
      meeting(150 + random.nextInt(250), 2.6 + 4 * random.nextDouble(), true);
      meeting(150 + random.nextInt(250), 1.2, false);
      meeting(900 + random.nextInt(600), 5, false);
      slow(4.5 + 5 * random.nextDouble(), true);
      slow(2 + random.nextDouble(), false);
      jump(1);
      jump(2);
      shared();
      named(i);
    }
    harbour(6);
  }

  public ShipLog log() {
    return log;
  }

  public List<Truth> truths() {
    return List.copyOf(truths);
  }

  /// A ship on her way.
  private final class Ship {
    final int mmsi = ++next;
    long now = BEGIN + (long) (random.nextDouble() * 48 * HOUR);
    double lat = 30 + 8 * random.nextDouble();
    double lon = 130 + 40 * random.nextDouble();
    double course = 2 * Math.PI * random.nextDouble();
    double lost = 0.1;

    void sail(double hours, double knots, double minutes) {
      long end = now + (long) (hours * HOUR);
      while (now < end) {
        double step = minutes * (0.7 + 0.6 * random.nextDouble());
        now += (long) (step * MINUTE);
        double miles = knots * step / 60;
        lat += miles / 60 * Math.cos(course);
        lon += miles / 60 * Math.sin(course) / Math.cos(Math.toRadians(lat));
        if (random.nextDouble() >= lost) {
          report(lat, lon, knots);
        }
      }
    }

    void report(double atLat, double atLon, double knots) {
      double noise = 1e-4 * random.nextGaussian();
      float told = (float) Math.max(0, knots + 0.1 * random.nextGaussian());
      log.place(mmsi, now, atLat + noise, atLon + noise, told, 0);
      if (random.nextInt(20) == 0) {
        log.place(mmsi, now + 40_000, atLat + noise, atLon + noise, told, 0);
      }
    }
  }

  /// Without anything, perhaps a short silence.
  private void voyage(int silentHours) {
    Ship ship = new Ship();
    ship.sail(20, 12, 6);
    ship.now += silentHours * HOUR;
    ship.lat += silentHours * 12 / 60.0 * Math.cos(ship.course);
    ship.sail(20, 12, 6);
  }

  private void gap(int hours, double minutes) {
    Ship ship = new Ship();
    ship.sail(20, 10, minutes);
    long from = ship.now;
    ship.now += hours * HOUR;
    ship.lat += 0.3;
    ship.sail(10, 10, minutes);
    boolean isSure = hours >= 12 && minutes < 60;
    truths.add(new Truth(Kind.GAP, List.of(ship.mmsi), from, from + hours * HOUR, isSure));
  }

  private void meeting(double metres, double hours, boolean isReal) {
    Ship one = new Ship();
    Ship two = new Ship();
    two.now = one.now;
    one.sail(10, 12, 5);
    double course = one.course;
    two.lat = one.lat + metres / 111_000;
    two.lon = one.lon;
    two.now = one.now;
    two.course = course;
    long from = one.now;
    one.sail(hours, 0.8, 5);
    two.sail(hours, 0.8, 5);
    one.sail(8, 12, 5);
    two.course = course + 2;
    two.sail(8, 12, 5);
    if (isReal) {
      long to = from + (long) (hours * HOUR);
      truths.add(new Truth(Kind.ENCOUNTER, List.of(one.mmsi, two.mmsi), from, to, true));
    } else if (hours >= 4) {
      long to = from + (long) (hours * HOUR);
      truths.add(new Truth(Kind.LOITERING, List.of(one.mmsi), from, to, false));
      truths.add(new Truth(Kind.LOITERING, List.of(two.mmsi), from, to, false));
    }
  }

  private void slow(double hours, boolean isReal) {
    Ship ship = new Ship();
    ship.sail(10, 12, 6);
    long from = ship.now;
    ship.sail(hours, 1, 6);
    if (isReal) {
      truths.add(new Truth(Kind.LOITERING, List.of(ship.mmsi), from, ship.now, false));
    }
    ship.sail(10, 12, 6);
  }

  /// One ship, or two to the same place, as false satellite signals do it.
  private void jump(int ships) {
    double lat = 55 + random.nextDouble();
    double lon = 20 + random.nextDouble();
    long at = 0;
    for (int i = 0; i < ships; i++) {
      Ship ship = new Ship();
      ship.now = at == 0 ? ship.now : at;
      at = ship.now;
      ship.sail(10, 12, 6);
      long from = ship.now;
      for (int k = 0; k < 4; k++) {
        ship.now += 2 * MINUTE;
        ship.report(lat, lon, 0.5);
      }
      truths.add(new Truth(Kind.JUMP, List.of(ship.mmsi), from, ship.now, ships > 1));
      ship.sail(10, 12, 6);
    }
  }

  private void shared() {
    Ship one = new Ship();
    double lat = one.lat - 20;
    double lon = one.lon - 60;
    long from = one.now;
    for (int i = 0; i < 60; i++) {
      one.sail(0.2, 12, 4);
      log.place(one.mmsi, one.now + 30_000, lat + i * 0.01, lon, 12f, 0);
    }
    truths.add(new Truth(Kind.SHARED_ID, List.of(one.mmsi), from, one.now, true));
  }

  /// Ships that tell their names: one keeps hers, one is garbled once, one is renamed, one has an
  /// IMO number with a wrong check digit, two share a right one.
  private void named(int number) {
    int imo = imo(number);
    told(new Ship(), "KEEPS", imo, 10);
    Ship garbled = new Ship();
    told(garbled, "GARBLED", 0, 5);
    told(garbled, "GARBLEL", 0, 1);
    told(garbled, "GARBLED", 0, 5);
    Ship renamed = new Ship();
    long from = told(renamed, "BEFORE", 0, 5);
    told(renamed, "AFTER", 0, 5);
    identity(List.of(renamed.mmsi), from, renamed.now);
    Ship wrong = new Ship();
    from = told(wrong, "WRONG", imo % 10 == 9 ? imo - 1 : imo + 1, 5);
    identity(List.of(wrong.mmsi), from, wrong.now);
    Ship one = new Ship();
    Ship two = new Ship();
    two.now = one.now;
    from = told(one, "ONE", imo(number + 5000), 5);
    told(two, "TWO", imo(number + 5000), 5);
    identity(List.of(one.mmsi, two.mmsi), from, one.now);
  }

  private void identity(List<Integer> ships, long from, long to) {
    truths.add(new Truth(Kind.IDENTITY, ships, from, to, true));
  }

  /// Every six minutes; gives when it began.
  private long told(Ship ship, String name, int imo, int times) {
    long from = ship.now;
    for (int i = 0; i < times; i++) {
      log.name(ship.mmsi, ship.now, name, "", imo);
      ship.now += 6 * MINUTE;
    }
    return from;
  }

  /// The number that so many others go before, with its check digit.
  private static int imo(int number) {
    int six = 900_000 + number;
    int sum = 0;
    for (int weight = 2, rest = six; weight <= 7; weight++, rest /= 10) {
      sum += weight * (rest % 10);
    }
    return 10 * six + sum % 10;
  }

  /// Ships that lie side by side for a day: no encounter, no loitering.
  private void harbour(int ships) {
    for (int i = 0; i < ships; i++) {
      Ship ship = new Ship();
      ship.lat = 35.1 + 0.0005 * i;
      ship.lon = 129.05;
      ship.now = BEGIN + i * MINUTE;
      for (int k = 0; k < 200; k++) {
        ship.now += 6 * MINUTE;
        log.place(ship.mmsi, ship.now, ship.lat, ship.lon, 0f, 5);
      }
    }
  }
}
