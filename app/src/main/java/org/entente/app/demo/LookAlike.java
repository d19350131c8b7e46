package org.entente.app.demo;

/// How alike two addresses look to somebody who compares their ends, as hurried people do.
record LookAlike(int first, int last) {
  static LookAlike of(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int first = 0;
    while (first < shorter && a.charAt(first) == b.charAt(first)) {
      first++;
    }
    int last = 0;
    while (last < shorter - first
        && a.charAt(a.length() - 1 - last) == b.charAt(b.length() - 1 - last)) {
      last++;
    }
    return new LookAlike(first, last);
  }

  /// Addresses that must be tried, on average, until one looks so: 58 for each character that
  /// agrees, but for the first, which all addresses of the kind share.
  double tries() {
    return Math.pow(58, first + last - 1.0);
  }
}
