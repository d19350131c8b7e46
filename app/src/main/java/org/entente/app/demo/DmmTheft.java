package org.entente.app.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entente.base.Hex;
import org.entente.base.TxId;

/// The theft from DMM Bitcoin (Japan) on 31 May 2024, which the FBI and Japan's National Police
/// Agency attributed to North Korea ("TraderTraitor").
///
/// Facts of the public ledger, written down field by field: the two transactions without their
/// witnesses, which their ids do not cover. The import computes the ids anew from these fields,
/// so a mistake here could not go unnoticed. Addresses as published by Beosin.
public final class DmmTheft {
  /// The transaction that paid the victim's wallet what was taken from it.
  public static final TxId FUNDING =
      TxId.parse("c03acb80562302248f8be621e765315345a85cd3856bf49583e97b0428342908");

  public static final TxId THEFT =
      TxId.parse("975ec405ac9dc9fa5ab8009d94d6a1fe31dff8a8127ea90d023104e52754e4d7");

  /// Two of three keys of the exchange.
  static final String VICTIM = "3P8MfdM4pULv7ozdQvfwAqNF29zAjmnUYD";

  /// Another address of the exchange, which the payee was made to look like.
  static final String VICTIMS_OWN = "1B6rJ6ZKfZmkqMyBGe5KR27oWkEbQdNM7P";

  static final String PAYEE = "1B6rJRfjTXwEy36SCs5zofGMmdv2kdZw7P";

  /// Outputs of [#FUNDING], in the order in which the theft spends them.
  public static final List<Integer> STOLEN = List.of(29, 21, 26, 23, 24, 25, 27, 28, 22);

  /// Size of the theft on the network, signatures discounted (BIP141): 3,006 bytes, 728 of them
  /// without witness.
  static final int THEFT_VBYTES = 1298;

  private static final String WALLET_SCRIPT = "a914eb25855f1c231b6899e15e5e8aabf5a62f6c4d6387";
  private static final long BTC = 100_000_000;

  private DmmTheft() {}

  private record Pay(long sat, String script) {}

  private record Spend(TxId txId, int vout, String script, int sequence) {}

  public static String fundingHex() {
    Spend from =
        new Spend(
            TxId.parse("fb5ff69a87f15881ca320d3561f478a8bb294a72a657924ee3036d46056afd34"),
            1,
            "00483045022100b9e3d29899a3978ea793ab0385026d453541aa93322c7c796b2d5b677fa08e6202202bfd"
                + "a89747fa2751afb5b21b991550f855acf926e72e6df15ced38f6000a72cf014730440220629d9d"
                + "fbc38a89696b9e35297c62fe15ae0cedb97d5ba40437673e81f2ea5f25022042186666d76a9758"
                + "c0686f7e05f39bc140fe5c11064b1ac6058083aa814baed5014c695221022279489fa3e9886b25"
                + "f0c455e510f8b0f0d636930768d7d440dd103077597ffe210344402b39b5efbd49f88400cdf041"
                + "d1cd15bee795e672c8fefdc9790f78233c00210381b8c97ac3e501fc41e1e3b9eb07acba5b6cde"
                + "d8fbeb32324bda23ec3200ba2e53ae",
            0xfffffffe);
    List<Pay> pays = new ArrayList<>();
    pays.add(new Pay(1_820_045, "a91483c4bcd560f09a59ff0f4499f4345561ed01152887"));
    pays.addAll(Collections.nCopies(20, new Pay(10 * BTC, WALLET_SCRIPT)));
    pays.addAll(Collections.nCopies(8, new Pay(500 * BTC, WALLET_SCRIPT)));
    pays.add(new Pay(503 * BTC, WALLET_SCRIPT));
    return hex(2, List.of(from), pays, 837_658);
  }

  public static String theftHex() {
    String redeem = "220020cb374fed2759417dbafd9af9eaafedececd464ef0bc22193b52012efe26159f5";
    List<Spend> spends =
        STOLEN.stream().map(vout -> new Spend(FUNDING, vout, redeem, 0xffffffff)).toList();
    Pay payee = new Pay(450_290_000_000L, "76a9146ecc7dd816248cd5919fcd86a0832c8553f4296e88ac");
    return hex(1, spends, List.of(payee), 0);
  }

  /// What never was: the thief pays ten bitcoins of it to an exchange, nobody has signed it yet. To
  /// whom is left open: the output has no address.
  static String supposedDepositHex() {
    Spend stolen = new Spend(THEFT, 0, "", 0xffffffff);
    return hex(2, List.of(stolen), List.of(new Pay(10 * BTC, "51")), 0);
  }

  private static String hex(int version, List<Spend> spends, List<Pay> pays, int locktime) {
    ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(version).put((byte) spends.size());
    for (Spend spend : spends) {
      out.put(spend.txId().hash().bytes()).putInt(spend.vout());
      putScript(out, spend.script());
      out.putInt(spend.sequence());
    }
    out.put((byte) pays.size());
    for (Pay pay : pays) {
      out.putLong(pay.sat());
      putScript(out, pay.script());
    }
    out.putInt(locktime);
    return Hex.encode(out.array(), 0, out.position());
  }

  /// A length of up to 65,535 bytes, then the script.
  private static void putScript(ByteBuffer out, String script) {
    byte[] bytes = Hex.decode(script);
    if (bytes.length < 0xfd) {
      out.put((byte) bytes.length);
    } else {
      out.put((byte) 0xfd).putShort((short) bytes.length);
    }
    out.put(bytes);
  }
}
