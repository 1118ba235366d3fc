package io.tributary.simulators.listrak;

import io.tributary.simulators.http.SimulationBuilder;

/** Describes a simulated Listrak before it starts. */
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

    /** Contact lists; 3 unless said otherwise. */
    public ListrakBuilder lists(int count) {
        this.lists = count;
        return this;
    }

    /** Subscriptions of all lists together; 250 unless said otherwise. */
    public ListrakBuilder contacts(int count) {
        this.contacts = count;
        return this;
    }

    /** Messages of all lists together; 30 unless said otherwise. */
    public ListrakBuilder messages(int count) {
        this.messages = count;
        return this;
    }

    /** Recipients of all messages together; 600 unless said otherwise. */
    public ListrakBuilder recipients(int count) {
        this.recipients = count;
        return this;
    }

    /** Events of each kind, of all messages together; 300 unless said otherwise. */
    public ListrakBuilder events(int count) {
        this.events = count;
        return this;
    }

    /** Rows on a page; 2,500 as the service has it. */
    public ListrakBuilder page(int rows) {
        this.page = rows;
        return this;
    }

    /** The user that the service takes. */
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
