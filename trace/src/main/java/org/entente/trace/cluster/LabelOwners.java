package org.entente.trace.cluster;

import com.carrotsearch.hppc.IntIntHashMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.chain.ChainView;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;

/// Owners by strong labels: those that name an actor, with a confidence of [#STRONG_POINTS] or
/// more. Weaker ones are too often wrong to hold two clusters apart.
///
/// Labels of addresses that the ledger doesn't have yet count when they are offered again.
public final class LabelOwners implements Owners {
  /// From GraphSense's levels: a provider's or an authority's word, not a crawler's.
  public static final int STRONG_POINTS = 50;

  private final LocalDate day;
  private final KeyScripts scripts;
  private final IntIntHashMap ownerOfScript = new IntIntHashMap();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /// Labels as they stood on `day`.
  public LabelOwners(ChainView chain, LocalDate day) {
    this.day = day;
    scripts = new KeyScripts(chain);
  }

  /// Takes a label into account if it is strong and of this ledger; of two owners for one address
  /// the first in the alphabet is kept, so that the order doesn't matter.
  public void offer(Label label) {
    Claim claim = label.claim();
    if (claim.actor().isEmpty()
        || claim.confidence().points() < STRONG_POINTS
        || !claim.stoodOn(day)
        || !(label.subject() instanceof Subject.Address address)) {
      return;
    }
    long script = scripts.find(address.key());
    if (script != ChainView.NONE) {
      int before = ownerOfScript.getOrDefault((int) script, NOBODY);
      if (before == NOBODY || claim.actor().compareTo(name(before)) < 0) {
        ownerOfScript.put((int) script, number(claim.actor()));
      }
    }
  }

  private int number(String actor) {
    return numbers.computeIfAbsent(
        actor,
        name -> {
          names.add(name);
          return names.size();
        });
  }

  @Override
  public int of(int script) {
    return ownerOfScript.getOrDefault(script, NOBODY);
  }

  /// The actor with this number.
  public String name(int owner) {
    return names.get(owner - 1);
  }
}
