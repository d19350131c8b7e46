package org.entente.cases;

/// What is kept of a case isn't what was recorded: a disk gives other bytes, or somebody changed
/// the file. It is not given out.
public final class DamagedCase extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedCase(String caseId, int position, String what) {
    super(place(caseId, position) + " " + what);
  }

  private static String place(String caseId, int position) {
    return position == 0 ? "case " + caseId : "case " + caseId + ", entry " + position + ",";
  }
}
