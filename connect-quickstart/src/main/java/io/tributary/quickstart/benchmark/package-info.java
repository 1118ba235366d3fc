/** How fast and how frugal a connector is: its first sync of a simulated vendor, through a real worker, measured. */
package io.tributary.quickstart.benchmark;
