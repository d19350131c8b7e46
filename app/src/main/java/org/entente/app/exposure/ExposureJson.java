package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountText;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.Named;
import org.jspecify.annotations.Nullable;

/// Exposures as JSON.
///
/// @param rules that can be wrong, and were used
/// @param at an output or a transfer, as people look it up
record ExposureJson(
    String network,
    String digest,
    LongFunction<String> at,
    ExposureSettings settings,
    List<Alarm> alarms,
    List<String> rules) {
  static ExposureJson of(
      ChainView chain, ExposureSettings settings, List<Alarm> alarms, boolean clusters) {
    LongFunction<String> at =
        output -> {
          long tx = chain.txOfOutput(output);
          return chain.txId(tx) + ":" + (output - chain.firstOutput(tx));
        };
    List<String> rules =
        clusters ? List.of("any mix", "spent together, guard coinjoin") : List.of("any mix");
    return new ExposureJson(chain.network().text(), chain.digest(), at, settings, alarms, rules);
  }

  static ExposureJson of(AccountView chain, ExposureSettings settings, List<Alarm> alarms) {
    return new ExposureJson(
        chain.network().text(),
        chain.digest(),
        transfer -> AccountText.transfer(chain, transfer),
        settings,
        alarms,
        List.of());
  }

  Map<String, Object> head() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", network);
    json.put("digest", digest);
    json.put("method", "haircut");
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("edges", settings.edges());
    set.put("least", ShareText.decimal(settings.leastPpm()));
    set.put("outputs", settings.outputs());
    set.put("look_through", ShareText.decimal(settings.lookThroughPpm()));
    json.put("settings", set);
    json.put("measured", RuleFigures.json(rules));
    return json;
  }

  /// One address; where the ledger has several assets, each stands by itself.
  Map<String, Object> of(List<Screened> screened) {
    Screened first = screened.getFirst();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", first.address());
    json.put("known", first.known());
    json.put("name", name(first.named()));
    if (first.asset() == null) {
      sides(first, json);
    } else {
      json.put("assets", screened.stream().map(this::asset).toList());
    }
    return json;
  }

  private Map<String, Object> asset(Screened screened) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asset", screened.asset());
    sides(screened, json);
    return json;
  }

  private void sides(Screened screened, Map<String, Object> json) {
    json.put("incoming", of(screened.incoming()));
    json.put("outgoing", of(screened.outgoing()));
    json.put("treated_as", screened.incoming().atLeast(settings.lookThroughPpm()));
    json.put("alerts", screened.raised(alarms).stream().map(ExposureJson::alert).toList());
  }

  private static Map<String, Object> alert(Screened.Raised raised) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", raised.alarm().category());
    json.put("direction", raised.direction());
    json.put("share", ShareText.decimal(raised.ppm()));
    json.put("threshold", ShareText.decimal(raised.alarm().ppm()));
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
    json.put("total", exposure.total().toString());
    List<Map<String, Object>> categories = new ArrayList<>();
    exposure
        .byCategory()
        .forEach((category, share) -> categories.add(category(exposure, category, share)));
    json.put("categories", categories);
    json.put("figures", exposure.figures().stream().map(f -> figure(exposure, f)).toList());
    Map<String, Object> rest = new LinkedHashMap<>();
    new TreeMap<>(exposure.rest())
        .forEach((where, amount) -> rest.put(where.text(), amount.toString()));
    json.put("rest", rest);
    json.put("edges", exposure.edges());
    json.put("outputs_left_out", exposure.leftOut());
    return json;
  }

  private static Map<String, Object> category(
      Exposure exposure, String category, Exposure.Share share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("category", category);
    json.put("direct", share.direct().toString());
    json.put("indirect", share.indirect().toString());
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
    json.put("amount", figure.amount().toString());
    json.put("share", ShareText.decimal(exposure.ppm(figure.amount())));
    json.put("hops", figure.hops());
    json.put("path", figure.path().stream().map(at::apply).toList());
    return json;
  }
}
