/// What others send in other forms, brought into STIX 2.1: STIX 2.0 (as ATT&CK is published),
/// MISP events, tables of indicators. The same input gives the same objects, ids included, so
/// what comes twice is seen to be the same.
@NullMarked
package org.entente.exchange.stix.intake;

import org.jspecify.annotations.NullMarked;
