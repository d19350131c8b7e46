package org.entente.watch.picture;

/// The bytes that say so.
///
/// @param name of the file, or of the evidence in a case
/// @param sha256 of the bytes, in hex; empty for what is no file
/// @param part where in it, such as `events/3`
/// @param caseId empty for what is in no case
/// @param entry within the case; 0 for what is in no case
public record Source(String name, String sha256, String part, String caseId, int entry) {
  public static Source file(String name, String sha256) {
    return new Source(name, sha256, "", "", 0);
  }

  Source part(String list, int index) {
    return new Source(name, sha256, list + "/" + index, caseId, entry);
  }
}
