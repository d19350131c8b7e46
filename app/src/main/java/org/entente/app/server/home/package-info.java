/// A node's home folder on disk: settings, keys, certificates, backups, and the port of a node
/// that runs.
@NullMarked
package org.entente.app.server.home;

import org.jspecify.annotations.NullMarked;
