/** A small connector for tests of the sandbox, which package it as a plugin or an archive. */
package io.tributary.sandbox.toy;
