package org.entente.chain.evm.table;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One entry of the `withdrawals` column of blocks: JSON objects with commas between them, with or
/// without brackets around, amounts in Gwei.
record Withdrawal(EvmAddress to, long gwei) {
  private static final int MAX_COUNT = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  static List<Withdrawal> list(String text) {
    String array = text.strip().startsWith("[") ? text : "[" + text + "]";
    List<Withdrawal> list = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), array)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT && list.size() < MAX_COUNT) {
        list.add(one(json));
      }
      if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
        throw new IllegalArgumentException("withdrawals: no list of objects");
      }
      return list;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("withdrawals: " + e.getOriginalMessage(), e);
    }
  }

  private static Withdrawal one(JsonParser json) {
    String to = "";
    String gwei = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "address" -> to = json.getString();
        case "amount" -> gwei = json.getString();
        default -> json.skipChildren();
      }
    }
    try {
      return new Withdrawal(EvmAddress.parse(to), Uint256.parse(gwei).toLong());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("withdrawals: " + e.getMessage(), e);
    }
  }
}
