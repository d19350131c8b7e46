package org.entente.chain.script;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.base.Network;
import org.entente.base.address.AddressFamily;
import org.entente.base.address.AddressKey;
import org.entente.base.address.AddressKind;
import org.entente.base.codec.Base58Check;
import org.entente.base.codec.Bech32;
import org.entente.base.codec.Bech32.Witness;

/// Addresses, which are scripts as people write them, on one network.
public final class Addresses {
  private static final byte[] P2PKH_HEAD = {0x76, (byte) 0xa9, 20};
  private static final byte[] P2PKH_TAIL = {(byte) 0x88, (byte) 0xac};
  private static final byte[] P2SH_HEAD = {(byte) 0xa9, 20};
  private static final byte[] P2SH_TAIL = {(byte) 0x87};
  private static final int HASH_BYTES = 20;
  private static final int OP_RESERVED = 0x50;

  private final Network network;

  public Addresses(Network network) {
    this.network = network;
  }

  /// The script's address, for those kinds that have one.
  public Optional<String> of(byte[] script) {
    return switch (ScriptType.of(script)) {
      case P2PKH -> Optional.of(base58(network.p2pkhVersion(), script, P2PKH_HEAD.length));
      case P2SH -> Optional.of(base58(network.p2shVersion(), script, P2SH_HEAD.length));
      case P2WPKH, P2WSH, P2TR, P2A, WITNESS -> Optional.of(bech32(script));
      case P2PK, MULTISIG, NULLDATA, OTHER -> Optional.empty();
    };
  }

  /// The key of the script's address: the same as reading [#of] gives, without the text and its
  /// checksum between, for those who ask of very many scripts.
  public Optional<AddressKey> key(byte[] script) {
    AddressFamily family =
        network == Network.MAINNET ? AddressFamily.BITCOIN : AddressFamily.BITCOIN_TEST;
    return switch (ScriptType.of(script)) {
      case P2PKH -> part(family, AddressKind.KEY_HASH, script, P2PKH_HEAD.length, HASH_BYTES);
      case P2SH -> part(family, AddressKind.SCRIPT_HASH, script, P2SH_HEAD.length, HASH_BYTES);
      case P2WPKH -> part(family, AddressKind.WITNESS_KEY_HASH, script, 2, HASH_BYTES);
      case P2WSH -> part(family, AddressKind.WITNESS_SCRIPT_HASH, script, 2, 32);
      case P2TR -> part(family, AddressKind.TAPROOT, script, 2, 32);
      case P2A, WITNESS -> {
        byte[] versioned = Arrays.copyOfRange(script, 1, script.length);
        versioned[0] = (byte) (script[0] == 0 ? 0 : script[0] - OP_RESERVED);
        yield Optional.of(AddressKey.of(family, AddressKind.WITNESS, versioned));
      }
      case P2PK, MULTISIG, NULLDATA, OTHER -> Optional.empty();
    };
  }

  private static Optional<AddressKey> part(
      AddressFamily family, AddressKind kind, byte[] script, int from, int length) {
    byte[] payload = Arrays.copyOfRange(script, from, from + length);
    return Optional.of(AddressKey.of(family, kind, payload));
  }

  private static String base58(int version, byte[] script, int from) {
    byte[] payload = new byte[1 + HASH_BYTES];
    payload[0] = (byte) version;
    System.arraycopy(script, from, payload, 1, HASH_BYTES);
    return Base58Check.encode(payload);
  }

  private String bech32(byte[] script) {
    int version = script[0] == 0 ? 0 : script[0] - OP_RESERVED;
    byte[] program = Arrays.copyOfRange(script, 2, script.length);
    return Bech32.encodeWitness(network.hrp(), new Witness(version, program));
  }

  /// The script that pays this address. Throws [IllegalArgumentException] that says what is wrong
  /// with the text: a mistyped character, another network, an unknown kind.
  public byte[] script(String address) {
    int separator = address.lastIndexOf('1');
    boolean segwit = separator > 0 && isHrp(address.substring(0, separator));
    return segwit ? witnessScript(address) : hashScript(address);
  }

  private static boolean isHrp(String text) {
    return Arrays.stream(Network.values()).anyMatch(n -> n.hrp().equalsIgnoreCase(text));
  }

  private byte[] witnessScript(String address) {
    String hrp = address.substring(0, address.lastIndexOf('1'));
    if (!hrp.equalsIgnoreCase(network.hrp())) {
      throw otherNetwork(n -> n.hrp().equalsIgnoreCase(hrp));
    }
    Witness witness = Bech32.decodeWitness(network.hrp(), address);
    byte[] program = witness.program();
    byte[] script = new byte[2 + program.length];
    script[0] = (byte) (witness.version() == 0 ? 0 : OP_RESERVED + witness.version());
    script[1] = (byte) program.length;
    System.arraycopy(program, 0, script, 2, program.length);
    return script;
  }

  private byte[] hashScript(String address) {
    byte[] payload = Base58Check.decode(address);
    if (payload.length != 1 + HASH_BYTES) {
      throw new IllegalArgumentException(
          "it holds " + payload.length + " bytes, an address 21: this is something else");
    }
    int version = payload[0] & 0xff;
    if (version == network.p2pkhVersion()) {
      return join(P2PKH_HEAD, payload, P2PKH_TAIL);
    }
    if (version == network.p2shVersion()) {
      return join(P2SH_HEAD, payload, P2SH_TAIL);
    }
    throw otherNetwork(n -> n.p2pkhVersion() == version || n.p2shVersion() == version);
  }

  private IllegalArgumentException otherNetwork(Predicate<Network> whose) {
    String others =
        Arrays.stream(Network.values())
            .filter(whose)
            .map(Network::text)
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "it is an address of "
            + (others.isEmpty() ? "another coin" : others)
            + ", not of "
            + network.text());
  }

  private static byte[] join(byte[] head, byte[] payload, byte[] tail) {
    byte[] script = new byte[head.length + HASH_BYTES + tail.length];
    System.arraycopy(head, 0, script, 0, head.length);
    System.arraycopy(payload, 1, script, head.length, HASH_BYTES);
    System.arraycopy(tail, 0, script, head.length + HASH_BYTES, tail.length);
    return script;
  }
}
