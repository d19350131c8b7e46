package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// Judges how ships are named: each by itself, against each other, and against a registry. What is
/// unknown is not held against a ship.
public final class IdentityCheck {
  private static final double MOST_OFF_M = 20;

  /// Lengths are alike within the larger of both.
  private static final double ALIKE_M = 2;

  private static final double ALIKE_SHARE = 0.02;

  /// The rules' names as they are printed.
  public enum Rule {
    IMO_DIGIT,
    IMO_FORM,
    IMO_NEAR,
    MMSI_FORM,
    MID_UNALLOCATED,
    MID_FLAG,
    SHARED_MMSI,
    DIMENSION;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// `reason` names the inputs; `reading` what else it may be, innocently.
  public record Finding(Rule rule, Phrase reason, Phrase reading) {
    /// The reason for programs.
    public String because() {
      return reason.english();
    }

    /// The innocent reading for programs.
    public String innocent() {
      return reading.english();
    }
  }

  public record Result(String row, List<Finding> findings) {}

  private final Map<String, List<Identity>> registered = new HashMap<>();
  private final Map<String, List<Identity>> listed = new HashMap<>();
  private final Map<String, Set<String>> numbers = new HashMap<>();

  private IdentityCheck(List<Identity> ships, List<Identity> registry) {
    for (Identity ship : registry) {
      add(registered, ship);
    }
    for (Identity ship : ships) {
      add(listed, ship);
    }
  }

  private void add(Map<String, List<Identity>> byImo, Identity ship) {
    if (Imo.isForm(ship.imo())) {
      byImo.computeIfAbsent(ship.imo(), _ -> new ArrayList<>()).add(ship);
      if (!ship.mmsi().isEmpty()) {
        numbers.computeIfAbsent(ship.mmsi(), _ -> new LinkedHashSet<>()).add(ship.imo());
      }
    }
  }

  /// One result for each ship, in their order.
  public static List<Result> of(List<Identity> ships, List<Identity> registry) {
    IdentityCheck check = new IdentityCheck(ships, registry);
    List<Result> results = new ArrayList<>();
    for (Identity ship : ships) {
      List<Finding> findings = new ArrayList<>();
      check.imo(ship, findings);
      check.mmsi(ship, findings);
      check.dimension(ship, findings);
      results.add(new Result(ship.row(), List.copyOf(findings)));
    }
    return results;
  }

  private void imo(Identity ship, List<Finding> findings) {
    String imo = ship.imo();
    if (imo.isEmpty()) {
      return;
    }
    if (!Imo.isForm(imo)) {
      findings.add(
          new Finding(
              Rule.IMO_FORM,
              Phrase.of(SeaMessage.IMO_FORM_WHY, imo),
              Phrase.of(SeaMessage.IMO_FORM_INNOCENT)));
      return;
    }
    if (!Imo.isValid(imo)) {
      findings.add(
          new Finding(
              Rule.IMO_DIGIT,
              Phrase.of(
                  SeaMessage.IMO_DIGIT_WHY, Imo.reckoned(imo), Imo.sum(imo) % 10, imo.charAt(6)),
              Phrase.of(SeaMessage.IMO_DIGIT_INNOCENT)));
    }
    near(ship, findings);
  }

  /// A number of a registry is what it is; only others are compared with their neighbours.
  private void near(Identity ship, List<Finding> findings) {
    if (registered.containsKey(ship.imo())) {
      return;
    }
    for (String number : Imo.near(ship.imo())) {
      List<Identity> others =
          registered.getOrDefault(number, listed.getOrDefault(number, List.of()));
      for (Identity other : others) {
        if (isAlike(ship, other)) {
          int at = Imo.difference(ship.imo(), number);
          findings.add(
              new Finding(
                  Rule.IMO_NEAR,
                  Phrase.of(
                      Imo.isValid(ship.imo())
                          ? SeaMessage.IMO_NEAR_RIGHT_WHY
                          : SeaMessage.IMO_NEAR_WHY,
                      other.told(),
                      at + 1,
                      ship.imo().charAt(at),
                      number.charAt(at)),
                  Phrase.of(SeaMessage.IMO_NEAR_INNOCENT)));
          return;
        }
      }
    }
  }

  private static boolean isAlike(Identity ship, Identity other) {
    if (Double.isNaN(ship.lengthM()) || Double.isNaN(other.lengthM())) {
      return !ship.name().isEmpty() && ship.name().equalsIgnoreCase(other.name());
    }
    double most = Math.max(ALIKE_M, ALIKE_SHARE * Math.max(ship.lengthM(), other.lengthM()));
    return Math.abs(ship.lengthM() - other.lengthM()) <= most;
  }

  private void mmsi(Identity ship, List<Finding> findings) {
    String text = ship.mmsi();
    if (text.isEmpty()) {
      return;
    }
    boolean isNumber = text.length() == 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    Mmsi.Kind kind = isNumber ? Mmsi.kind(Long.parseLong(text)) : Mmsi.Kind.NONE;
    if (kind != Mmsi.Kind.SHIP) {
      findings.add(
          new Finding(
              Rule.MMSI_FORM,
              isNumber ? kind.of(text) : Phrase.of(SeaMessage.MMSI_DIGITS_WHY, text),
              Phrase.of(SeaMessage.MMSI_FORM_INNOCENT)));
      return;
    }
    flag(ship, Integer.parseInt(text.substring(0, 3)), findings);
    Set<String> imos = numbers.getOrDefault(text, Set.of());
    if (imos.size() > 1) {
      findings.add(
          new Finding(
              Rule.SHARED_MMSI,
              Phrase.of(SeaMessage.SHARED_MMSI_WHY, text, String.join(", ", imos)),
              Phrase.of(SeaMessage.SHARED_MMSI_INNOCENT)));
    }
  }

  private static void flag(Identity ship, int mid, List<Finding> findings) {
    if (!Mid.isAllocated(mid)) {
      findings.add(
          new Finding(
              Rule.MID_UNALLOCATED,
              Phrase.of(SeaMessage.MID_UNALLOCATED_WHY, mid),
              Phrase.of(SeaMessage.MID_UNALLOCATED_INNOCENT)));
      return;
    }
    String flag = Flag.code(ship.flag());
    if (!flag.isEmpty() && !Mid.flags(mid).contains(flag)) {
      findings.add(
          new Finding(
              Rule.MID_FLAG,
              Phrase.of(SeaMessage.MID_FLAG_WHY, mid, Mid.flag(mid), flag),
              Phrase.of(SeaMessage.MID_FLAG_INNOCENT)));
    }
  }

  private void dimension(Identity ship, List<Finding> findings) {
    for (Identity known : registered.getOrDefault(ship.imo(), List.of())) {
      double off = Math.abs(known.lengthM() - ship.lengthM());
      if (off > MOST_OFF_M) {
        findings.add(
            new Finding(
                Rule.DIMENSION,
                Phrase.of(
                    SeaMessage.DIMENSION_WHY,
                    Identity.metres(ship.lengthM()),
                    Identity.metres(known.lengthM())),
                Phrase.of(SeaMessage.DIMENSION_INNOCENT)));
        return;
      }
    }
  }
}
