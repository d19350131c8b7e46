package org.entente.exchange.overlap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.TaxiiTime;

/// What two nodes agree on before anything of their items goes: what is learnt, by whom, for what
/// and by what law, and until when.
///
/// @param isMutual whether both learn; else only who started does
/// @param isContinued whether both use their keys of the epoch: only new items cost, and what was
///     answered about in other continued comparisons of the epoch meets what is new now
/// @param ends microseconds since 1970; nothing is answered from then on
/// @param isExercise stands in the signed offer, so that it can't be lost
public record Terms(
    Mode mode,
    boolean isMutual,
    boolean isContinued,
    String purpose,
    String basis,
    long ends,
    boolean isExercise) {
  private static final int LONGEST = 2_000;

  /// Throws [BadInput] for what can't be.
  public Terms {
    if (purpose.isBlank() || basis.isBlank()) {
      throw bad("purpose and legal basis must say why, and by what law");
    }
    if (purpose.length() > LONGEST || basis.length() > LONGEST) {
      throw bad("purpose or legal basis is longer than " + LONGEST + " characters");
    }
    if (isContinued && mode != Mode.ITEMS) {
      throw bad("only a comparison of items can continue another");
    }
    if (isMutual && mode == Mode.SUM) {
      throw bad("a sum is learnt by who has the amounts: it can't be for both");
    }
  }

  private static BadInput bad(String reason) {
    return new BadInput("the terms", "", reason, "Correct them");
  }

  public JsonValue.Members json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("mode", JsonValue.of(mode.word()));
    all.put("mutual", JsonValue.of(isMutual));
    all.put("continued", JsonValue.of(isContinued));
    all.put("purpose", JsonValue.of(purpose));
    all.put("legal_basis", JsonValue.of(basis));
    all.put("ends", JsonValue.of(TaxiiTime.text(ends)));
    all.put("exercise", JsonValue.of(isExercise));
    all.put("rule", JsonValue.of(ItemForm.RULE));
    return new JsonValue.Members(all);
  }

  /// Throws [BadInput] for terms that aren't whole.
  public static Terms read(JsonValue.Members all) {
    Mode mode =
        Mode.of(all.optional("mode").orElse("")).orElseThrow(() -> bad("the mode is unknown"));
    long ends =
        all.optional("ends")
            .flatMap(TaxiiTime::micros)
            .orElseThrow(() -> bad("they don't say when they end"));
    boolean isWhole =
        all.get("mutual") instanceof JsonValue.Truth
            && all.get("continued") instanceof JsonValue.Truth
            && all.get("exercise") instanceof JsonValue.Truth
            && JsonValue.of(ItemForm.RULE).equals(all.get("rule"));
    if (!isWhole) {
      throw bad(
          "mutual, continued or exercise is missing, or items have another form than rule "
              + ItemForm.RULE);
    }
    return new Terms(
        mode,
        JsonValue.of(true).equals(all.get("mutual")),
        JsonValue.of(true).equals(all.get("continued")),
        all.optional("purpose").orElse(""),
        all.optional("legal_basis").orElse(""),
        ends,
        JsonValue.of(true).equals(all.get("exercise")));
  }
}
