package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.mix.Demixed.Candidate;
import org.entente.trace.mix.Demixed.Owners;
import org.entente.trace.mix.Demixed.Rule;
import org.entente.trace.mix.MixTx.Coin;
import org.entente.trace.mix.Shape.Level;

/// Candidates for the owners of a mix's outputs.
///
/// Equal outputs: each owner has one, so that any owner is as likely as another: 1/n. Changes:
/// all divisions of the inputs that fit are weighed by how near to nothing the makers' gains are,
/// and coins of one value share what falls to them, since nothing tells them apart. Outputs that
/// one owner later spends together have one owner: their candidates are multiplied. Wasabi 2 says
/// nothing: how many outputs an owner has isn't known.
public final class Demix {
  private static final int MOST_DIVISIONS = 500;
  private static final int CERTAIN = 990_000;
  private static final int LEAST = 100;

  /// Parts per hundred, as measured on made rounds.
  private static final int WHOLE_SEARCH_DOUBT = 2;

  private static final int CUT_SEARCH_DOUBT = 22;

  private final MixTx tx;
  private final Shape shape;
  private final int inputs;

  /// By output; null where nothing is known.
  private final double[][] shares;

  private final Rule[] rules;

  private Demix(MixTx tx) {
    this.tx = tx;
    shape = new Shape(tx);
    inputs = tx.inputs().size();
    shares = new double[tx.outputs().size()][];
    rules = new Rule[tx.outputs().size()];
  }

  public static Demixed of(MixTx tx, Verdict verdict) {
    return of(tx, verdict, List.of());
  }

  /// `together`: outputs, by their places, that were later spent together by one owner.
  public static Demixed of(
      MixTx tx, Verdict verdict, Collection<? extends Collection<Integer>> together) {
    Demix demix = new Demix(tx);
    switch (verdict.kind()) {
      case WHIRLPOOL, WASABI1 -> demix.equal(verdict.denomination(), verdict.anonymitySet());
      case JOINMARKET -> demix.joinMarket(verdict);
      case WASABI2, NONE -> {
        return Demixed.NOTHING;
      }
    }
    demix.reused();
    together.forEach(demix::together);
    return demix.owners();
  }

  private void equal(long value, int owners) {
    for (int output = 0; output < shares.length; output++) {
      if (tx.outputs().get(output).value() == value) {
        double[] share = new double[inputs];
        Arrays.fill(share, 1.0 / owners);
        shares[output] = share;
        rules[output] = Rule.EQUAL;
      }
    }
  }

  private void joinMarket(Verdict verdict) {
    long value = verdict.denomination();
    int owners = verdict.anonymitySet();
    equal(value, owners);
    if (!shape.valuesKnown) {
      return;
    }
    ChangeMatch.Found found = JoinMarketRule.match(shape, new Level(value, owners), MOST_DIVISIONS);
    if (found.result() != ChangeMatch.Result.FITS) {
      return;
    }
    List<Integer> changes = new ArrayList<>();
    for (int output = 0; output < shares.length; output++) {
      if (tx.outputs().get(output).value() != value) {
        changes.add(output);
        shares[output] = new double[inputs];
        rules[output] = Rule.CHANGE;
      }
    }
    double whole = found.divisions().stream().mapToDouble(ChangeMatch.Division::weight).sum();
    for (ChangeMatch.Division division : found.divisions()) {
      for (int input = 0; input < inputs; input++) {
        int change = division.changeOfInput().get(input);
        if (change < changes.size()) {
          shares[changes.get(change)][input] += division.weight() / whole;
        }
      }
    }
    evenOut(changes);
    doubt(changes, found.complete() ? WHOLE_SEARCH_DOUBT : CUT_SEARCH_DOUBT, owners);
  }

  /// The division that is true may be one that no rule of ours allows, or one that wasn't found.
  private void doubt(List<Integer> changes, int percent, int owners) {
    for (int output : changes) {
      for (int input = 0; input < inputs; input++) {
        shares[output][input] =
            (shares[output][input] * (100 - percent) + (double) percent / owners) / 100;
      }
    }
  }

  /// Nothing tells coins of one value apart: they share alike.
  private void evenOut(List<Integer> changes) {
    for (List<Integer> alike : byValue(changes, tx.outputs()).values()) {
      double[] mean = new double[inputs];
      for (int output : alike) {
        for (int input = 0; input < inputs; input++) {
          mean[input] += shares[output][input] / alike.size();
        }
      }
      alike.forEach(output -> shares[output] = mean.clone());
    }
    List<Integer> all = new ArrayList<>();
    for (int input = 0; input < inputs; input++) {
      all.add(input);
    }
    for (List<Integer> alike : byValue(all, tx.inputs()).values()) {
      for (int output : changes) {
        double sum = alike.stream().mapToDouble(input -> shares[output][input]).sum();
        alike.forEach(input -> shares[output][input] = sum / alike.size());
      }
    }
  }

  private static Map<Long, List<Integer>> byValue(List<Integer> places, List<Coin> coins) {
    Map<Long, List<Integer>> byValue = new HashMap<>();
    for (int place : places) {
      byValue.computeIfAbsent(coins.get(place).value(), value -> new ArrayList<>()).add(place);
    }
    return byValue;
  }

  private void reused() {
    for (int output = 0; output < shares.length; output++) {
      String address = tx.outputs().get(output).address();
      double[] share = new double[inputs];
      boolean found = false;
      for (int input = 0; input < inputs; input++) {
        if (address != null && address.equals(tx.inputs().get(input).address())) {
          share[input] = CERTAIN / 1e6;
          found = true;
        }
      }
      if (found) {
        shares[output] = share;
        rules[output] = Rule.ADDRESS;
      }
    }
  }

  private void together(Collection<Integer> outputs) {
    double[] product = null;
    double groupSize = 1;
    for (int output : outputs) {
      double[] share = shares[output];
      if (share == null) {
        return;
      }
      double sum = Arrays.stream(share).sum();
      groupSize = Math.max(1, rules[output] == Rule.CHANGE ? sum : groupSize);
      if (product == null) {
        product = share.clone();
      } else {
        for (int input = 0; input < inputs; input++) {
          product[input] *= share[input];
        }
      }
    }
    double whole = product == null ? 0 : Arrays.stream(product).sum();
    if (product == null || outputs.size() < 2 || whole == 0) {
      return; // they contradict each other: more than one owner after all
    }
    for (int input = 0; input < inputs; input++) {
      product[input] = Math.min(CERTAIN / 1e6, product[input] * groupSize / whole);
    }
    for (int output : outputs) {
      shares[output] = product.clone();
      rules[output] = Rule.TOGETHER;
    }
  }

  private Demixed owners() {
    List<Owners> owners = new ArrayList<>();
    for (int output = 0; output < shares.length; output++) {
      double[] share = shares[output];
      if (share == null) {
        continue;
      }
      List<Candidate> candidates = new ArrayList<>();
      for (int input = 0; input < inputs; input++) {
        int ppm = (int) Math.min(CERTAIN, StrictMath.round(1e6 * share[input]));
        if (ppm >= LEAST) {
          candidates.add(new Candidate(input, ppm));
        }
      }
      candidates.sort(
          Comparator.comparingInt(Candidate::ppm).reversed().thenComparingInt(Candidate::input));
      owners.add(new Owners(output, rules[output], candidates));
    }
    return new Demixed(owners);
  }
}
