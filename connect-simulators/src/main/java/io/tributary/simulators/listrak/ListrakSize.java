package io.tributary.simulators.listrak;

/**
 * How much an account holds at first.
 *
 * @param lists contact lists
 * @param contacts subscriptions of all lists together
 * @param messages of all lists together
 * @param recipients of all messages together
 * @param events of each kind, of all messages together
 */
record ListrakSize(int lists, int contacts, int messages, int recipients, int events) {}
