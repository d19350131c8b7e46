/// Warnings, alerts of live traces and the common picture, as routes.
@NullMarked
package org.entente.app.server.watch;

import org.jspecify.annotations.NullMarked;
