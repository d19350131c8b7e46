package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.chain.ChainView;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.Rest;
import org.jspecify.annotations.Nullable;

/// Exposures as JSON.
record ExposureJson(ChainView chain, ExposureSettings settings, List<Alarm> alarms) {
  Map<String, Object> head() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("digest", chain.digest());
    json.put("method", "haircut");
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("edges", settings.edges());
    set.put("least", ShareText.decimal(settings.leastPpm()));
    set.put("outputs", settings.outputs());
    set.put("look_through", ShareText.decimal(settings.lookThroughPpm()));
    json.put("settings", set);
    return json;
  }

  Map<String, Object> of(Screened screened) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", screened.address());
    json.put("known", screened.known());
    json.put("name", name(screened.named()));
    json.put("incoming", of(screened.incoming()));
    json.put("outgoing", of(screened.outgoing()));
    json.put("treated_as", screened.incoming().atLeast(settings.lookThroughPpm()));
    json.put(
        "alerts",
        screened.raised(alarms).stream()
            .map(
                raised -> {
                  Map<String, Object> alert = new LinkedHashMap<>();
                  alert.put("category", raised.alarm().category());
                  alert.put("direction", raised.direction());
                  alert.put("share", ShareText.decimal(raised.ppm()));
                  alert.put("threshold", ShareText.decimal(raised.alarm().ppm()));
                  return alert;
                })
            .toList());
    return json;
  }

  private static @Nullable Map<String, Object> name(@Nullable Named named) {
    if (named == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", named.category());
    json.put("label", named.label());
    json.put("source", named.source());
    json.put("confidence", named.points());
    return json;
  }

  Map<String, Object> of(Exposure exposure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", Long.toString(exposure.total()));
    List<Map<String, Object>> categories = new ArrayList<>();
    exposure
        .byCategory()
        .forEach((category, share) -> categories.add(category(exposure, category, share)));
    json.put("categories", categories);
    json.put("figures", exposure.figures().stream().map(f -> figure(exposure, f)).toList());
    Map<String, Object> rest = new LinkedHashMap<>();
    new TreeMap<Rest, Long>(exposure.rest())
        .forEach((where, amount) -> rest.put(where.text(), Long.toString(amount)));
    json.put("rest", rest);
    json.put("edges", exposure.edges());
    json.put("outputs_left_out", exposure.outputsLeftOut());
    return json;
  }

  private static Map<String, Object> category(
      Exposure exposure, String category, Exposure.Share share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", category);
    json.put("direct", Long.toString(share.direct()));
    json.put("indirect", Long.toString(share.indirect()));
    json.put("share", ShareText.decimal(exposure.ppm(share.all())));
    return json;
  }

  private Map<String, Object> figure(Exposure exposure, Exposure.Figure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", figure.named().category());
    json.put("label", figure.named().label());
    json.put("source", figure.named().source());
    json.put("confidence", figure.named().points());
    json.put("direct", figure.direct());
    json.put("amount", Long.toString(figure.amount()));
    json.put("share", ShareText.decimal(exposure.ppm(figure.amount())));
    json.put("hops", figure.hops());
    json.put("path", figure.path().stream().map(this::at).toList());
    return json;
  }

  String at(long output) {
    long tx = chain.txOfOutput(output);
    return chain.txId(tx) + ":" + (output - chain.firstOutput(tx));
  }
}
