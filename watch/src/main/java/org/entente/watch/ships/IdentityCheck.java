package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  /// `because` names the inputs; `innocent` what else it may be.
  public record Finding(Rule rule, String because, String innocent) {}

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
              "'" + imo + "' is not seven digits",
              "a digit lost in copying, or the number of something else: a company, a registry"));
      return;
    }
    if (!Imo.isValid(imo)) {
      findings.add(
          new Finding(
              Rule.IMO_DIGIT,
              Imo.reckoned(imo)
                  + ": the last digit should be "
                  + Imo.sum(imo) % 10
                  + ", not "
                  + imo.charAt(6),
              "the print may be wrong: one digit misread or mistyped at the source"));
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
          findings.add(
              new Finding(
                  Rule.IMO_NEAR,
                  "one digit from "
                      + other.told()
                      + ", alike in size or name: "
                      + Imo.difference(ship.imo(), number)
                      + (Imo.isValid(ship.imo()) ? "; the check digit is still right" : ""),
                  "a misprint of either number, or two ships that only resemble each other"));
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
              "'" + text + "' is " + (isNumber ? kind.text() : "not nine digits"),
              "a digit lost in copying, a set never programmed, or a station that is no ship"));
      return;
    }
    flag(ship, Integer.parseInt(text.substring(0, 3)), findings);
    Set<String> imos = numbers.getOrDefault(text, Set.of());
    if (imos.size() > 1) {
      findings.add(
          new Finding(
              Rule.SHARED_MMSI,
              text + " stands with the IMO numbers " + String.join(", ", imos),
              "one of them mistyped, or the number passed on when a ship changed her flag; it does"
                  + " not tell which ship was heard: nobody is accused by this"));
    }
  }

  private static void flag(Identity ship, int mid, List<Finding> findings) {
    if (!Mid.isAllocated(mid)) {
      findings.add(
          new Finding(
              Rule.MID_UNALLOCATED,
              "no state has the digits " + mid,
              "digits allocated since the table was made (2026), or a mistyped number"));
      return;
    }
    String flag = Flag.code(ship.flag());
    if (!flag.isEmpty() && !Mid.flags(mid).contains(flag)) {
      findings.add(
          new Finding(
              Rule.MID_FLAG,
              "the digits " + mid + " belong to " + Mid.flag(mid) + ", the flag is " + flag,
              "just reflagged and the radio not yet programmed anew, or a bareboat charter"));
    }
  }

  private void dimension(Identity ship, List<Finding> findings) {
    for (Identity known : registered.getOrDefault(ship.imo(), List.of())) {
      double off = Math.abs(known.lengthM() - ship.lengthM());
      if (off > MOST_OFF_M) {
        findings.add(
            new Finding(
                Rule.DIMENSION,
                Identity.metres(ship.lengthM())
                    + " long, in the registry "
                    + Identity.metres(known.lengthM()),
                "lengths over all and between perpendiculars mixed up, a rebuilt ship, or feet"));
        return;
      }
    }
  }
}
