package io.tributary.quickstart.benchmark;

/** What a program took. */
record Measurement(Subject subject, Program program, Usage usage) {}
