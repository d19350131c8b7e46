package org.entente.watch.coincidence;

/// Exact sums of the binomial distribution, and the interval of Clopper and Pearson by halving.
final class Binomial {
  private static final int HALVINGS = 60;

  private Binomial() {}

  /// P(X ≥ k) of n trials.
  static double atLeast(int k, int n, double p) {
    if (k <= 0) {
      return 1;
    }
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 0 : 1;
    }
    double sum = 0;
    double term = 0; // ln of n over i
    for (int i = 1; i <= k; i++) {
      term += Math.log(n - i + 1.0) - Math.log(i);
    }
    for (int i = k; i <= n; i++) {
      sum += Math.exp(term + i * Math.log(p) + (n - i) * Math.log1p(-p));
      term += Math.log(n - i) - Math.log(i + 1.0);
    }
    return Math.min(1, sum);
  }

  /// The lower end of the interval in which the share lies unless chance did what it does in
  /// `level` of all cases.
  static double low(int k, int n, double level) {
    if (k == 0) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double half = (low + high) / 2;
      if (atLeast(k, n, half) < level / 2) {
        low = half;
      } else {
        high = half;
      }
    }
    return low;
  }

  static double high(int k, int n, double level) {
    return 1 - low(n - k, n, level);
  }
}
