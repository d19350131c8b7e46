package org.entente.watch.overflight;

/// A time in which the satellite of `set` may see `site`: the site within the off-nadir limit,
/// the satellite above the site's horizon. Values are those at the closest approach (least slant
/// range): degrees and km. `isLit`: the Sun stands high enough for an optical sensor.
public record Pass(
    ElementSet set,
    Site site,
    Julian open,
    Julian closest,
    Julian close,
    double offNadir,
    double elevation,
    double rangeKm,
    double sun,
    boolean isLit,
    double ageDays,
    double sigmaSeconds) {}
