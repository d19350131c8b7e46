/// What we know together: incidents, evidence, findings, decisions; who knew what, and when.
///
/// A case is a journal. Nothing in it is ever changed: what was wrong is replaced by a later entry,
/// and both stay. Each entry has two times, when it was recorded here and when what it says held
/// in the world, so that each view can be had as it was on any day.
@NullMarked
package org.entente.cases;

import org.jspecify.annotations.NullMarked;
