/** The tests that every connector has to pass: of its task, and of the packaged plugin with a real broker and real workers. */
package io.tributary.testkit;
