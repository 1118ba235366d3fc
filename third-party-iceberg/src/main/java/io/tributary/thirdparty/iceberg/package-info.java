/** Reads tables that Iceberg's sink has written. */
package io.tributary.thirdparty.iceberg;
