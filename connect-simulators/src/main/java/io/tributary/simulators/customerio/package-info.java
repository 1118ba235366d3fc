/**
 * Customer.io's App API on this machine, over a workspace of generated people, messages, activities and the account's own lists. It
 * depends on no connector.
 */
package io.tributary.simulators.customerio;
