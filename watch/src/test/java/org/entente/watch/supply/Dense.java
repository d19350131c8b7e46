package org.entente.watch.supply;

/// The same questions the dumb way: whole matrices and Gauss–Jordan elimination.
final class Dense {
  private Dense() {}

  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c; r < n; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      double[] swap = a[c];
      a[c] = a[pivot];
      a[pivot] = swap;
      double scale = a[c][c];
      for (int k = 0; k < 2 * n; k++) {
        a[c][k] /= scale;
      }
      for (int r = 0; r < n; r++) {
        double factor = a[r][c];
        if (r != c && factor != 0) {
          for (int k = 0; k < 2 * n; k++) {
            a[r][k] -= factor * a[c][k];
          }
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], n, inverse[i], 0, n);
    }
    return inverse;
  }

  static double[][] identityLess(double[][] a) {
    int n = a.length;
    double[][] left = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        left[i][j] = (i == j ? 1 : 0) - a[i][j];
      }
    }
    return left;
  }
}
