package io.tributary.connect.listrak.service;

import io.tributary.connect.listrak.soap.GetContactListCollection;
import io.tributary.connect.listrak.soap.GetFilteredListCount;
import io.tributary.connect.listrak.soap.IntegrationServiceSoap;
import io.tributary.connect.listrak.soap.ReportListMessageActivity;
import io.tributary.connect.listrak.soap.ReportListMessageDelivery;
import io.tributary.connect.listrak.soap.ReportMessageContactSent;
import io.tributary.connect.listrak.soap.ReportRangeListContactRemoval;
import io.tributary.connect.listrak.soap.ReportRangeMessageContactBounces;
import io.tributary.connect.listrak.soap.ReportRangeMessageContactClick;
import io.tributary.connect.listrak.soap.ReportRangeMessageContactOpen;
import io.tributary.connect.listrak.soap.ReportRangeMessageContactRead;
import io.tributary.connect.listrak.soap.ReportRangeMessageContactRemoval;
import io.tributary.connect.listrak.soap.ReportRangeSubscribedContacts;
import io.tributary.connect.listrak.soap.ReportSubscribedContacts;
import io.tributary.connect.listrak.soap.WSUser;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An operation of the service, called through the generated client.
 *
 * @param parameters the class of its parameters; its simple name is the operation
 * @param response the type of the element that it responds with
 */
record Operation<P>(Class<P> parameters, ElementType response, Call<P> call) {
    private static final Map<String, Operation<?>> ALL = List.<Operation<?>>of(
                    of(GetContactListCollection.class, IntegrationServiceSoap::getContactListCollection),
                    of(GetFilteredListCount.class, IntegrationServiceSoap::getFilteredListCount),
                    of(ReportListMessageActivity.class, IntegrationServiceSoap::reportListMessageActivity),
                    of(ReportListMessageDelivery.class, IntegrationServiceSoap::reportListMessageDelivery),
                    of(ReportMessageContactSent.class, IntegrationServiceSoap::reportMessageContactSent),
                    of(ReportRangeListContactRemoval.class, IntegrationServiceSoap::reportRangeListContactRemoval),
                    of(
                            ReportRangeMessageContactBounces.class,
                            IntegrationServiceSoap::reportRangeMessageContactBounces),
                    of(ReportRangeMessageContactClick.class, IntegrationServiceSoap::reportRangeMessageContactClick),
                    of(ReportRangeMessageContactOpen.class, IntegrationServiceSoap::reportRangeMessageContactOpen),
                    of(ReportRangeMessageContactRead.class, IntegrationServiceSoap::reportRangeMessageContactRead),
                    of(
                            ReportRangeMessageContactRemoval.class,
                            IntegrationServiceSoap::reportRangeMessageContactRemoval),
                    of(ReportRangeSubscribedContacts.class, IntegrationServiceSoap::reportRangeSubscribedContacts),
                    of(ReportSubscribedContacts.class, IntegrationServiceSoap::reportSubscribedContacts))
            .stream()
            .collect(Collectors.toMap(Operation::name, Function.identity()));

    /** Calls the generated client. */
    @FunctionalInterface
    interface Call<P> {
        void send(IntegrationServiceSoap port, P parameters, WSUser user);
    }

    private static <P> Operation<P> of(Class<P> parameters, Call<P> call) {
        return new Operation<>(parameters, new ElementType(response(parameters)), call);
    }

    /** The class of the element that the service responds with to {@code parameters}. */
    private static Class<?> response(Class<?> parameters) {
        return Arrays.stream(IntegrationServiceSoap.class.getMethods())
                .filter(method -> method.getParameterTypes()[0] == parameters)
                .map(Method::getReturnType)
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return parameters.getSimpleName();
    }

    /** The name of the element with its result. */
    String result() {
        return name() + "Result";
    }

    /**
     * The operation with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Operation<?> named(String name) {
        Operation<?> operation = ALL.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("No operation " + name);
        }
        return operation;
    }

    /**
     * Whether a response without a result may mean that there are no rows. It may not for the lists, because their absence
     * deletes rows, and for a single value.
     */
    static boolean mayLackResult(String name) {
        return !name.equals("GetContactListCollection") && !name.equals("GetFilteredListCount");
    }

    /** Sends the operation. The port's exchange reads the response. */
    void send(IntegrationServiceSoap port, Map<String, String> values, WSUser user) {
        call.send(port, Beans.of(values, parameters), user);
    }
}
