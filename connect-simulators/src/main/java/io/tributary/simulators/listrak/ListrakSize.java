package io.tributary.simulators.listrak;

/**
 * The initial size of an account.
 *
 * @param lists contact lists
 * @param contacts subscriptions of all lists
 * @param messages of all lists
 * @param recipients of all messages
 * @param events of each kind of all messages
 */
record ListrakSize(int lists, int contacts, int messages, int recipients, int events) {}
