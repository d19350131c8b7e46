package org.entente.app.accuracy;

import java.util.List;

/// The chapters, in order. Add yours here.
final class AccuracyParts {
  static final List<AccuracyPart> ALL =
      List.of(
          new MixAccuracy(), //
          new DemixAccuracy(), //
          new PoolAccuracy(), //
          new CustodialAccuracy(), //
          new ClusterAccuracy(), //
          new AccountAccuracy(), //
          new TypologyAccuracy(), //
          new NameAccuracy(), //
          new SeaAccuracy(), //
          new OverflightAccuracy(), //
          new SupplyAccuracy(), //
          new IncidentAccuracy() //
          );

  private AccuracyParts() {}
}
