package org.entente.base.address;

/// An address as somebody wrote it, and what it is.
///
/// @param text as written, without white space around it
/// @param reading what the text turned out to be
public record CryptoAddress(String text, AddressKey key, Reading reading) {

  /// How far the text can be trusted.
  public sealed interface Reading {}

  /// A checksum holds.
  public record Checked() implements Reading {}

  /// A format without a checksum: an account of EVM in letters of one case, hexadecimal TRON.
  public record Unchecked() implements Reading {}

  /// An account of EVM whose upper and lower case letters, a checksum by EIP-55, are wrong: it is
  /// mistyped, or another address was meant. The key is what its digits say.
  public record WrongCase() implements Reading {}

  /// No format fits; the key is the text.
  ///
  /// @param why in a few words, for the person who typed it
  public record NotRecognised(String why) implements Reading {}

  /// Reads any text; it never fails.
  public static CryptoAddress read(String text) {
    return AddressReader.read(text.strip());
  }

  public boolean recognised() {
    return key.recognised();
  }
}
