package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.List;

/// What speaks for and against one hypothesis, added up.
final class Evidence {
  private final List<Sign> signs = new ArrayList<>();
  private int sum;

  private Evidence() {}

  /// Nothing seen yet: how common such a thing is at all.
  static Evidence prior(String finding, int decibans) {
    Evidence evidence = new Evidence();
    evidence.add("prior", finding, decibans);
    return evidence;
  }

  Evidence add(String rule, String finding, int decibans) {
    signs.add(new Sign(rule, finding, decibans));
    sum += decibans;
    return this;
  }

  /// Rules the hypothesis out.
  Evidence veto(String rule, String finding) {
    return add(rule, finding, Sign.VETO);
  }

  boolean isOut() {
    return sum <= Sign.VETO / 2;
  }

  int decibans() {
    return sum;
  }

  List<Sign> signs() {
    return List.copyOf(signs);
  }

  /// Odds against nothing of the sort.
  double odds() {
    return isOut() ? 0 : StrictMath.pow(10, sum / 10.0);
  }

  /// The hypothesis against its absence, in parts per million.
  int ppm() {
    return ppm(odds(), 1 + odds());
  }

  /// Never quite 0 or 1: a rule that has seen some thousand cases can't know.
  static int ppm(double part, double whole) {
    long ppm = StrictMath.round(1_000_000 * part / whole);
    return Math.clamp(ppm, 1, 999_999);
  }
}
