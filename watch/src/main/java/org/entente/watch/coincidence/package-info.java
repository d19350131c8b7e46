/// Do events of one series come before those of another more often than by chance? (Event
/// coincidence analysis, after Donges et al. 2016.) Both series may cluster, which makes a formula
/// for independent events lie; so chance is what circular shifts of one series give. It says how
/// often, never why: coincidence is not cause.
@NullMarked
package org.entente.watch.coincidence;

import org.jspecify.annotations.NullMarked;
