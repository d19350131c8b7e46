package org.entente.app.ftm;

import java.util.Optional;
import org.entente.screen.TargetKind;
import org.entente.screen.ftm.FtmJson;
import org.entente.screen.merge.Entity;

/// The schemata that name a kind of target.
public final class FtmSchema {
  private FtmSchema() {}

  /// Those that lists are read by, and `Thing`, by which a question leaves the kind open.
  public static Optional<TargetKind> kind(String schema) {
    return schema.equals("Thing") ? Optional.of(TargetKind.OTHER) : FtmJson.kind(schema);
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
