package org.entente.exchange.stix.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.stix.PropertyExtension;
import org.entente.exchange.stix.item.Draft;

/// An account on a chain as `cryptocurrency-wallet`.
///
/// @param account known when our extension is there; the public type names no chain
public record Wallet(String address, Optional<Caip.Account> account) {
  public static final String TYPE = "cryptocurrency-wallet";

  /// The public extension that introduces the type.
  public static final String EXTENSION =
      "extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7";

  public static Wallet of(Caip.Account account) {
    return new Wallet(account.address(), Optional.of(account));
  }

  /// Of either dialect; empty when it is no wallet or names no address.
  public static Optional<Wallet> of(Members object) {
    Optional<Caip.Account> account =
        object
            .members("extensions")
            .members(OwnExtension.ID)
            .optional("account")
            .flatMap(Caip.Account::of);
    return Optional.of(object)
        .filter(one -> TYPE.equals(one.text("type")))
        .flatMap(one -> one.optional("value").or(() -> one.optional("address")))
        .map(address -> new Wallet(address, account));
  }

  /// The id of the newer dialect: of the canonical JSON of `value`.
  public String id() {
    Members name = new Members(Map.of("type", JsonValue.of(TYPE), "value", JsonValue.of(address)));
    return ObservableId.of(name).orElseThrow();
  }

  /// The id of the dialect of 2024: of the bare address.
  public String formerId() {
    return TYPE + "--" + ObservableId.uuid5(ObservableId.NAMESPACE, address);
  }

  public Members object() {
    Map<String, JsonValue> extensions = new LinkedHashMap<>();
    extensions.put(EXTENSION, OwnExtension.newObservable());
    account.ifPresent(
        known -> {
          Map<String, JsonValue> own = PropertyExtension.begin();
          own.put("chain", JsonValue.of(known.chain().toString()));
          own.put("account", JsonValue.of(known.toString()));
          extensions.put(OwnExtension.ID, new Members(own));
        });
    return Draft.observable(TYPE)
        .set("value", address)
        .set("extensions", new Members(extensions))
        .build(new UUID(0, 0));
  }
}
