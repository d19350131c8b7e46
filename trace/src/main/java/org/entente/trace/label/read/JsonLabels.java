package org.entente.trace.label.read;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads wallets from STIX 2.1: objects of the public extension type in both of its dialects (the
/// address is `value`, or `address` before 2025), with the identity that holds them, and indicators
/// whose pattern names a wallet.
final class JsonLabels {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern WALLET =
      Pattern.compile("cryptocurrency-wallet:(?:value|address)\\s*=\\s*'([^']+)'");
  private static final String WALLET_TYPE = "cryptocurrency-wallet";
  private static final String NEXT = "Give a STIX 2.1 bundle or one of its objects.";

  private final Source source;
  private final Consumer<Label> labels;
  private final Map<String, JsonNode> byId = new HashMap<>();

  private JsonLabels(Source source, Consumer<Label> labels) {
    this.source = source;
    this.labels = labels;
  }

  /// Throws [BadInput].
  static void read(Source source, Consumer<Label> labels) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(source.whole());
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadInput(
          source.file().toString(),
          "line " + line,
          "not JSON: " + e.getOriginalMessage(),
          "Mend the file.",
          e);
    }
    new JsonLabels(source, labels).read(root);
  }

  private void read(JsonNode root) {
    List<JsonNode> objects = new ArrayList<>();
    if (text(root, "type").equals("bundle")) {
      root.path("objects").forEach(objects::add);
    } else if (!text(root, "type").isEmpty()) {
      objects.add(root);
    } else {
      throw source.bad(0, "no STIX: it has no 'type'", NEXT);
    }
    objects.forEach(object -> byId.put(text(object, "id"), object));
    for (int i = 0; i < objects.size(); i++) {
      try {
        object(objects.get(i));
      } catch (IllegalArgumentException e) {
        String reason = "object " + i + ": " + e.getMessage();
        source.doubts().add(source.bad(0, reason, "Mend it, or leave it out with --lenient."));
      }
    }
  }

  private void object(JsonNode object) {
    switch (text(object, "type")) {
      case WALLET_TYPE -> wallet(object);
      case "indicator" -> indicator(object);
      default -> {
        // other objects speak of no address
      }
    }
  }

  private void wallet(JsonNode wallet) {
    String address =
        text(wallet, "value").isEmpty() ? text(wallet, "address") : text(wallet, "value");
    if (address.isEmpty()) {
      throw new IllegalArgumentException("a wallet without value");
    }
    JsonNode holder = byId.getOrDefault(text(wallet, "holder_ref"), wallet);
    String name = text(holder, "name");
    String asset =
        text(wallet, "symbol").isEmpty() ? text(wallet, "currency_symbol") : text(wallet, "symbol");
    labels.accept(
        new Label(
            Source.address(address),
            claim(
                name.isEmpty() ? "wallet in STIX" : name,
                asset,
                concepts(holder),
                holder,
                wallet)));
  }

  private void indicator(JsonNode indicator) {
    Matcher wallet = WALLET.matcher(text(indicator, "pattern"));
    while (wallet.find()) {
      String name = text(indicator, "name");
      Claim claim =
          claim(
              name.isEmpty() ? "indicator in STIX" : name,
              "",
              list(indicator, "indicator_types"),
              indicator,
              indicator);
      labels.accept(new Label(Source.address(wallet.group(1)), claim));
    }
  }

  private static List<String> concepts(JsonNode holder) {
    List<String> concepts = new ArrayList<>(list(holder, "roles"));
    concepts.addAll(list(holder, "labels"));
    return concepts;
  }

  private Claim claim(
      String name, String asset, List<String> concepts, JsonNode dated, JsonNode subject) {
    LocalDate date = day(dated, "modified");
    LocalDate from = day(dated, "valid_from");
    LocalDate created = day(dated, "created");
    LocalDate known = from != null ? from : created != null ? created : source.day();
    boolean revoked = dated.path("revoked").asBoolean(false);
    LocalDate until = revoked ? (date == null ? source.day() : date) : day(dated, "valid_until");
    JsonNode author = byId.get(text(dated, "created_by_ref"));
    return new Claim(
        name,
        "",
        concepts,
        confidence(dated),
        text(subject, "id"),
        author == null ? "" : text(author, "name"),
        asset,
        false,
        date,
        until != null && until.isBefore(known) ? until : known,
        until,
        text(dated, "description"));
  }

  private static Confidence confidence(JsonNode dated) {
    JsonNode told = dated.path("confidence");
    if (!told.isIntegralNumber()) {
      return Confidence.UNKNOWN;
    }
    int points = told.asInt();
    if (points < 0 || points > 100) {
      throw new IllegalArgumentException("confidence " + points + " is not 0 to 100");
    }
    return Confidences.stix(points);
  }

  private @Nullable LocalDate day(JsonNode object, String field) {
    String text = text(object, field);
    return text.isEmpty() ? null : source.date(0, field, text);
  }

  private static List<String> list(JsonNode object, String field) {
    List<String> items = new ArrayList<>();
    object.path(field).forEach(item -> items.add(item.isString() ? item.asString() : ""));
    items.removeIf(String::isEmpty);
    return items;
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? value.asString() : "";
  }
}
