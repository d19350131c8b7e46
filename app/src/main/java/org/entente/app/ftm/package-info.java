/// Customers and targets in the shape of FollowTheMoney entities, as other programs send and
/// expect them.
@NullMarked
package org.entente.app.ftm;

import org.jspecify.annotations.NullMarked;
