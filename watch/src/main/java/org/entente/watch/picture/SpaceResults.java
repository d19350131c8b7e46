package org.entente.watch.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Of `watch overflight passes` and `watch overflight manoeuvres`. A pass lies at the declared
/// site over which it leads, its times are as sure as its element set is young; a manoeuvre
/// happened within an interval. What a manoeuvre made void is told too, so that a [Picture] can
/// say so of passes that were taken in before.
final class SpaceResults {
  static final String VOID = "void";
  static final String OBJECT = "object";
  static final String SET = "set";

  private SpaceResults() {}

  static List<Observation> passes(Part document, Map<String, Place.Point> sites, Instant known) {
    boolean isSynthetic = document.truth("synthetic");
    List<Observation> all = new ArrayList<>();
    for (Part pass : document.parts("passes")) {
      all.add(pass(pass, sites).synthetic(isSynthetic).of(pass.source(), known));
    }
    for (Part none : document.parts("void")) {
      String object = none.need(OBJECT);
      String set = none.need(SET);
      String title = "passes of " + object + " by the set of " + set + " are void";
      all.add(
          new Draft(Lane.OVERFLIGHT, VOID, title, When.at(known))
              .subject("void " + object + " " + set)
              .synthetic(isSynthetic)
              .because(List.of(none.text("because")))
              .fact(OBJECT, object)
              .fact(SET, set)
              .of(none.source(), known));
    }
    return all;
  }

  private static Draft pass(Part pass, Map<String, Place.Point> sites) {
    String object = pass.need(OBJECT);
    String site = pass.need("site");
    Place.Point told = pass.point("site_lat", "site_lon");
    Place.Point at = told == null ? sites.get(site) : told;
    When when =
        new When(pass.time("open"), pass.time("close"), When.Manner.SPAN, pass.number("sigma_s"));
    return new Draft(Lane.OVERFLIGHT, "pass", object + " over " + site, when)
        .subject("pass " + object + " " + site)
        .place(at == null ? null : new Place.Spot(at, Double.NaN))
        .fact(OBJECT, object)
        .fact("site", site)
        .fact("closest", pass.text("closest"))
        .fact("off_nadir_deg", pass.text("off_nadir_deg"))
        .fact("sun_deg", pass.text("sun_deg"))
        .fact("lit", pass.text("lit"))
        .fact(SET, pass.text(SET))
        .fact("age_days", pass.text("age_days"));
  }

  static List<Observation> manoeuvres(Part document, Instant known) {
    return document.parts("events").stream()
        .map(
            event -> {
              String object = event.need(OBJECT);
              Instant from = event.time("not_before");
              Instant to = event.time("not_after");
              return new Draft(
                      Lane.OVERFLIGHT, "manoeuvre", object + " manoeuvred", When.within(from, to))
                  .subject("manoeuvre " + object)
                  .synthetic(document.truth("synthetic"))
                  .fact(OBJECT, object)
                  .fact("delta_v_m_s", event.text("delta_v_m_s"))
                  .fact("score", event.text("score"))
                  .of(event.source(), known);
            })
        .toList();
  }
}
