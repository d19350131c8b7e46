/// CACAO 2.0 playbooks whose steps belong to different countries: made from joint requests, read
/// and checked when they come from others. Nothing here executes a step: a person drafts a request
/// from it, and two send that.
@NullMarked
package org.entente.exchange.playbook;

import org.jspecify.annotations.NullMarked;
