/// Warnings between nations: alerts in CAP 1.2 (and 1.1), checked, kept in the order of their
/// arrival, and judged as a set: what an alert's state is depends on what was received, never on
/// the order in which it came. No trajectory, impact or aim is taken from anybody.
///
/// Sources: OASIS CAP 1.2 (1 July 2010); W3C XML Signature 1.1.
@NullMarked
package org.entente.watch.warning;

import org.jspecify.annotations.NullMarked;
