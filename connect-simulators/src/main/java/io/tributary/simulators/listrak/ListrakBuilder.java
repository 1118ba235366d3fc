package io.tributary.simulators.listrak;

import io.tributary.simulators.http.SimulationBuilder;

/** Builds a simulated Listrak. */
public final class ListrakBuilder extends SimulationBuilder<ListrakBuilder> {
    private int lists = 3;
    private int contacts = 250;
    private int messages = 30;
    private int recipients = 600;
    private int events = 300;
    private int page = 2500;
    private String user = "simulated-user";
    private String password = "s&mulated<password>";

    ListrakBuilder() {}

    @Override
    protected ListrakBuilder self() {
        return this;
    }

    /** Number of contact lists. Default: 3. */
    public ListrakBuilder lists(int count) {
        this.lists = count;
        return this;
    }

    /** Number of subscriptions of all lists. Default: 250. */
    public ListrakBuilder contacts(int count) {
        this.contacts = count;
        return this;
    }

    /** Number of messages of all lists. Default: 30. */
    public ListrakBuilder messages(int count) {
        this.messages = count;
        return this;
    }

    /** Number of recipients of all messages. Default: 600. */
    public ListrakBuilder recipients(int count) {
        this.recipients = count;
        return this;
    }

    /** Number of events of each kind of all messages. Default: 300. */
    public ListrakBuilder events(int count) {
        this.events = count;
        return this;
    }

    /** Rows per page. Default: 2,500, like the service. */
    public ListrakBuilder page(int rows) {
        this.page = rows;
        return this;
    }

    /** The user and password that the service accepts. */
    public ListrakBuilder logon(String userName, String itsPassword) {
        this.user = userName;
        this.password = itsPassword;
        return this;
    }

    @Override
    public SimulatedListrak start() {
        SimulatedListrak listrak = new SimulatedListrak(user, password, page, seed());
        new AccountGenerator(listrak.account(), seed())
                .fill(new ListrakSize(lists, contacts, messages, recipients, events));
        return listening(listrak);
    }
}
