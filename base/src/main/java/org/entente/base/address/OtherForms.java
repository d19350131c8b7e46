package org.entente.base.address;

import java.util.ArrayList;
import java.util.List;

/// The addresses that share a key or a script with one: for looking up the weaker relation.
final class OtherForms {
  private static final List<AddressFamily> HASHED =
      List.of(
          AddressFamily.BITCOIN,
          AddressFamily.LITECOIN,
          AddressFamily.DASH,
          AddressFamily.ZCASH,
          AddressFamily.BITCOIN_GOLD,
          AddressFamily.DOGECOIN);
  private static final List<AddressFamily> WITNESS =
      List.of(AddressFamily.BITCOIN, AddressFamily.LITECOIN, AddressFamily.BITCOIN_GOLD);

  private OtherForms() {}

  static List<AddressKey> of(AddressKey key) {
    List<AddressKey> forms = new ArrayList<>();
    byte[] payload = key.payload();
    switch (key.kind()) {
      case KEY_HASH, WITNESS_KEY_HASH -> keyHashes(payload, forms);
      case ACCOUNT -> accounts(key, payload, forms);
      case SCRIPT_HASH -> add(HASHED, AddressKind.SCRIPT_HASH, payload, forms);
      case WITNESS_SCRIPT_HASH, TAPROOT, WITNESS -> add(WITNESS, key.kind(), payload, forms);
      case TAGGED_ACCOUNT, LONG_SCRIPT_HASH, MONERO_KEYS, MONERO_INTEGRATED, TEXT, SHIELDED -> {
        // their other forms can't be written down
      }
    }
    forms.removeIf(form -> !key.sameKeyOtherForm(form));
    return List.copyOf(forms);
  }

  private static void keyHashes(byte[] hash, List<AddressKey> forms) {
    add(HASHED, AddressKind.KEY_HASH, hash, forms);
    add(WITNESS, AddressKind.WITNESS_KEY_HASH, hash, forms);
    forms.add(AddressKey.of(AddressFamily.XRP, AddressKind.ACCOUNT, hash));
  }

  private static void accounts(AddressKey key, byte[] account, List<AddressKey> forms) {
    if (key.family() == AddressFamily.XRP) {
      keyHashes(account, forms);
    } else {
      forms.add(AddressKey.of(AddressFamily.EVM, AddressKind.ACCOUNT, account));
      forms.add(AddressKey.of(AddressFamily.TRON, AddressKind.ACCOUNT, account));
    }
  }

  private static void add(
      List<AddressFamily> families, AddressKind kind, byte[] payload, List<AddressKey> forms) {
    families.forEach(family -> forms.add(AddressKey.of(family, kind, payload)));
  }
}
