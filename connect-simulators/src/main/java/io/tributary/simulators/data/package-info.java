/** Deterministic data that looks like life: the same seed and number always give the same names, texts and times. */
package io.tributary.simulators.data;
