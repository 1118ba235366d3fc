package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import java.util.List;

/**
 * People as the App API wraps them ({@code {"customer": {"identifiers": {…}, …}}}). Their keys are those of
 * {@code identifiers}; the {@code id} beside it only repeats what was asked for, or is empty.
 */
enum PersonForm implements RowForm {
    WRAPPED;

    private static final String CUSTOMER = "customer";
    private static final String IDENTIFIERS = "identifiers";

    @Override
    public void read(ObjectNode row, Sink sink) {
        row.properties().forEach(member -> {
            if (member.getKey().equals(CUSTOMER) && member.getValue() instanceof ObjectNode person) {
                readPerson(person, sink);
            } else {
                sink.field(member.getKey(), List.of(member.getKey()), member.getValue());
            }
        });
    }

    private static void readPerson(ObjectNode person, Sink sink) {
        person.properties().forEach(member -> {
            if (member.getKey().equals(IDENTIFIERS) && member.getValue() instanceof ObjectNode identifiers) {
                identifiers
                        .properties()
                        .forEach(identifier -> sink.field(
                                identifier.getKey(),
                                List.of(CUSTOMER, IDENTIFIERS, identifier.getKey()),
                                identifier.getValue()));
            } else if (!member.getKey().equals("id")) {
                sink.field(member.getKey(), List.of(CUSTOMER, member.getKey()), member.getValue());
            }
        });
    }

    @Override
    public String name(String member) {
        return member;
    }
}
