package org.entente.watch.overflight;

/// An orbit that turns once or twice a day feels the same bulges of the Earth again and again.
/// Integrated from the epoch in steps of half a day each time it is asked, so that an answer
/// depends on the moment alone, not on what was asked before.
sealed interface Resonance permits OneDay, HalfDay {
  double EARTH_RATE = 0.0043752690880113;
  double STEP_MINUTES = 720;

  /// The acceleration of the mean longitude at `longitude`, and its change along it; `argument`
  /// is that of the perigee.
  Pull pull(double longitude, double argument);

  /// The longitude at the epoch, and how fast it moves beside the mean motion.
  double start();

  double drift();

  /// rad/min², and the sum whose product with the longitude's rate is its change.
  record Pull(double acceleration, double slope) {}

  /// Mean motion and resonant longitude at a moment.
  record Found(double n, double longitude) {}

  default Found at(double minutes, MeanOrbit o, double argumentRate) {
    double n = o.n();
    double longitude = start();
    double time = 0;
    double step = minutes > 0 ? STEP_MINUTES : -STEP_MINUTES;
    while (true) {
      Pull pull = pull(longitude, o.argument() + argumentRate * time);
      double rate = n + drift();
      double change = pull.slope * rate;
      double left = minutes - time;
      if (Math.abs(left) < STEP_MINUTES) {
        return new Found(
            n + pull.acceleration * left + change * left * left * 0.5,
            longitude + rate * left + pull.acceleration * left * left * 0.5);
      }
      double half = STEP_MINUTES * STEP_MINUTES / 2;
      longitude += rate * step + pull.acceleration * half;
      n += pull.acceleration * step + change * half;
      time += step;
    }
  }
}
