/// Exports in the FollowTheMoney model, as OpenSanctions publishes them; under the user's licence.
@NullMarked
package org.entente.screen.ftm;

import org.jspecify.annotations.NullMarked;
