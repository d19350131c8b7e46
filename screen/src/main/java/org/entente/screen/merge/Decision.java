package org.entente.screen.merge;

/// What a person decided about two rows, by their ids; it overrules every rule.
public record Decision(String a, String b, boolean same) {
  boolean isAbout(String one, String other) {
    return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
  }
}
