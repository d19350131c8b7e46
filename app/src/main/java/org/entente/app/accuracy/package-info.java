/// `entente test accuracy`: how often each rule that can be wrong is wrong, measured on real
/// samples where they are at hand and on made ones with known truth where they are not. Each area
/// adds an [org.entente.app.accuracy.AccuracyPart].
@NullMarked
package org.entente.app.accuracy;

import org.jspecify.annotations.NullMarked;
