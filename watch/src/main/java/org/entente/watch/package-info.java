/// What else moves: monitors over public data and over what their owner declared.
///
/// Nothing here aims: no impact point, no trajectory, no target; a site is watched for by its
/// owner alone.
@NullMarked
package org.entente.watch;

import org.jspecify.annotations.NullMarked;
