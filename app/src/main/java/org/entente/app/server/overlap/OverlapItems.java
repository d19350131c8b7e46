package org.entente.app.server.overlap;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.overlap.ItemForm;
import org.entente.exchange.overlap.SumQuestion;

/// Items of one comparison, each once: as a person wrote it, in its one form, and with its amount.
///
/// @param amounts as many as items; 0 where none was written
record OverlapItems(List<String> lines, List<byte[]> forms, List<BigInteger> amounts) {
  private static final Pattern AMOUNT = Pattern.compile("(.*\\S)\\s+=\\s*([0-9]{1,39})");

  /// Throws [BadInput] with the line that can't be one.
  ///
  /// @param needsAmounts whether each line must end with ` = AMOUNT`, and none may be there twice
  static OverlapItems of(List<String> lines, boolean needsAmounts) {
    Set<String> seen = new HashSet<>();
    List<String> kept = new ArrayList<>();
    List<byte[]> forms = new ArrayList<>();
    List<BigInteger> amounts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher amount = AMOUNT.matcher(line);
      boolean hasAmount = amount.matches();
      byte[] form = form(i, hasAmount ? amount.group(1) : line);
      boolean isNew = seen.add(Hex.encode(form));
      if (needsAmounts && (!isNew || !hasAmount)) {
        throw wrong(i, hasAmount ? "it is there twice" : "it has no amount, like ADDRESS = 100");
      }
      BigInteger value = hasAmount ? new BigInteger(amount.group(2)) : BigInteger.ZERO;
      if (value.compareTo(SumQuestion.MOST) > 0) {
        throw wrong(i, "its amount has more than 128 bits");
      }
      if (isNew) {
        kept.add(line);
        forms.add(form);
        amounts.add(value);
      }
    }
    return new OverlapItems(kept, forms, amounts);
  }

  private static byte[] form(int place, String text) {
    try {
      return ItemForm.of(text);
    } catch (IllegalArgumentException e) {
      throw wrong(place, String.valueOf(e.getMessage()));
    }
  }

  private static BadInput wrong(int place, String reason) {
    return new BadInput("items", "item " + (place + 1), reason, "Mend it or take it out");
  }

  int size() {
    return forms.size();
  }

  /// Those of these places, in their order.
  OverlapItems at(List<Integer> places) {
    return new OverlapItems(
        places.stream().map(lines::get).toList(),
        places.stream().map(forms::get).toList(),
        places.stream().map(amounts::get).toList());
  }
}
