package org.entente.watch.overflight;

import java.time.LocalDate;

/// A place that its `owner` declared on a day as its own. Only such places are watched for: there
/// is no way to ask about a bare coordinate. Degrees north and east, metres above WGS-84.
public record Site(
    String id,
    String name,
    double latitude,
    double longitude,
    double heightM,
    String owner,
    LocalDate declared) {}
