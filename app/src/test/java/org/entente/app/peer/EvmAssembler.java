package org.entente.app.peer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Turns words into a contract's bytes: names of instructions, numbers in hexadecimal (pushed at
/// their length), `name:` where one may jump to, `@name` to push that place.
public final class EvmAssembler {
  private static final Map<String, Integer> CODES = new HashMap<>();

  static {
    CODES.put("ADD", 0x01);
    CODES.put("SUB", 0x03);
    CODES.put("LT", 0x10);
    CODES.put("EQ", 0x14);
    CODES.put("SHR", 0x1c);
    CODES.put("CALLER", 0x33);
    CODES.put("CALLVALUE", 0x34);
    CODES.put("CALLDATALOAD", 0x35);
    CODES.put("CODECOPY", 0x39);
    CODES.put("SELFBALANCE", 0x47);
    CODES.put("MSTORE", 0x52);
    CODES.put("SLOAD", 0x54);
    CODES.put("SSTORE", 0x55);
    CODES.put("JUMPI", 0x57);
    CODES.put("GAS", 0x5a);
    CODES.put("DUP1", 0x80);
    CODES.put("DUP2", 0x81);
    CODES.put("DUP3", 0x82);
    CODES.put("SWAP1", 0x90);
    CODES.put("LOG3", 0xa3);
    CODES.put("CALL", 0xf1);
    CODES.put("RETURN", 0xf3);
    CODES.put("STOP", 0x00);
    CODES.put("REVERT", 0xfd);
  }

  private static final int PUSH1 = 0x60;
  private static final int PUSH2 = 0x61;
  private static final int JUMPDEST = 0x5b;

  private EvmAssembler() {}

  public static byte[] assemble(String text) {
    Map<String, Integer> places = new HashMap<>();
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    write(words, places); // finds the places
    return write(words, places);
  }

  private static byte[] write(List<String> words, Map<String, Integer> places) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String word : words) {
      if (word.endsWith(":")) {
        places.put(word.substring(0, word.length() - 1), out.size());
        out.write(JUMPDEST);
      } else if (word.startsWith("@")) {
        int place = places.getOrDefault(word.substring(1), 0);
        out.write(PUSH2);
        out.write(place >>> 8);
        out.write(place);
      } else if (CODES.containsKey(word)) {
        out.write(CODES.get(word));
      } else {
        byte[] number = HexFormat.of().parseHex(word);
        out.write(PUSH1 + number.length - 1);
        out.writeBytes(number);
      }
    }
    return out.toByteArray();
  }

  private static final String TRANSFER_TOPIC =
      "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

  /// An ERC-20 token, all of which its creator gets: `transfer` and `balanceOf`.
  public static byte[] token(long supply) {
    byte[] body =
        assemble(
            """
            00 CALLDATALOAD e0 SHR
            DUP1 a9059cbb EQ @transfer JUMPI
            DUP1 70a08231 EQ @balance JUMPI
            fail: 00 DUP1 REVERT
            balance: 04 CALLDATALOAD SLOAD 00 MSTORE 20 00 RETURN
            transfer: 24 CALLDATALOAD CALLER SLOAD
              DUP2 DUP2 LT @fail JUMPI
              DUP2 SWAP1 SUB CALLER SSTORE
              04 CALLDATALOAD DUP1 SLOAD DUP3 ADD DUP2 SSTORE
              DUP2 00 MSTORE CALLER TOPIC 20 00 LOG3
              01 00 MSTORE 20 00 RETURN
            """
                .replace("TOPIC", TRANSFER_TOPIC));
    String units = "%016x".formatted(supply);
    String head =
        """
        UNITS CALLER SSTORE UNITS 00 MSTORE
        CALLER 00 TOPIC 20 00 LOG3
        LENGTH DUP1 OFFSET 00 CODECOPY 00 RETURN
        """
            .replace("UNITS", units)
            .replace("TOPIC", TRANSFER_TOPIC)
            .replace("LENGTH", "%04x".formatted(body.length));
    int offset = assemble(head.replace("OFFSET", "0000")).length;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(assemble(head.replace("OFFSET", "%04x".formatted(offset))));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /// A contract that pays whatever it gets on to `heir`.
  public static byte[] forwarder(String heir) {
    byte[] body =
        assemble(
            "00 DUP1 DUP1 DUP1 CALLVALUE HEIR GAS CALL STOP".replace("HEIR", heir.substring(2)));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    // Its length, from behind these twelve bytes, as its code.
    all.writeBytes(assemble("%04x DUP1 000d 00 CODECOPY 00 RETURN".formatted(body.length)));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
