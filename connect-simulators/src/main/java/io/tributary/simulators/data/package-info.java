/** Realistic, deterministic data: the same seed and number give the same names, texts and times. */
package io.tributary.simulators.data;
