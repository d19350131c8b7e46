package org.entente.watch.overflight;

/// The mean elements of one set at its epoch, as printed: angles in degrees, `meanMotion` in
/// revolutions a day (Kozai's), `bstar` per Earth radius. SGP4 reads nothing else; the drag terms
/// ṅ/2 and n̈/6 of the same set are kept with the set, since they belong to the older SGP.
public record Elements(
    double inclination,
    double node,
    double eccentricity,
    double perigee,
    double meanAnomaly,
    double meanMotion,
    double bstar) {}
