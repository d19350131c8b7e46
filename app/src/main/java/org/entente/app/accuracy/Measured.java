package org.entente.app.accuracy;

import org.jspecify.annotations.Nullable;

/// One rule on one sample.
///
/// @param rule as results name it
/// @param sample which, in a few words
/// @param truth what the sample's labels are worth
/// @param tally null where the rule gives only probabilities
/// @param calibration null where the rule gives no probabilities
record Measured(
    String rule,
    String sample,
    Truth truth,
    @Nullable Tally tally,
    @Nullable Calibration calibration) {}
