/// What stands at the node's port: the server, who may pass, how often and how much, pages, the
/// description of the routes.
@NullMarked
package org.entente.app.server.door;

import org.jspecify.annotations.NullMarked;
