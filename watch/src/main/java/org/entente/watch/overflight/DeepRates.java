package org.entente.watch.overflight;

/// What Sun and Moon add to the rates of a deep-space orbit, radians a minute (`e` a minute).
record DeepRates(double e, double inclination, double anomaly, double argument, double node) {}
