package org.entente.bench.screen;

import java.util.List;

/// A way to look for names. Found by [java.util.ServiceLoader], because others need libraries that
/// a plain build does not have.
public interface NamePeer {
  /// Name and version for people, and how it was used.
  String title();

  /// Takes the list; done once.
  void build(List<String> names) throws Exception;

  /// The best score of any name, and that of one name, which is 0 where it was not found.
  ///
  /// @param name its place in the list; -1 where the query is on no list
  Answer ask(String query, int name) throws Exception;

  /// Scores of one scale, the higher the better.
  record Answer(double best, double right) {}
}
