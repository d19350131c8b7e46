package org.entente.watch.overflight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.watch.text.Rounded;
import org.jspecify.annotations.Nullable;

/// Passes as programs read them, and which of them are to be told now: the same from the command
/// line and from a node.
public final class PassResult {
  /// No pass of a low orbit lasts longer; a search goes so far beyond what is asked, so that each
  /// pass is found whole.
  public static final int LONGEST_MINUTES = 60;

  private static final long ROUND_SECONDS = 600;

  private PassResult() {}

  public static Map<String, @Nullable Object> json(Pass pass) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", pass.set().object());
    json.put("site", pass.site().id());
    json.put("site_lat", Rounded.of(pass.site().latitude(), 6));
    json.put("site_lon", Rounded.of(pass.site().longitude(), 6));
    json.put("open", pass.open().text());
    json.put("closest", pass.closest().text());
    json.put("close", pass.close().text());
    json.put("off_nadir_deg", Rounded.of(pass.offNadir(), 4));
    json.put("elevation_deg", Rounded.of(pass.elevation(), 4));
    json.put("range_km", Rounded.of(pass.rangeKm(), 4));
    json.put("sun_deg", Rounded.of(pass.sun(), 3));
    json.put("lit", pass.isLit());
    json.put("set", pass.set().epoch().text());
    json.put("age_days", Rounded.of(pass.ageDays(), 4));
    json.put("sigma_s", Rounded.of(pass.sigmaSeconds(), 2));
    return json;
  }

  public static Map<String, Object> json(Passes.Overtaken none) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("object", none.set().object());
    json.put("set", none.set().epoch().text());
    json.put("because", none.because());
    return json;
  }

  /// Whether its window, widened by twice its error, has begun or will within so many minutes, and
  /// isn't over.
  public static boolean isDue(Pass pass, Julian now, int minutes) {
    double widen = 2 * pass.sigmaSeconds() / 60;
    return pass.open().plusMinutes(-widen).compareTo(now.plusMinutes(minutes)) <= 0
        && pass.close().plusMinutes(widen).compareTo(now) >= 0;
  }

  /// What a node is told of one that is due: a result of its own.
  public static Map<String, Object> alert(Pass pass) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("event", "overflight");
    document.put("passes", List.of(json(pass)));
    return document;
  }

  /// A newer element set moves a pass by seconds: so it is called by its object, its site and its
  /// time to ten minutes, and told once.
  public static String name(Pass pass) {
    long second = pass.closest().instant().plusSeconds(ROUND_SECONDS / 2).getEpochSecond();
    Instant about = Instant.ofEpochSecond(second - Math.floorMod(second, ROUND_SECONDS));
    return "pass "
        + pass.set().object()
        + " "
        + pass.site().id()
        + " "
        + about.truncatedTo(ChronoUnit.MINUTES);
  }
}
