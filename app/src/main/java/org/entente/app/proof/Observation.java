package org.entente.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.request.Target;

/// What a registry (RDAP, RFC 9083) or a resolver (DNS over HTTPS in JSON) answered about a domain,
/// kept to the byte. It can't be asked again for that time, so it never proves more than that it
/// fits.
final class Observation {
  /// States in which a domain leads nowhere (RFC 8056).
  private static final List<String> DOWN =
      List.of(
          "client hold",
          "server hold",
          "inactive",
          "pending delete",
          "redemption period",
          "locked");

  private static final int NO_SUCH_NAME = 3;

  private Observation() {}

  static Finding check(EffectProof.Claim claim) {
    byte[] bytes;
    JsonValue.Members answer;
    try {
      bytes = Base64.getDecoder().decode(claim.text("base64"));
      if (!Hex.encode(Merkle.sha256(bytes)).equals(claim.text("sha256"))) {
        return refuted("its bytes do not have the hash that it names");
      }
      JsonValue value = JsonReader.parse("the observation", bytes);
      answer = value instanceof JsonValue.Members members ? members : JsonValue.Members.NONE;
    } catch (IllegalArgumentException | BadInput _) {
      return refuted("it is no base64 of JSON");
    }
    boolean isOfTarget =
        claim.target().form() == Target.Form.DOMAIN
            && claim.text("domain").equals(claim.target().value());
    if (!isOfTarget) {
      return refuted("it is of another domain than the target");
    }
    return switch (claim.text("of")) {
      case "rdap" -> rdap(claim, answer);
      case "dns" -> dns(claim, new String(bytes, UTF_8), answer);
      case String _ -> refuted("it is neither of RDAP nor of DNS");
    };
  }

  private static Finding refuted(String why) {
    return Finding.of(Finding.Result.REFUTED, why);
  }

  private static Finding rdap(EffectProof.Claim claim, JsonValue.Members answer) {
    String name = answer.optional("ldhName").orElse("").toLowerCase(Locale.ROOT);
    List<String> states = answer.texts("status");
    boolean isDown =
        states.stream().map(one -> one.toLowerCase(Locale.ROOT)).anyMatch(DOWN::contains);
    return name.equals(claim.target().value()) && isDown
        ? Finding.of(
            Finding.Result.CONSISTENT,
            "the registry answered " + String.join(", ", states) + " at " + claim.text("taken_at"))
        : refuted("the registry's answer does not say that the domain is down");
  }

  private static Finding dns(EffectProof.Claim claim, String text, JsonValue.Members answer) {
    boolean isGone =
        answer.get("Status") instanceof JsonValue.Numeral status
            && status.text().equals(Integer.toString(NO_SUCH_NAME))
            && text.toLowerCase(Locale.ROOT).contains(claim.target().value());
    return isGone
        ? Finding.of(
            Finding.Result.CONSISTENT,
            "the resolver answered that there is no such name at " + claim.text("taken_at"))
        : refuted("the resolver's answer does not say that the domain is gone");
  }
}
