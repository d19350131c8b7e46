package org.entente.base.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;

/// What makes an address that address: family, kind and payload. Equal for every way to write it.
///
/// Its bytes are the family's code, the kind's code and the payload. They stand in label files and
/// never change.
public final class AddressKey implements Comparable<AddressKey> {
  private static final int HEAD_BYTES = 2;

  private final byte[] bytes;

  private AddressKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public static AddressKey of(AddressFamily family, AddressKind kind, byte[] payload) {
    byte[] bytes = new byte[HEAD_BYTES + payload.length];
    bytes[0] = (byte) family.code();
    bytes[1] = (byte) kind.code();
    System.arraycopy(payload, 0, bytes, HEAD_BYTES, payload.length);
    return new AddressKey(bytes);
  }

  public static AddressKey of(EvmAddress account) {
    return of(AddressFamily.EVM, AddressKind.ACCOUNT, account.bytes());
  }

  /// Text that no format fits.
  static AddressKey ofText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return of(AddressFamily.UNKNOWN, AddressKind.TEXT, utf8);
  }

  /// The key that [#bytes] wrote. Throws [IllegalArgumentException] if it names no family or kind.
  public static AddressKey read(byte[] bytes) {
    if (bytes.length < HEAD_BYTES) {
      throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
    }
    AddressFamily.ofCode(bytes[0]);
    AddressKind.ofCode(bytes[1]);
    return new AddressKey(bytes.clone());
  }

  public AddressFamily family() {
    return AddressFamily.ofCode(bytes[0]);
  }

  public AddressKind kind() {
    return AddressKind.ofCode(bytes[1]);
  }

  public byte[] payload() {
    return Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public boolean recognised() {
    return family() != AddressFamily.UNKNOWN;
  }

  /// The account on EVM chains, if it is one.
  public Optional<EvmAddress> account() {
    return family() == AddressFamily.EVM
        ? Optional.of(EvmAddress.read(bytes, HEAD_BYTES))
        : Optional.empty();
  }

  /// What this address shares with other forms of the same key or script: equal for the weaker
  /// relation "same key, other form". Empty where a form has no other.
  public Optional<SharedKey> shared() {
    return SharedKey.of(this);
  }

  /// Whether `other` is another address of the same key or script: by another version, as a witness
  /// program, on another chain. Who holds one can most often, not always, spend the other.
  public boolean sameKeyOtherForm(AddressKey other) {
    return !equals(other) && shared().isPresent() && shared().equals(other.shared());
  }

  /// Other addresses of the same key or script, on the chains that we know.
  public List<AddressKey> otherForms() {
    return OtherForms.of(this);
  }

  @Override
  public int compareTo(AddressKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The one form we write: EVM in lower case, bech32 in lower case, base58 as it is, Bitcoin Cash
  /// in the form it shares with Bitcoin.
  public String text() {
    return CanonicalText.of(this);
  }

  @Override
  public String toString() {
    return family().text() + ":" + (recognised() ? text() : Hex.encode(payload()));
  }
}
