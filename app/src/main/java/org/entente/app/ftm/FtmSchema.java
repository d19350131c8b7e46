package org.entente.app.ftm;

import java.util.Map;
import java.util.Optional;
import org.entente.screen.TargetKind;
import org.entente.screen.merge.Entity;

/// The schemata that name a kind of target.
public final class FtmSchema {
  private static final Map<String, TargetKind> KINDS =
      Map.ofEntries(
          Map.entry("Person", TargetKind.PERSON),
          Map.entry("Company", TargetKind.ORGANIZATION),
          Map.entry("Organization", TargetKind.ORGANIZATION),
          Map.entry("PublicBody", TargetKind.ORGANIZATION),
          Map.entry("LegalEntity", TargetKind.LEGAL_ENTITY),
          Map.entry("Vessel", TargetKind.VESSEL),
          Map.entry("Airplane", TargetKind.AIRCRAFT),
          Map.entry("CryptoWallet", TargetKind.OTHER),
          Map.entry("Security", TargetKind.OTHER),
          Map.entry("Asset", TargetKind.OTHER),
          Map.entry("Vehicle", TargetKind.OTHER),
          Map.entry("Thing", TargetKind.OTHER));

  private FtmSchema() {}

  public static Optional<TargetKind> kind(String schema) {
    return Optional.ofNullable(KINDS.get(schema));
  }

  /// What an entity of ours is called.
  static String of(Entity entity) {
    return switch (entity.kind()) {
      case PERSON -> "Person";
      case ORGANIZATION -> "Organization";
      case VESSEL -> "Vessel";
      case AIRCRAFT -> "Airplane";
      case LEGAL_ENTITY -> "LegalEntity";
      case OTHER ->
          entity.targets().stream().anyMatch(target -> !target.wallets().isEmpty())
              ? "CryptoWallet"
              : "Thing";
    };
  }
}
