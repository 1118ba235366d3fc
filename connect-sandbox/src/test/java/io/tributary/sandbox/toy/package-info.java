/** A connector small enough for tests of the sandbox itself; tests pack it as a plugin or as an archive. */
package io.tributary.sandbox.toy;
