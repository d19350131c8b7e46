package org.entente.chain.evm.read;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.evm.wire.Secp256k1;
import org.jspecify.annotations.Nullable;

/// Random transactions of every type, signed.
@SuppressWarnings("ArrayRecordComponent") // never compared
final class SampleTxs {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger HALF = CURVE.getN().shiftRight(1);

  /// A transaction: canonical form, JSON, what it pays for a unit of gas.
  record Tx(byte[] raw, String json, int type, EvmAddress from, Hash256 hash, BigInteger price) {}

  private final Random random;
  private final List<BigInteger> keys = new ArrayList<>();
  private final Keccak256 keccak = new Keccak256();

  SampleTxs(Random random) {
    this.random = random;
    for (int i = 0; i < 4; i++) {
      keys.add(new BigInteger(250, random).add(BigInteger.ONE));
    }
  }

  Tx tx(int type, int nonce, @Nullable BigInteger baseFee) {
    BigInteger key = keys.get(random.nextInt(keys.size()));
    EvmAddress from = account(key);
    EvmAddress to = type < 3 && random.nextInt(5) == 0 ? null : address();
    BigInteger fee = BigInteger.valueOf(2_000_000_000L + random.nextInt(1 << 30));
    BigInteger tip = BigInteger.valueOf(random.nextInt(1 << 30));
    boolean bound = type > 0 || random.nextBoolean();
    List<String> json =
        new ArrayList<>(List.of("\"type\":\"" + hex(type) + "\"", "\"from\":\"" + from + "\""));
    RlpWriter fields = new RlpWriter();
    if (type > 0) {
      field(fields, json, "chainId", BigInteger.ONE);
    }
    field(fields, json, "nonce", BigInteger.valueOf(nonce));
    if (type >= 2) {
      field(fields, json, "maxPriorityFeePerGas", tip);
      field(fields, json, "maxFeePerGas", fee);
    } else {
      field(fields, json, "gasPrice", fee);
    }
    field(fields, json, "gas", BigInteger.valueOf(2_000_000));
    if (to == null) {
      fields.address(null);
      json.add("\"to\":null");
    } else {
      field(fields, json, "to", to.bytes());
    }
    field(fields, json, "value", new BigInteger(random.nextInt(80), random));
    field(fields, json, "input", bytes(random.nextInt(80)));
    if (type > 0) {
      accessList(fields, json);
    }
    if (type == 3) {
      field(fields, json, "maxFeePerBlobGas", BigInteger.valueOf(1 << 20));
      Hash256 blob = Hash256.read(bytes(32), 0);
      int list = fields.begin();
      fields.hash(blob).end(list);
      json.add("\"blobVersionedHashes\":[\"0x" + blob + "\"]");
    }
    if (type == 4) {
      authorisations(fields, json);
    }
    BigInteger price = type < 2 || baseFee == null ? fee : fee.min(baseFee.add(tip));
    return sign(fields, json, type, key, from, bound, price);
  }

  private Tx sign(
      RlpWriter fields,
      List<String> json,
      int type,
      BigInteger key,
      EvmAddress from,
      boolean bound,
      BigInteger price) {
    RlpWriter unsigned = new RlpWriter();
    if (type > 0) {
      unsigned.raw(new byte[] {(byte) type});
    }
    int list = unsigned.begin();
    unsigned.raw(fields.toByteArray());
    if (type == 0 && bound) {
      unsigned.number(1).number(0).number(0);
    }
    unsigned.end(list);
    BigInteger[] signature = sign(key, hash(unsigned.toByteArray()), from);
    BigInteger v = type > 0 ? signature[2] : signature[2].add(BigInteger.valueOf(bound ? 37 : 27));
    field(fields, json, type > 0 && random.nextBoolean() ? "yParity" : "v", v);
    field(fields, json, "r", signature[0]);
    field(fields, json, "s", signature[1]);
    RlpWriter raw = new RlpWriter();
    if (type > 0) {
      raw.raw(new byte[] {(byte) type});
    }
    list = raw.begin();
    raw.raw(fields.toByteArray()).end(list);
    Hash256 hash = hash(raw.toByteArray());
    json.add("\"hash\":\"0x" + hash + "\"");
    return new Tx(raw.toByteArray(), String.join(",", json), type, from, hash, price);
  }

  static void field(RlpWriter out, List<String> json, String name, Object value) {
    json.add("\"" + name + "\":\"" + put(out, value) + "\"");
  }

  private void accessList(RlpWriter out, List<String> json) {
    EvmAddress contract = address();
    Hash256 key = Hash256.read(bytes(32), 0);
    int all = out.begin();
    int entry = out.begin();
    out.address(contract);
    int keyList = out.begin();
    out.hash(key).end(keyList).end(entry).end(all);
    json.add(
        "\"accessList\":[{\"address\":\"%s\",\"storageKeys\":[\"0x%s\"]}]"
            .formatted(contract, key));
  }

  private void authorisations(RlpWriter out, List<String> json) {
    List<String> entry = new ArrayList<>();
    int all = out.begin();
    int one = out.begin();
    field(out, entry, "chainId", BigInteger.ZERO);
    field(out, entry, "address", address().bytes());
    field(out, entry, "nonce", BigInteger.valueOf(random.nextInt(5)));
    field(out, entry, "yParity", BigInteger.ONE);
    field(out, entry, "r", new BigInteger(200, random));
    field(out, entry, "s", new BigInteger(200, random));
    out.end(one).end(all);
    json.add("\"authorizationList\":[{" + String.join(",", entry) + "}]");
  }

  private static EvmAddress account(BigInteger key) {
    byte[] point = CURVE.getG().multiply(key).normalize().getEncoded(false);
    return EvmAddress.read(new Keccak256().hash(point, 1, 65), 12);
  }

  /// r, s and the parity.
  private static BigInteger[] sign(BigInteger key, Hash256 hash, EvmAddress from) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, new ECDomainParameters(CURVE)));
    BigInteger[] made = signer.generateSignature(hash.bytes());
    BigInteger s = made[1].compareTo(HALF) > 0 ? CURVE.getN().subtract(made[1]) : made[1];
    boolean odd = from.equals(Secp256k1.recover(hash, Uint256.of(made[0]), Uint256.of(s), true));
    return new BigInteger[] {made[0], s, odd ? BigInteger.ONE : BigInteger.ZERO};
  }

  /// Writes it as RLP and says it as JSON.
  static String put(RlpWriter out, Object value) {
    if (value instanceof byte[] bytes) {
      out.bytes(bytes);
      return "0x" + Hex.encode(bytes);
    }
    out.number(Uint256.of((BigInteger) value));
    return hex((BigInteger) value);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  EvmAddress address() {
    return EvmAddress.read(bytes(20), 0);
  }

  Hash256 hash(byte[] bytes) {
    return Hash256.read(keccak.hash(bytes), 0);
  }

  static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  static String hex(BigInteger number) {
    return "0x" + number.toString(16);
  }
}
