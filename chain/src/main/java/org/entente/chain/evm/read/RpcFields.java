package org.entente.chain.evm.read;

import java.util.HashMap;
import java.util.Map;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The plain values of a JSON object by name, as Ethereum's JSON-RPC writes them: 0x and
/// hexadecimal digits. Says with [IllegalArgumentException] what doesn't fit.
final class RpcFields {
  private static final int MAX_FIELDS = 200;
  private static final byte[] DIGITS = new byte[128];

  static {
    for (int i = 0; i < DIGITS.length; i++) {
      DIGITS[i] = (byte) Character.digit(i, 16);
    }
  }

  private final Map<String, String> texts = new HashMap<>();

  /// Keeps the value that the parser stands at; null counts as absent.
  void put(String name, JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (texts.putIfAbsent(name, json.getString()) != null) {
      throw new IllegalArgumentException("\"" + name + "\" stands twice");
    }
    if (texts.size() > MAX_FIELDS) {
      throw new IllegalArgumentException("an object with more than " + MAX_FIELDS + " fields");
    }
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  @Nullable String text(String name) {
    return texts.get(name);
  }

  String required(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return text;
  }

  byte[] bytes(String name) {
    return bytes(name, required(name));
  }

  byte[] bytes(String name, int length) {
    byte[] bytes = bytes(name);
    if (bytes.length != length) {
      throw new IllegalArgumentException("\"" + name + "\" has " + bytes.length + " bytes");
    }
    return bytes;
  }

  Hash256 hash(String name) {
    return Hash256.read(bytes(name, Hash256.BYTES), 0);
  }

  @Nullable Hash256 hashOrNull(String name) {
    return has(name) ? hash(name) : null;
  }

  /// Throws on a wrong checksum (EIP-55), too.
  EvmAddress address(String name) {
    try {
      return EvmAddress.parse(required(name));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("\"" + name + "\": " + wrong.getMessage(), wrong);
    }
  }

  @Nullable EvmAddress addressOrNull(String name) {
    return has(name) ? address(name) : null;
  }

  Uint256 quantity(String name) {
    return quantity(name, required(name));
  }

  @Nullable Uint256 quantityOrNull(String name) {
    return has(name) ? quantity(name) : null;
  }

  long number(String name) {
    Uint256 number = quantity(name);
    if (!number.fitsLong()) {
      throw new IllegalArgumentException("\"" + name + "\" is " + number);
    }
    return number.toLong();
  }

  int index(String name) {
    long number = number(name);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("\"" + name + "\" is " + number);
    }
    return (int) number;
  }

  /// The string that the parser stands at, as bytes.
  static byte[] bytes(String name, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("\"" + name + "\" is no hexadecimal text");
    }
    return bytes(name, json.getString());
  }

  private static byte[] bytes(String name, String text) {
    if (!text.startsWith("0x") || text.length() % 2 == 1) {
      throw notHexadecimal(name);
    }
    byte[] bytes = new byte[text.length() / 2 - 1];
    for (int i = 0; i < bytes.length; i++) {
      int both = (digit(text, 2 + 2 * i) << 4) | digit(text, 3 + 2 * i);
      if (both < 0) {
        throw notHexadecimal(name);
      }
      bytes[i] = (byte) both;
    }
    return bytes;
  }

  private static int digit(String text, int at) {
    char digit = text.charAt(at);
    return digit < DIGITS.length ? DIGITS[digit] : -1;
  }

  private static Uint256 quantity(String name, String text) {
    int length = text.length();
    if (!text.startsWith("0x") || length == 2 || length > 2 + 2 * Uint256.BYTES) {
      throw new IllegalArgumentException("\"" + name + "\" is no hexadecimal number");
    }
    long[] words = new long[4];
    for (int i = 2; i < length; i++) {
      int digit = digit(text, i);
      if (digit < 0) {
        throw new IllegalArgumentException("\"" + name + "\" is no hexadecimal number");
      }
      int place = length - 1 - i;
      words[3 - place / 16] |= (long) digit << (place % 16 * 4);
    }
    return new Uint256(words[0], words[1], words[2], words[3]);
  }

  private static IllegalArgumentException notHexadecimal(String name) {
    return new IllegalArgumentException("\"" + name + "\" is no hexadecimal text");
  }

  /// Reads a list of plain values or objects: `item` is called at the beginning of each.
  static void list(String name, JsonParser json, Runnable item) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("\"" + name + "\" is no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      item.run();
    }
  }

  /// What is done with a value of an object that is a list or an object itself.
  interface Nested {
    void read(String name);
  }

  /// Reads an object: its plain values into new fields, the others through `nested`, which must
  /// read or skip them whole.
  static RpcFields object(JsonParser json, Nested nested) {
    return object(json, new RpcFields(), nested);
  }

  /// The same, into `fields`, which `nested` may look at meanwhile.
  static RpcFields object(JsonParser json, RpcFields fields, Nested nested) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("an object is expected, not " + json.currentToken());
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        fields.put(name, json);
      } else {
        nested.read(name);
      }
    }
    return fields;
  }
}
