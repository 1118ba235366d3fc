package io.tributary.simulators.listrak;

import io.tributary.simulators.http.SimulatedServer;
import io.tributary.simulators.http.SimulationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated Listrak. */
@Command(
        name = "simulated-listrak",
        mixinStandardHelpOptions = true,
        description = "A simulation of Listrak's SOAP API")
public final class SimulatedListrakServer extends SimulatedServer {

    @Option(names = "--lists", defaultValue = "3")
    private int lists;

    @Option(names = "--contacts", defaultValue = "250", description = "of all lists")
    private int contacts;

    @Option(names = "--messages", defaultValue = "30")
    private int messages;

    @Option(names = "--recipients", defaultValue = "600", description = "of all messages")
    private int recipients;

    @Option(names = "--events", defaultValue = "300", description = "of each kind of all messages")
    private int events;

    @Option(names = "--page", defaultValue = "2500")
    private int page;

    @Option(names = "--username", defaultValue = "simulated-user")
    private String user;

    @Option(names = "--password", defaultValue = "s&mulated<password>")
    private String password;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        run(new SimulatedListrakServer(), arguments);
    }

    @Override
    protected SimulationBuilder<?> builder() {
        return SimulatedListrak.builder()
                .lists(lists)
                .contacts(contacts)
                .messages(messages)
                .recipients(recipients)
                .events(events)
                .page(page)
                .logon(user, password);
    }
}
